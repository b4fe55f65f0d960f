package org.mfglab.conformance;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.IntFunction;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mfglab.device.Backend;
import org.mfglab.game.MeanFieldGame;
import org.mfglab.grid.TimeGrid;
import org.mfglab.grid.Trajectory;
import org.mfglab.scheme.SemiLagrangian2;
import org.mfglab.solve.Solution;
import org.mfglab.verify.Certificate;
import org.mfglab.verify.Certifier;

/// What the scheme of second order keeps on every device: mass, sign and transpose for any data; order and derivative where values are smooth.
/// A subclass says how the device is opened for a number of threads, which it may disregard.
public abstract class SecondOrderConformance {

    private static final List<int[]> SIZES = List.of(new int[] {16}, new int[] {7, 5}, new int[] {5, 3, 4});
    private static final double NU = 0.3;

    private final StepFactory scheme;

    protected SecondOrderConformance(IntFunction<Backend> device) {
        this.scheme = new OnDevice(new SemiLagrangian2()::on, device);
    }

    /// Looks at one step of a game with wind.
    private interface Trial {
        void run(StepRun run, SplittableRandom random);
    }

    /// Round a torus and between walls, in one to three dimensions, with short and long steps.
    private void everywhere(double discount, Trial trial) {
        for (int d = 1; d <= 3; d++)
            for (boolean periodic : new boolean[] {true, false})
                for (double dt : new double[] {0.2, 3}) {
                    MeanFieldGame game = TextGame.windy(d, periodic).withViscosity(NU).withDiscount(discount).withHorizon(2 * dt).game();
                    try (StepRun run = new StepRun(scheme, game, new TimeGrid(2 * dt, 2), SIZES.get(d - 1))) {
                        trial.run(run, new SplittableRandom(7));
                    }
                }
    }

    private static double[] rough(StepRun run, SplittableRandom random, double amplitude) {
        return random.doubles(run.grid.size(), -amplitude, amplitude).toArray();
    }

    private static double[] smooth(StepRun run, ToDoubleFunction<double[]> function) {
        return IntStream.range(0, run.grid.size()).mapToDouble(i -> function.applyAsDouble(run.grid.point(i))).toArray();
    }

    private static double wave(double[] x) {
        return IntStream.range(0, x.length).mapToDouble(k -> 0.02 * Math.cos(2 * Math.PI * x[k] + k)).sum();
    }

    private static double[] spread(StepRun run, SplittableRandom random) {
        double[] m = random.doubles(run.grid.size()).map(x -> Math.max(0, x - 0.5)).toArray();
        m[random.nextInt(m.length)] += 5;
        return m;
    }

    @Test
    void massAndSignAreKept() {
        everywhere(0.3, (run, random) -> {
            StepRun.Point point = run.at(0, rough(run, random, 1), run.initial());
            double[] dirac = new double[run.grid.size()];
            dirac[random.nextInt(dirac.length)] = 1;
            for (double[] m : new double[][] {spread(run, random), dirac}) {
                double mass = Arrays.stream(m).sum();
                for (int k = 0; k < 100; k++) {
                    m = point.transport(m).m();
                    assertTrue(Arrays.stream(m).allMatch(x -> x >= 0), "negative density");
                }
                assertEquals(mass, Arrays.stream(m).sum(), 1e-12 * mass);
            }
        });
    }

    @Test
    void transportIsTheTranspose() {
        everywhere(0.3, (run, random) -> {
            StepRun.Point point = run.at(0, rough(run, random, 1), run.initial());
            double[] v = random.doubles(run.grid.size()).toArray();
            double[] m = spread(run, random);
            double fade = Math.exp(-0.3 * run.time.dt());
            double above = dot(point.derivative(v), m);
            assertEquals(above, fade * dot(v, point.transport(m).m()), 16 * Math.ulp(above));
        });
    }

    private static double dot(double[] a, double[] b) {
        return IntStream.range(0, a.length).mapToDouble(i -> a[i] * b[i]).sum();
    }

    @Test
    void tangentIsTheDerivative() {
        everywhere(0.3, (run, random) -> {
            double[] u = smooth(run, SecondOrderConformance::wave);
            double[] v = rough(run, random, 1);
            double e = 1e-6;
            double[] up = run.backward(0, plus(u, e, v), run.initial()), down = run.backward(0, plus(u, -e, v), run.initial());
            double[] slope = run.derivative(0, u, run.initial(), v);
            for (int i = 0; i < u.length; i++) assertEquals((up[i] - down[i]) / (2 * e), slope[i], 1e-7);
        });
    }

