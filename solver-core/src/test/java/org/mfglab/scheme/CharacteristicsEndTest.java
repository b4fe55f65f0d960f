package org.mfglab.scheme;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.mfglab.conformance.Candidate;
import org.mfglab.conformance.ConvergenceChecks;
import org.mfglab.conformance.Room;
import org.mfglab.conformance.StepRun;
import org.mfglab.conformance.TextGame;
import org.mfglab.conformance.ThreadChecks;
import org.mfglab.device.Backend;
import org.mfglab.formula.Formula;
import org.mfglab.formula.Parser;
import org.mfglab.formula.Scope;
import org.mfglab.game.MeanFieldGame;
import org.mfglab.grid.BoundaryCondition;
import org.mfglab.grid.Domain;
import org.mfglab.grid.Grid;
import org.mfglab.grid.Interval;
import org.mfglab.grid.Obstacle;
import org.mfglab.grid.Side;
import org.mfglab.grid.TimeGrid;
import org.mfglab.grid.Trajectory;
import org.mfglab.solve.Solution;
import org.mfglab.verify.Certificate;
import org.mfglab.verify.Certifier;

/// [SemiLagrangian] where characteristics end: at exits, at sides where u is given, and before obstacles. Rough values on long lines are dear, so that rooms in segments are asked only
/// to be certified.
class CharacteristicsEndTest extends CharacteristicsConformance {

    private static final Candidate CANDIDATE = new Candidate(new SemiLagrangian()::on, false, false, 0, 1, List.of(Candidate.Shape.STEERED),
            List.of(Room.EXITS, Room.DOOR, Room.TWO_DOORS, Room.VALUES, Room.CHANNEL, Room.PILLAR, Room.PILLAR_ON_TORUS, Room.PILLAR_AT_DOOR), 3);

    CharacteristicsEndTest() {
        super(CANDIDATE, 4);
    }

    @Test
    void stepsAreTheSameBitForBitForAnyNumberOfThreads() {
        ThreadChecks.stepsAreTheSameBitForBit(CANDIDATE);
    }

    @Test
    void linearisedGameWithExitsIsApproached() {
        ConvergenceChecks.linearisedGameWithExitsIsApproached(CANDIDATE);
    }

    @Test
    void linearisedGameBesideAnObstacleIsApproached() {
        ConvergenceChecks.linearisedGameBesideAnObstacleIsApproached(CANDIDATE);
    }

    @Test
    void whatItCannotTreatIsRefused() {
        try (Backend backend = Backend.cpu(1)) {
            for (Room room : List.of(Room.EXITS, Room.PILLAR))
                for (String hamiltonian : List.of("norm(p)^1.5", "0.5*p_x^2 + 0.3*p_y", "0.5*p_x^2 + sqrt(1 + p_y^2) - 5*p_y")) {
                    MeanFieldGame game = TextGame.windy(room.domain(2)).withHamiltonian(hamiltonian).game();
                    var refusal = assertThrows(IllegalArgumentException.class, () -> new SemiLagrangian().on(game, Grid.of(game.domain(), 8, 8), new TimeGrid(1, 4), backend));
                    assertTrue(refusal.getMessage().startsWith("The scheme semi_lagrangian needs "), refusal.getMessage());
                }
        }
    }

    /// A wind round a circle, from two cells beside the one door, carries past it in a step. The best way out is that at once, not that after the whole step.
    @Test
    void theNearestImageOfADoorIsFound() {
        Domain.Sides round = new Domain.Sides(BoundaryCondition.PERIODIC, BoundaryCondition.PERIODIC);
        Side door = new Side(BoundaryCondition.WALL, List.of(new Side.Part(new BoundaryCondition.Exit(Formula.ZERO), List.of(new Interval(-0.01, 0.01)))));
        Domain domain = new Domain(List.of(new Interval(0, 1), new Interval(0, 1)), List.of(new Domain.Sides(door, Side.of(BoundaryCondition.WALL)), round));
        TextGame game = new TextGame(domain, 1, 0, "0", "0.5*p_x^2 + 0.5*p_y^2 - 0.6*p_y", "100", "1000", "0", "1");
        try (StepRun run = new StepRun(new SemiLagrangian()::on, game.game(), new TimeGrid(1, 1), 10, 10)) {
            double[][] u = run.backward(run.resting());
            // Half a cell to go, within y: s (0.05/s)^2/2 + 100 s is least for s = 0.05/sqrt(200).
            assertEquals(0.05 * Math.sqrt(200), u[0][0], 1e-9);
            Certificate certificate = certificate(run, u, run.forward(u, run.resting()));
            assertTrue(certificate.hjb() < 1e-10 && certificate.fokkerPlanck() < 1e-9, certificate::toString);
        }
    }

