package org.mfglab.scheme;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mfglab.conformance.Candidate;
import org.mfglab.conformance.Room;
import org.mfglab.conformance.SchemeChecks;
import org.mfglab.conformance.StepRun;
import org.mfglab.conformance.SymmetryChecks;
import org.mfglab.conformance.TextGame;
import org.mfglab.grid.Domain;
import org.mfglab.grid.Interval;
import org.mfglab.grid.TimeGrid;
import org.mfglab.grid.Trajectory;
import org.mfglab.solve.Solution;
import org.mfglab.verify.Certificate;
import org.mfglab.verify.Certifier;

/// `semi_lagrangian` where H couples the axes: exact solutions, and certificates.
class CoupledGamesTest {

    /// In the plane: random values in three dimensions take minutes.
    private static final Candidate CANDIDATE = new Candidate(new SemiLagrangian()::on, false, false, 0, 1, List.of(Candidate.Shape.RADIAL, Candidate.Shape.COUPLED), List.of(Room.TORUS, Room.WALLS), 2);

    @Test
    void transportIsTheTranspose() {
        SchemeChecks.transportIsTheTranspose(CANDIDATE);
    }

    @Test
    void tangentIsTheDerivative() {
        SchemeChecks.tangentIsTheDerivative(CANDIDATE);
    }

    @Test
    void comparisonPrincipleHolds() {
        SchemeChecks.comparisonPrincipleHolds(CANDIDATE, 1);
    }

    @Test
    void shiftByCellsIsASymmetry() {
        SymmetryChecks.shiftByCellsIsASymmetry(CANDIDATE);
    }

    @Test
    void exchangeOfAxesIsASymmetry() {
        SymmetryChecks.exchangeOfAxesIsASymmetry(CANDIDATE);
    }

    private static TextGame game(Domain domain, String hamiltonian, double horizon) {
        return TextGame.windy(domain).withCosts("0", "0").withHamiltonian(hamiltonian).withViscosity(0).withHorizon(horizon).withInitial("1");
    }

    private static Domain square(double half) {
        Interval side = new Interval(-half, half);
        return Domain.box(side, side);
    }

    /// `H = |p|`: the value from which nobody can be farther than t, `max(|x| - (T - t), 0) - r0` (VERIFICATION HL9).
    @Test
    void whoWalksAtSpeedOneIsNearerByTheTime() {
        double coarse = distance(30, 5);
        double fine = distance(60, 10);
        assertTrue(fine <= 2 * 3.0 / 60, "error " + fine);
        assertEquals(1, Math.log(coarse / fine) / Math.log(2), 0.45, "order of " + coarse + ", " + fine);
    }

    private static double distance(int n, int nt) {
        double error = 0;
        try (StepRun run = new StepRun(new SemiLagrangian()::on, game(square(1.5), "norm(p)", 0.53).withCosts("0", "sqrt(x^2 + y^2) - 0.5").game(), new TimeGrid(0.53, nt), n, n)) {
            double[] u = run.backward(run.resting())[0];
            for (int i = 0; i < u.length; i++) {
                double[] x = run.grid.point(i);
                error = Math.max(error, Math.abs(Math.max(Math.hypot(x[0], x[1]) - 0.53, 0) - 0.5 - u[i]));
            }
        }
        return error;
    }

    /// `H = p A p/2` with `G = x B x/2`: `u = x S x/2` with `S = (B^-1 + (T - t) A)^-1`, in the middle of a box whose walls are far away.
    @Test
    void tiltedQuadraticsHaveTheValueOfRiccati() {
        double coarse = riccati(30, 4);
        double fine = riccati(60, 8);
        assertTrue(fine < 8e-3, "error " + fine);
        assertEquals(1, Math.log(coarse / fine) / Math.log(2), 0.35, "order of " + coarse + ", " + fine);
    }

