package org.mfglab.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import org.mfglab.formula.Formula;
import org.mfglab.game.Hamiltonian.Structure;
import org.mfglab.grid.TimeGrid;

/// What a monotone scheme with a transposed transport keeps exactly, whatever the step sizes (VERIFICATION PB1 to PB5).
public final class SchemeChecks {

    private static final double ULP = Math.ulp(1.0);
    private static final List<int[]> SIZES = List.of(new int[] {16}, new int[] {7, 5}, new int[] {5, 3, 4});

    private static final List<int[]> MASS_SIZES = List.of(new int[] {64}, new int[] {16, 12}, new int[] {12, 10, 12});

    private SchemeChecks() { }

    static int[] size(int dimension) {
        return SIZES.get(dimension - 1);
    }

    /// A level-by-level run with other random data each time.
    private interface Trial {
        void run(StepRun run, SplittableRandom random);
    }

    /// Runs trials for d = 1, 2, 3, both kinds of sides and two time steps, one of them long.
    private static void everywhere(StepFactory scheme, double discount, int trials, Trial trial) {
        for (int d = 1; d <= 3; d++)
            for (boolean periodic : new boolean[] {true, false})
                for (double dt : new double[] {0.02, 3}) {
                    TextGame game = TextGame.windy(d, periodic).withDiscount(discount).withHorizon(dt * 4).withViscosity(dt > 1 ? 0.3 : 0.02);
                    try (StepRun run = new StepRun(scheme, game.game(), new TimeGrid(4 * dt, 4), size(d))) {
                        SplittableRandom random = new SplittableRandom(7 * d + (periodic ? 1 : 0));
                        for (int k = 0; k < trials; k++) trial.run(run, random);
                    }
                }
    }

    /// PB1: the mass after 1000 steps, to 1e-13; the discount plays no part in the transport.
    ///
    /// Each step leaves a tenth of an ulp, the same one at each step where the coefficients repeat; on grids of five cells it does
    /// not average out and reaches 2e-13.
    public static void massIsKept(StepFactory scheme) {
        for (int d = 1; d <= 3; d++)
            for (boolean periodic : new boolean[] {true, false}) {
                TextGame game = TextGame.windy(d, periodic).withDiscount(0.7).withHorizon(20);
                try (StepRun run = new StepRun(scheme, game.game(), new TimeGrid(20, 1000), MASS_SIZES.get(d - 1))) {
                    SplittableRandom random = new SplittableRandom(d);
                    double[] m = Slice.density(random, run.grid.size());
                    double[] uNext = Slice.rough(random, m.length, 1);
                    for (int n = 0; n < 1000; n++) m = run.transport(n, uNext, m, m);
                    assertEquals(1, Slice.mass(m), 1e-13, "mass for d = " + d + ", periodic = " + periodic);
                }
            }
    }

    /// PB2: no density falls below zero, not even by one rounding, from single cells and from densities with gaps.
    public static void densityStaysNonNegative(StepFactory scheme, int trials) {
        everywhere(scheme, 0, trials, (run, random) -> {
            double[] m = Slice.density(random, run.grid.size());
            double[] moved = run.transport(random.nextInt(4), Slice.rough(random, m.length, 3), m, m);
            for (double value : moved) assertTrue(value >= 0, () -> "density " + value);
        });
    }

    /// PB3: `<DS w, m> = <w, (DS)^T m>` to a few ulps of `<DS |w|, m>`; DS contains the discount, the transport does not.
    public static void transportIsTheTranspose(StepFactory scheme) {
        double r = 0.6;
        everywhere(scheme, r, 20, (run, random) -> {
            double[] m = Slice.density(random, run.grid.size());
            double[] u = Slice.rough(random, m.length, 2);
            double[] w = Slice.rough(random, m.length, 1);
            int n = random.nextInt(4);
            double discount = 1 + r * run.time.dt();
            double left = discount * Slice.dot(run.derivative(n, u, m, w), m);
            double right = Slice.dot(w, run.transport(n, u, m, m));
            double bound = discount * Slice.dot(run.derivative(n, u, m, Slice.absolute(w)), m);
            assertEquals(left, right, 8 * ULP * bound, "transpose");
        });
    }

    /// The tangent is the derivative of the backward step, by central differences.
    public static void tangentIsTheDerivative(StepFactory scheme) {
        everywhere(scheme, 0.6, 4, (run, random) -> {
            double[] m = Slice.density(random, run.grid.size());
            double[] u = Slice.rough(random, m.length, 1);
            double[] w = Slice.rough(random, m.length, 1);
            double e = 1e-6;
            double[] up = run.backward(1, Slice.plus(u, e, w), m);
            double[] down = run.backward(1, Slice.plus(u, -e, w), m);
            double[] difference = Slice.plus(new double[u.length], 0.5 / e, Slice.plus(up, -1, down));
            assertTrue(Slice.distance(difference, run.derivative(1, u, m, w)) < 1e-4, "derivative");
        });
    }

