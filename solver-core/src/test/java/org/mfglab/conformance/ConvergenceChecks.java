package org.mfglab.conformance;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Locale;
import org.mfglab.exact.ColeHopfGame;
import org.mfglab.exact.ExactGame;
import org.mfglab.exact.MovingTorusGame;
import org.mfglab.formula.Formula;
import org.mfglab.grid.BoundaryCondition;
import org.mfglab.grid.Domain;
import org.mfglab.grid.Interval;
import org.mfglab.grid.Obstacle;
import org.mfglab.grid.TimeGrid;

/// First order towards exact solutions. The backward sweep sees the exact density, the forward sweep the value that came of
/// it, so that no fixed point is sought and each error is that of the scheme.
public final class ConvergenceChecks {

    private ConvergenceChecks() { }

    /// The exact solution that a check compares with.
    private interface Exact {
        double at(double t, double[] x);
    }

    private static TextGame text(ExactGame exact) {
        return new TextGame(exact.dimension(), true, exact.horizon(), 0, Double.parseDouble(exact.viscosity()), exact.hamiltonian(), exact.running(),
                exact.terminal(), exact.initial());
    }

    /// E2: a solution on the torus that moves, with winds and costs in space and time and `F = log m - V`.
    public static void movingSolutionOnTheTorusIsApproached(Candidate candidate) {
        for (int d = 1; d <= 2; d++) {
            MovingTorusGame exact = MovingTorusGame.of(d, 0.3, 0.7, 1, 0.35);
            ordered(candidate, text(exact), exact::value, exact::density, d == 1 ? 16 : 8, 0.6);
        }
    }

    /// E3: a transform makes the game linear; `F = 0`.
    public static void linearisedGameIsApproached(Candidate candidate) {
        for (int d = 1; d <= 2; d++) {
            ColeHopfGame exact = ColeHopfGame.threeModes(d, 0.1, 0.5);
            ordered(candidate, text(exact), exact::value, exact::density, d == 1 ? 16 : 12, 0.6);
        }
    }

    /// E3 between walls: cosines have no slope there, `u = -2 nu log w`, `w = 1 + 0.5 e^(-nu pi^2 (T-t)) cos pi x`, `m = w psi`.
    public static void linearisedGameBetweenWallsIsApproached(Candidate candidate) {
        double nu = 0.2;
        double T = 0.5;
        double decay = nu * Math.PI * Math.PI;
        TextGame line = new TextGame(1, false, T, 0, nu, TextGame.squareOfSlope(1), "0", "-0.4*log(1 + 0.5*cos(pi*x))",
                "(1 + 0.5*%s*cos(pi*x))*(1 - 0.4*cos(pi*x))".formatted(Math.exp(-decay * T)));
        double total = 1 - 0.1 * Math.exp(-decay * T);
        Exact u = (t, x) -> -2 * nu * Math.log(1 + 0.5 * Math.exp(-decay * (T - t)) * Math.cos(Math.PI * x[0]));
        Exact m = (t, x) -> (1 + 0.5 * Math.exp(-decay * (T - t)) * Math.cos(Math.PI * x[0])) * (1 - 0.4 * Math.exp(-decay * t) * Math.cos(Math.PI * x[0])) / total;
        ordered(candidate, line, u, m, 16, 0.6);
        TextGame plane = new TextGame(2, false, T, 0, nu, TextGame.squareOfSlope(2), "0", "-0.4*log(1 + 0.5*cos(pi*y)) + 0*x", line.initial().replace("x", "y").replace("eyp", "exp"));
        ordered(candidate, plane, (t, x) -> u.at(t, new double[] {x[1]}), (t, x) -> m.at(t, new double[] {x[1]}), 8, 0.5);
    }

    /// E3 with exits at both ends, free of charge: sines vanish there. `u = -2 nu log w`, `w = 1 + 0.5 e^(-nu pi^2 (T-t)) sin pi x`, `m = w psi`.
    public static void linearisedGameWithExitsIsApproached(Candidate candidate) {
        double nu = 0.2;
        double T = 0.5;
        double decay = nu * Math.PI * Math.PI;
        double late = Math.exp(-decay * T);
        BoundaryCondition exit = new BoundaryCondition.Exit(Formula.ZERO);
        TextGame line = new TextGame(Domain.uniform(exit, new Interval(0, 1)), T, 0, "" + nu, TextGame.squareOfSlope(1), "0", "-0.4*log(1 + 0.5*sin(pi*x))", "0",
                "(1 + 0.5*%s*sin(pi*x))*sin(pi*x)".formatted(late));
        double total = 2 / Math.PI + 0.25 * late;
        Exact u = (t, x) -> -2 * nu * Math.log(1 + 0.5 * Math.exp(-decay * (T - t)) * Math.sin(Math.PI * x[0]));
        Exact m = (t, x) -> (1 + 0.5 * Math.exp(-decay * (T - t)) * Math.sin(Math.PI * x[0])) * Math.exp(-decay * t) * Math.sin(Math.PI * x[0]) / total;
        ordered(candidate, line, u, m, 16, 0.6);
    }