    /// Rough values: the certifier, which looks at every move that may be better, finds none. In space two searches that end where values are flat end a little apart.
    @ParameterizedTest
    @EnumSource(value = Room.class, mode = EnumSource.Mode.EXCLUDE, names = {"TORUS", "WALLS"})
    void theBestMovesAmongExitsAndObstaclesAreCertified(Room room) {
        String[] rough = {"sin(50*x)", "sin(50*x + 31*y)", "sin(50*x + 31*y + 17*z)"};
        // Lines in pieces are long.
        for (int d = 1; d <= (room == Room.SEGMENTS || room == Room.SEGMENTS_ON_TORUS ? 1 : 3); d++)
            for (double nu : new double[] {0, 0.05}) {
                TextGame game = TextGame.windy(room.domain(d)).withHamiltonian(Candidate.Shape.STEERED.hamiltonian(d)).withCosts("0.3*cos(2*pi*x) + 1", rough[d - 1]).withViscosity(nu).withHorizon(0.2);
                try (StepRun run = new StepRun(new SemiLagrangian()::on, game.game(), new TimeGrid(0.2, 2), room.size(d))) {
                    double[][] u = run.backward(run.resting());
                    Certificate certificate = certificate(run, u, run.forward(u, run.resting()));
                    String told = room + " in " + d + "-D, nu = " + nu + ": " + certificate;
                    assertTrue(certificate.hjb() < 1e-9 && certificate.fokkerPlanck() < (d < 3 ? 1e-9 : 1e-4) && certificate.massError() < 1e-13, told);
                }
            }
    }

    /// A wall of one cell across the box: nobody is in it or comes to the other side, though all would like to and steps are long.
    @ParameterizedTest
    @CsvSource({"0, 1", "0, 40", "0.2, 3"})
    void nobodyCrossesAnObstacle(double nu, double ratio) {
        Obstacle wall = new Obstacle.Region(Parser.parse("0.045 - abs(x - y - 0.05)", Scope.space(2, List.of())));
        Domain domain = Domain.box(new Interval(0, 1), new Interval(0, 1)).with(wall);
        double T = 2 * ratio / 20;
        TextGame game = new TextGame(domain, T, 0, "" + nu, "0.5*p_x^2 + 0.3*p_x + 0.5*p_y^2", "0", "-20*x", "0", "step(y - x)");
        try (StepRun run = new StepRun(new SemiLagrangian()::on, game.game(), new TimeGrid(T, 2), 20, 20)) {
            double[][] u = run.backward(run.resting());
            double[][] m = run.forward(u, run.resting());
            for (double[] level : m)
                for (int i = 0; i < level.length; i++) {
                    double[] x = run.grid.point(i);
                    if (x[1] < x[0]) assertEquals(0, level[i], () -> "agents at " + Arrays.toString(x));
                }
            Certificate certificate = certificate(run, u, m);
            assertTrue(certificate.hjb() < 1e-10 && certificate.fokkerPlanck() < 1e-9, certificate::toString);
        }
    }

    private static Certificate certificate(StepRun run, double[][] u, double[][] m) {
        return Certifier.certify(run.game, Solution.equations(new SemiLagrangian()), Trajectory.of(run.grid, run.time, u), Trajectory.of(run.grid, run.time, m), 0, 0);
    }
}