    /// PB4: `u1 <= u2` gives `S u1 <= S u2`; S moves no two values apart; `S(u + c) = S u + c/(1 + r dt)`. To 8 ulps of the values;
    /// in the long steps the terms `dt H` are up to a hundred times the values themselves, and so is their rounding.
    public static void comparisonPrincipleHolds(StepFactory scheme, int trials) {
        for (double r : new double[] {0, 0.6})
            everywhere(scheme, r, trials, (run, random) -> {
                double[] m = Slice.density(random, run.grid.size());
                double[] low = Slice.rough(random, m.length, 1);
                double[] gap = Slice.absolute(Slice.rough(random, m.length, random.nextInt(2) == 0 ? 1 : 1e-8));
                gap[random.nextInt(m.length)] = 0;
                int n = random.nextInt(4);
                double[] after = run.backward(n, low, m);
                double[] difference = Slice.plus(run.backward(n, Slice.plus(low, 1, gap), m), -1, after);
                double rounding = 8 * ULP * (2 + Slice.magnitude(after)) * (run.time.dt() > 1 ? 16 : 1);
                double discount = 1 / (1 + r * run.time.dt());
                for (double value : difference) {
                    assertTrue(value >= -rounding, () -> "order lost by " + value);
                    assertTrue(value <= discount * Slice.magnitude(gap) + rounding, () -> "no contraction: " + value);
                }
                double[] shifted = Slice.plus(run.backward(n, DoubleStream.of(low).map(v -> v + 0.75).toArray(), m), -1, after);
                for (double value : shifted) assertEquals(0.75 * discount, value, rounding, "constant");
            });
    }

    /// PB5: for dt/h from 0.1 to 1000 and nu down to 0 values stay within `max |G| + T (max |F - H0| + cost of standing against
    /// the wind at a wall)`, and the density keeps its sign and mass.
    public static void stepsOfAnyLengthAreBounded(StepFactory scheme) {
        for (int d = 1; d <= 3; d++)
            for (boolean periodic : new boolean[] {true, false})
                for (double ratio : new double[] {0.1, 1, 10, 100, 1000})
                    for (double nu : new double[] {1, 0.1, 0}) {
                        TextGame game = TextGame.windy(d, periodic).withViscosity(nu).withHorizon(3 * ratio / size(d)[0]);
                        try (StepRun run = new StepRun(scheme, game.game(), new TimeGrid(game.horizon(), 3), size(d))) {
                            bounded(run);
                        }
                    }
    }

    private static void bounded(StepRun run) {
        double[][] m = run.resting();
        double[][] u = run.backward(m);
        double bound = Slice.magnitude(u[3]);
        for (int n = 2; n >= 0; n--) {
            bound += run.time.dt() * (costs(run, n, m[n + 1]) + wind(run, n));
            assertTrue(Slice.magnitude(u[n]) <= bound * (1 + 1e-12), "value beyond its bound");
        }
        double[][] moved = run.forward(u, m);
        for (double[] level : moved) {
            assertEquals(Slice.mass(moved[0]), Slice.mass(level), 1e-12 * Slice.mass(moved[0]), "mass");
            for (double value : level) assertTrue(value >= 0, () -> "density " + value);
        }
    }

    /// `max |F - H0|`.
    private static double costs(StepRun run, int n, double[] m) {
        Structure.Sum parts = (Structure.Sum) run.game.hamiltonian().structure();
        double[] F = run.running(n, m);
        double most = 0;
        for (int i = 0; i < F.length; i++) most = Math.max(most, Math.abs(F[i] - at(parts.constant(), run, n, i)));
        return most;
    }

    /// The sum over axes of `max |h(p*)|`, for `h = c/2 p^2 + b p`.
    private static double wind(StepRun run, int n) {
        double sum = 0;
        for (var axis : ((Structure.Sum) run.game.hamiltonian().structure()).axes()) {
            var h = (org.mfglab.formula.SlopeFunction.Quadratic) axis;
            double most = 0;
            for (int i = 0; i < run.grid.size(); i++) most = Math.max(most, Math.pow(at(h.drift(), run, n, i), 2) / (2 * at(h.curvature(), run, n, i)));
            sum += most;
        }
        return sum;
    }

    static double at(Formula formula, StepRun run, int n, int index) {
        var values = new java.util.HashMap<String, Double>();
        double[] x = run.grid.point(index);
        for (int axis = 0; axis < x.length; axis++) values.put(List.of("x", "y", "z").get(axis), x[axis]);
        values.put("t", run.time.time(n));
        return formula.evaluate(values);
    }
}
