package org.mfglab.convergence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mfglab.conformance.StepRun;
import org.mfglab.conformance.TextGame;
import org.mfglab.formula.Formula;
import org.mfglab.formula.Parser;
import org.mfglab.formula.Scope;
import org.mfglab.grid.BoundaryCondition;
import org.mfglab.grid.Domain;
import org.mfglab.grid.Grid;
import org.mfglab.grid.Interval;
import org.mfglab.grid.Obstacle;
import org.mfglab.grid.TimeGrid;
import org.mfglab.grid.Trajectory;
import org.mfglab.scheme.SemiLagrangian;
import org.mfglab.solve.Solution;
import org.mfglab.verify.Certificate;
import org.mfglab.verify.Certifier;

/// Ways out by `semi_lagrangian` without noise (VERIFICATION E4). With `H = |p|^2/2` and `F = 1/2` it is best to go at the speed 1, and what one pays until one has left is the
/// distance to the exit, if there is time for it: `|grad u| = 1`.
class EikonalTest {

    private static final String SLOW = "1/2";

    private static Certificate certificate(StepRun run, double[][] u, double[][] m) {
        return Certifier.certify(run.game, Solution.equations(new SemiLagrangian()), Trajectory.of(run.grid, run.time, u), Trajectory.of(run.grid, run.time, m), 0, 0);
    }

    /// HL8: between two exits, `u = min(x, 1 - x)`. Straight values are exact, steps that end at an exit too; only the kink is smeared.
    @ParameterizedTest
    @CsvSource({"20, 37", "21, 12", "64, 20"})
    void theDistanceToTheNearerExit(int n, int nt) {
        Domain domain = Domain.uniform(new BoundaryCondition.Exit(Formula.ZERO), new Interval(0, 1));
        TextGame game = new TextGame(domain, 2, 0, "0", "0.5*p_x^2", SLOW, "1", "0", "1");
        try (StepRun run = new StepRun(new SemiLagrangian()::on, game.game(), new TimeGrid(2, nt), n)) {
            double[][] u = run.backward(run.resting());
            double worst = 0, beside = 0;
            for (int i = 0; i < n; i++) {
                double x = run.grid.point(i)[0], error = Math.abs(u[0][i] - Math.min(x, 1 - x));
                worst = Math.max(worst, error);
                if (Math.min(x, 1 - x) < Math.min(0.25, run.time.dt())) beside = Math.max(beside, error);
            }
            String told = String.format(Locale.ROOT, "HL8 n=%d dt/h=%.2f: error %.2f h, beside the exits %.1e", n, run.time.dt() * n, worst * n, beside);
            Table.write("HL8 " + n, told + "\n");
            assertTrue(worst <= 0.5 / n && beside < 1e-12, told);
        }
    }

    /// HL6: round a disc to a point A on the left side, which one reaches through any place of that side at the price of the rest of the way. No agent is ever in the disc.
    @ParameterizedTest
    @CsvSource({"32, 16", "48, 24", "64, 32"})
    void theDistanceRoundADisc(int n, int nt) {
        double h = 4.0 / n;
        BoundaryCondition exit = new BoundaryCondition.Exit(Parser.parse("abs(y)", Scope.of(2, List.of())));
        Domain.Sides walls = new Domain.Sides(BoundaryCondition.WALL, BoundaryCondition.WALL);
        Domain domain = new Domain(List.of(new Interval(-2, 2), new Interval(-1.5, 1.5)), List.of(new Domain.Sides(exit, BoundaryCondition.WALL), walls),
                List.of(new Obstacle.Ellipse(List.of(0.0, 0.0), List.of(0.7, 0.7))));
        TextGame game = new TextGame(domain, 4.5, 0, "0", "0.5*p_x^2 + 0.5*p_y^2", SLOW, "6", "0", "1");
        try (StepRun run = new StepRun(2, new SemiLagrangian()::on, game.game(), new TimeGrid(4.5, nt), n, 3 * n / 4)) {
            double[][] u = run.backward(run.resting());
            double[][] m = run.forward(u, run.resting());
            double worst = 0;
            for (int i = 0; i < run.grid.size(); i++) {
                if (run.grid.solid(i)) for (double[] level : m) assertEquals(0, level[i], "agents in the disc");
                else worst = Math.max(worst, Math.abs(u[0][i] - distance(run.grid, i)));
            }
            Certificate certificate = certificate(run, u, m);
            String told = String.format(Locale.ROOT, "HL6 n=%d dt/h=%.2f: error %.3f = %.2f h, %s", n, run.time.dt() / h, worst, worst / h, certificate);
            Table.write("HL6 " + n, told + "\n");
            assertTrue(worst <= 2 * h, told);
            assertTrue(certificate.hjb() < 1e-8 && certificate.fokkerPlanck() < 1e-8 && certificate.massError() < 1e-12, told);
        }
    }

    private static double distance(Grid grid, int cell) {
        double[] x = grid.point(cell);
        return roundADisc(-2, 0.7, x[0], x[1]);
    }

    /// Straight, or along a tangent, an arc and a tangent.
    ///
    /// @param a the target is (a, 0)
    /// @param r radius of the disc about 0
    private static double roundADisc(double a, double r, double x, double y) {
        double straight = Math.hypot(x - a, y);
        double nearest = Math.clamp(-a * (x - a) / (straight * straight), 0, 1);
        if (Math.hypot(a + nearest * (x - a), nearest * y) >= r) return straight;
        double far = Math.hypot(x, y);
        double angle = Math.acos(a * x / (Math.abs(a) * far));
        return Math.sqrt(a * a - r * r) + Math.sqrt(far * far - r * r) + r * (angle - Math.acos(r / Math.abs(a)) - Math.acos(r / far));
    }

    @Test
    void theDistanceRoundADiscIsKnownInOnePlace() {
        // sqrt(a^2 - r^2) twice and the arc between, from (-2, 0) to (2, 0).
        double expected = 2 * Math.sqrt(4 - 0.49) + 0.7 * (Math.PI - 2 * Math.acos(0.35));
        assertEquals(expected, roundADisc(-2, 0.7, 2, 0), 1e-12);
    }
}