    /// A = (2 1; 1 2), B = 1: S has the eigenvalues 1/(1 + 3 s) along (1,1) and 1/(1 + s) across.
    private static double riccati(int n, int nt) {
        double s = 0.4, error = 0;
        try (StepRun run = new StepRun(new SemiLagrangian()::on, game(square(2), "p_x^2 + p_x*p_y + p_y^2", s).withCosts("0", "0.5*(x^2 + y^2)").game(), new TimeGrid(s, nt), n, n)) {
            double[] u = run.backward(run.resting())[0];
            for (int i = 0; i < u.length; i++) {
                double[] x = run.grid.point(i);
                if (Math.max(Math.abs(x[0]), Math.abs(x[1])) > 0.7) continue;
                double along = Math.pow(x[0] + x[1], 2) / 2, across = Math.pow(x[0] - x[1], 2) / 2;
                error = Math.max(error, Math.abs((along / (1 + 3 * s) + across / (1 + s)) / 2 - u[i]));
            }
        }
        return error;
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {
        "2; norm(p) + 0.3*p_x; 0.05", "2; norm(p) + 0.3*sin(2*pi*x)*p_x - 0.2*p_y; 0.02", "2; 0.7*norm(p)^1.5*(1 + 0.3*cos(2*pi*y)) + 0.3*p_x; 0.02",
        "2; sqrt(norm(p)^2 + 0.1) - 0.2*p_y; 0.02", "2; p_x^2 + p_x*p_y + p_y^2 + 0.4*cos(2*pi*y)*p_x; 0.05", "2; p_x^2 + p_x*p_y + p_y^2; 0"})
    void solutionsAreCertified(int d, String hamiltonian, double nu) {
        TimeGrid time = new TimeGrid(0.4, 4);
        int[] n = d == 2 ? new int[] {11, 9} : new int[] {5, 6, 4};
        TextGame game = TextGame.windy(d, !hamiltonian.startsWith("sqrt")).withHamiltonian(hamiltonian).withViscosity(nu).withCosts("0.3*cos(2*pi*x)", "0.2*sin(2*pi*x) + 0.15*cos(2*pi*y + 0.3)" + (d == 3 ? "+ 0.1*cos(2*pi*z + 1)" : "")).withHorizon(0.4);
        try (StepRun run = new StepRun(new SemiLagrangian()::on, game.game(), time, n)) {
            double[][] u = run.backward(run.resting());
            double[][] m = run.forward(u, run.resting());
            Certificate right = certificate(run, u, m);
            assertTrue(right.hjb() < 1e-9 && right.fokkerPlanck() < 1e-8, right::toString);
            u[2][7] += 1e-3;
            assertTrue(certificate(run, u, m).hjb() > 5e-3, "a wrong value");
            u[2][7] -= 1e-3;
            m[3][7] += 1e-2;
            m[3][8] -= 1e-2;
            assertTrue(certificate(run, u, m).fokkerPlanck() > 1e-3, "a wrong density");
        }
    }

    @Test
    void aStepInSpaceIsCertified() {
        TextGame game = TextGame.windy(3, true).withHamiltonian("0.5*p_x^2 + 0.5*p_y^2 + 0.4*p_x*p_y + p_z^2").withViscosity(0.02).withHorizon(0.1)
                .withCosts("0.3*cos(2*pi*x)", "0.2*sin(2*pi*x) + 0.15*cos(2*pi*y + 0.3) + 0.1*cos(2*pi*z + 1)");
        try (StepRun run = new StepRun(new SemiLagrangian()::on, game.game(), new TimeGrid(0.1, 1), 5, 6, 4)) {
            double[][] u = run.backward(run.resting());
            Certificate right = certificate(run, u, run.forward(u, run.resting()));
            assertTrue(right.hjb() < 1e-9 && right.fokkerPlanck() < 1e-8, right::toString);
        }
    }

    @Test
    void stepsAreTheSameBitForBitForAnyNumberOfThreads() {
        for (String hamiltonian : List.of("norm(p) + 0.3*p_x", "p_x^2 + p_x*p_y + p_y^2/(1 + m)")) {
            double[][] expected = null;
            for (int threads : new int[] {1, 2, 3})
                try (StepRun run = new StepRun(threads, new SemiLagrangian()::on, TextGame.windy(2, false).withHamiltonian(hamiltonian).game(), new TimeGrid(0.05, 1), 24, 23)) {
                    StepRun.Point point = run.at(0, run.terminal(run.initial()), run.initial());
                    double[][] found = {point.u(), point.transport(run.initial()).m()};
                    if (expected == null) expected = found;
                    for (int k = 0; k < 2; k++) assertArrayEquals(expected[k], found[k], "part " + k + " on " + threads + " threads");
                }
        }
    }

    private static Certificate certificate(StepRun run, double[][] u, double[][] m) {
        return Certifier.certify(run.game, Solution.equations(new SemiLagrangian()), Trajectory.of(run.grid, run.time, u), Trajectory.of(run.grid, run.time, m), 0, 0);
    }
}