    private static double[] plus(double[] u, double e, double[] v) {
        return IntStream.range(0, u.length).mapToDouble(i -> u[i] + e * v[i]).toArray();
    }

    @Test
    void constantsPassThrough() {
        everywhere(0.3, (run, random) -> {
            double[] u = rough(run, random, 1), one = new double[u.length];
            Arrays.fill(one, 1);
            double[] low = run.backward(0, u, run.initial()), high = run.backward(0, plus(u, 1, one), run.initial());
            for (int i = 0; i < u.length; i++) assertEquals(low[i] + Math.exp(-0.3 * run.time.dt()), high[i], 1e-12);
        });
    }

    /// Where values are smooth, so that the best moves are found.
    @Test
    void comparisonPrincipleHoldsForSmoothValues() {
        everywhere(0, (run, _) -> {
            double[] u = smooth(run, x -> 0.2 * wave(x));
            double[] above = smooth(run, x -> 0.2 * wave(x) + 0.001 * (1 + Math.sin(2 * Math.PI * x[0])));
            double[] low = run.backward(0, u, run.initial()), high = run.backward(0, above, run.initial());
            for (int i = 0; i < u.length; i++) assertTrue(low[i] <= high[i] + 8 * Math.ulp(high[i]), "the order is lost");
        });
    }

    @Test
    void stepsAreTheSameBitForBitForAnyNumberOfThreads() {
        MeanFieldGame game = TextGame.windy(2, false).withHorizon(0.2).game();
        double[][] expected = null;
        for (int threads : new int[] {1, 2, 3, 5})
            try (StepRun run = new StepRun(threads, scheme, game, new TimeGrid(0.2, 10), 260, 250)) {
                StepRun.Point point = run.at(0, run.terminal(run.initial()), run.initial());
                double[][] found = {point.u(), point.transport(run.initial()).m()};
                if (expected == null) expected = found;
                for (int k = 0; k < 2; k++) assertArrayEquals(expected[k], found[k], "part " + k + " on " + threads + " threads");
            }
    }

    /// A value or a density that is off by a little in one cell is a residual of that size per time step.
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void theCertifierSeesWhatIsWrong(int d) {
        TimeGrid time = new TimeGrid(0.5, 5);
        int[] n = d == 1 ? new int[] {24} : d == 2 ? new int[] {10, 8} : new int[] {5, 6, 5};
        TextGame game = TextGame.windy(d, false).withViscosity(NU).withDiscount(0.4).withCosts("0.3*cos(2*pi*x)*(1 + t)", "0.2*sin(2*pi*x)").withHorizon(0.5);
        try (StepRun run = new StepRun(scheme, game.game(), time, n)) {
            double[][] u = run.backward(run.resting());
            double[][] m = run.forward(u, run.resting());
            Certificate right = certificate(run, u, m);
            assertTrue(right.hjb() < 1e-12 && right.fokkerPlanck() < 1e-11, right::toString);
            u[2][7] += 1e-3;
            assertTrue(certificate(run, u, m).hjb() > 5e-3, "a wrong value");
            u[2][7] -= 1e-3;
            m[3][7] += 1e-2;
            m[3][8] -= 1e-2;
            assertTrue(certificate(run, u, m).fokkerPlanck() > 1e-3, "a wrong density");
        }
    }

    /// Costs and H at rest see the density at the time at which they stand.
    @Test
    void theCertifierSeesTheCrowdAtBothEndsOfAStep() {
        TextGame windy = TextGame.windy(1, true).withViscosity(NU).withHorizon(0.5);
        try (StepRun run = new StepRun(scheme, windy.withHamiltonian(windy.hamiltonian() + " - 0.2*m*x").game(), new TimeGrid(0.5, 5), 24)) {
            double[][] m = run.equilibrium(1, 40);
            Certificate certificate = certificate(run, run.backward(m), m);
            assertTrue(certificate.hjb() < 1e-12 && certificate.fokkerPlanck() < 1e-10, certificate::toString);
        }
    }

    private static Certificate certificate(StepRun run, double[][] u, double[][] m) {
        return Certifier.certify(run.game, Solution.equations(new SemiLagrangian2()), Trajectory.of(run.grid, run.time, u), Trajectory.of(run.grid, run.time, m), 0, 0);
    }
}