    /// E3 between a wall and an obstacle that takes half of the box; cells in the obstacle count as zero.
    public static void linearisedGameBesideAnObstacleIsApproached(Candidate candidate) {
        double nu = 0.2;
        double T = 0.5;
        double decay = nu * 4 * Math.PI * Math.PI;
        Domain half = Domain.box(new Interval(0, 1), new Interval(0, 1)).with(new Obstacle.Rectangle(List.of(new Interval(-1, 0.5), new Interval(-1, 2))));
        TextGame game = new TextGame(half, T, 0, "" + nu, TextGame.squareOfSlope(2), "0*y", "-0.4*log(1 + 0.5*cos(2*pi*x))", "0",
                "(1 + 0.5*%s*cos(2*pi*x))*(1 - 0.4*cos(2*pi*x))".formatted(Math.exp(-decay * T)));
        double total = 0.5 * (1 - 0.1 * Math.exp(-decay * T));
        Exact u = (t, x) -> x[0] < 0.5 ? 0 : -2 * nu * Math.log(1 + 0.5 * Math.exp(-decay * (T - t)) * Math.cos(2 * Math.PI * x[0]));
        Exact m = (t, x) -> x[0] < 0.5 ? 0 : (1 + 0.5 * Math.exp(-decay * (T - t)) * Math.cos(2 * Math.PI * x[0])) * (1 - 0.4 * Math.exp(-decay * t) * Math.cos(2 * Math.PI * x[0])) / total;
        ordered(candidate, game, u, m, 12, 0.5);
    }

    /// Halves h and dt twice; the errors are small and fall by the right power.
    private static void ordered(Candidate candidate, TextGame game, Exact u, Exact m, int n, double leastOrder) {
        double[][] errors = new double[3][];
        for (int k = 0; k < 3; k++) errors[k] = errors(candidate, game, u, m, n << k);
        for (int quantity = 0; quantity < 2; quantity++) {
            double last = Math.log(errors[1][quantity] / errors[2][quantity]) / Math.log(2);
            String told = String.format(Locale.ROOT, "%s: errors %.3e %.3e %.3e", quantity == 0 ? "u" : "m", errors[0][quantity], errors[1][quantity], errors[2][quantity]);
            assertTrue(last > leastOrder && last < 1.6, told);
            assertTrue(errors[2][quantity] < candidate.accuracy() * 3.0 / (4 * n), told);
        }
    }

    /// The largest error of u, and the largest over time of the L1 error of m.
    private static double[] errors(Candidate candidate, TextGame game, Exact u, Exact m, int n) {
        int[] size = new int[game.dimension()];
        java.util.Arrays.fill(size, n);
        TimeGrid time = new TimeGrid(game.horizon(), Math.max(4, (int) Math.round(n * game.horizon())));
        try (StepRun run = new StepRun(candidate.scheme(), game.game(), time, size)) {
            double[][] density = new double[time.levels()][];
            for (int level = 0; level < density.length; level++) density[level] = sample(run, m, time.time(level));
            double[][] value = run.backward(density);
            double[][] moved = run.forward(value, density);
            double errorU = 0;
            double errorM = 0;
            for (int level = 0; level < density.length; level++) {
                errorU = Math.max(errorU, Slice.distance(value[level], sample(run, u, time.time(level))));
                errorM = Math.max(errorM, Slice.mass(Slice.absolute(Slice.plus(moved[level], -1, density[level]))) * run.grid.cellVolume());
            }
            return new double[] {errorU, errorM};
        }
    }

    private static double[] sample(StepRun run, Exact exact, double t) {
        double[] values = new double[run.grid.size()];
        for (int i = 0; i < values.length; i++) values[i] = exact.at(t, run.grid.point(i));
        return values;
    }
}
