package org.mfglab.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.mfglab.formula.Formula;
import org.mfglab.formula.SlopeFunction;
import org.mfglab.game.Hamiltonian.Structure;
import org.mfglab.grid.TimeGrid;
import org.mfglab.scheme.LaxFriedrichs;

/// What a monotone scheme with a transposed transport keeps exactly in every room, whatever the step sizes (VERIFICATION PB1 to PB5).
public final class SchemeChecks {

    private static final List<int[]> SIZES = List.of(new int[] {16}, new int[] {7, 5}, new int[] {5, 3, 4});

    /// What [Room] gives on sides is not larger.
    private static final double MOST_GIVEN = 0.8;

    private static final int LONG = 100;

    private SchemeChecks() { }

    static int[] size(int dimension) {
        return SIZES.get(dimension - 1);
    }

    /// A level-by-level run with other random data each time.
    private interface Trial {
        void run(StepRun run, SplittableRandom random);
    }

    /// Runs trials in all rooms on all grids with two time steps, one of them long; and with other Hamiltonians in a room of each kind.
    ///
    /// Iterative solves take only short steps on lines of more than 100 points: couplings `dt nu/h^2` of 20 000 between obstacles are more than
    /// they can do, see docs/verification.md.
    ///
    /// @param amplitude of the values that trials use
    private static void everywhere(Candidate candidate, double amplitude, double discount, int trials, Trial trial) {
        int seed = 0;
        for (Place place : Place.all(candidate))
            for (double dt : tooStiff(candidate, place) ? new double[0] : candidate.slack() > 0 && isLong(place) ? new double[] {0.02} : new double[] {0.02, 3}) {
                TextGame game = TextGame.rich(place.domain()).withViscosity(dt > 1 ? 0.3 : 0.02, place.dimension());
                trials(candidate.scheme().within(amplitude + 8 * dt), game.withDiscount(discount), dt, place, trials, ++seed, trial);
            }
        for (Candidate.Shape shape : candidate.more())
            for (Place place : Place.ofEachRoom(candidate)) {
                if (place.dimension() == 1 && shape != Candidate.Shape.CONVEX || tooStiff(candidate, place)) continue;
                TextGame game = TextGame.rich(place.domain()).withHamiltonian(shape.hamiltonian(place.dimension()));
                trials(candidate.scheme().within(amplitude + 1), game.withDiscount(discount), 0.1, place, trials, ++seed, trial);
            }
    }

    /// The viscosity theta h/2 of Lax and Friedrichs for random values makes lines of more than 100 points as stiff in short steps.
    private static boolean tooStiff(Candidate candidate, Place place) {
        return candidate.central() && isLong(place);
    }

    /// Whether lines of more than 100 points stand beside each other, so that iteration has to solve them; a single line is solved directly.
    private static boolean isLong(Place place) {
        return place.dimension() > 1 && place.longest() > LONG;
    }

    private static void trials(StepFactory scheme, TextGame game, double dt, Place place, int trials, int seed, Trial trial) {
        try (StepRun run = new StepRun(scheme, game.withHorizon(4 * dt).game(), new TimeGrid(4 * dt, 4), place.n())) {
            SplittableRandom random = new SplittableRandom(seed);
            for (int k = 0; k < trials; k++) trial.run(run, random);
        } catch (AssertionError e) {
            throw new AssertionError(e.getMessage() + " in the room " + place + " with dt = " + dt, e);
        }
    }

    /// PB1: mass is what came in less what left, after 1000 steps, to 1e-13; 1e-12 on lines of more than 100 points. The discount plays
    /// no part in it.
    ///
    /// Each step leaves a tenth of an ulp, the same one at each step where the coefficients repeat; on grids of five cells it does
    /// not average out and reaches 2e-13.
    public static void massIsKept(Candidate candidate) {
        for (Place place : Place.ofEachRoom(candidate)) {
            if (!place.room().plain() && place.dimension() != 1 + place.room().ordinal() % 3) continue;
            TextGame game = TextGame.rich(place.domain()).withDiscount(0.7).withHorizon(20);
            int[] n = place.room().mass(place.dimension());
            try (StepRun run = new StepRun(candidate.scheme().within(0.5), game.game(), new TimeGrid(20, 1000), n)) {
                balanced(run, place, Arrays.stream(n).max().orElseThrow() > 100 ? 1e-12 : 1e-13);
            }
        }
    }

    private static void balanced(StepRun run, Place place, double bar) {
        SplittableRandom random = new SplittableRandom(5);
        double[] m = run.density(random);
        double in = Slice.mass(m);
        double out = 0;
        double[] nobody = new double[m.length];
        StepRun.Point point = null;
        for (int n = 0; n < run.time.steps(); n++) {
            if (n % 50 == 0) point = run.at(n, run.rough(random, 0.2), m);
            in += Slice.mass(run.withSource(n, nobody));
            StepRun.Moved moved = point.transport(run.withSource(n, m));
            m = moved.m();
            out += moved.left();
        }
        assertEquals(in - out, Slice.mass(m), bar * in, () -> "mass in " + place);
        assertEquals(place.room().keepsAll(), out == 0, () -> "something left " + place);
    }

    /// PB2: no density falls below zero, not even by one rounding, from single cells and from densities with gaps.
    ///
    /// @param trials densities for each of 300 places and steps
    public static void densityStaysNonNegative(Candidate candidate, int trials) {
        everywhere(candidate, 3, 0, Math.max(1, trials / 4), (run, random) -> {
            StepRun.Point point = run.at(random.nextInt(4), run.rough(random, 3), run.density(random));
            for (int k = 0; k < 4; k++)
                for (double value : point.transport(run.density(random)).m()) assertTrue(value >= 0, () -> "density " + value + " on " + run);
        });
    }

    /// PB3: `<DS w, m> = <w, (DS)^T m>` to a few ulps of `<DS |w|, m>`. Where the discount is a factor of the step, DS contains it and the
    /// transport does not; otherwise there is none here. Where u is given on a side, nobody leaves there, and mass is kept instead.
    public static void transportIsTheTranspose(Candidate candidate) {
        double r = candidate.split() ? 0.6 : 0;
        everywhere(candidate, 2, r, 3, (run, random) -> {
            double[] m = run.density(random);
            double[] w = run.rough(random, 1);
            StepRun.Point point = run.at(random.nextInt(4), run.rough(random, 2), m);
            StepRun.Moved moved = point.transport(m);
            double discount = 1 + r * run.time.dt();
            double bound = discount * Slice.dot(point.derivative(Slice.absolute(w)), m);
            if (!run.hasValues()) assertEquals(discount * Slice.dot(point.derivative(w), m), Slice.dot(w, moved.m()), candidate.rounding(bound, run.stiffness(2)), "transpose");
            assertEquals(1 - moved.left(), Slice.mass(moved.m()), 1e-14, "mass and what left");
            if (!run.hasExits()) assertEquals(0, moved.left(), "left through no exit");
            assertEquals(0, Slice.magnitude(run.inside(moved.m())), "density inside obstacles");
        });
    }

    /// The tangent is the derivative of the backward step, by central differences.
    public static void tangentIsTheDerivative(Candidate candidate) {
        everywhere(candidate, 1, 0.6, 1, (run, random) -> {
            double[] m = run.density(random);
            double[] u = run.rough(random, 1);
            double[] w = run.rough(random, 1);
            double e = 1e-6;
            double[] up = run.backward(1, Slice.plus(u, e, w), m);
            double[] down = run.backward(1, Slice.plus(u, -e, w), m);
            double[] difference = Slice.plus(new double[u.length], 0.5 / e, Slice.plus(up, -1, down));
            assertEquals(0, Slice.distance(difference, run.derivative(1, u, m, w)), 1e-4, () -> "derivative on " + run);
        });
    }

    /// PB4: `u1 <= u2` gives `S u1 <= S u2`; S moves no two values apart; and `S(u + c) = S u + c/(1 + r dt)`, where the values given on
    /// sides rise with u. To 8 ulps of the values; in the long steps the terms `dt H` are up to a hundred times the values themselves, and so
    /// is their rounding.
    public static void comparisonPrincipleHolds(Candidate candidate, int trials) {
        for (double r : new double[] {0, 0.6})
            everywhere(candidate, 1, r, trials, (run, random) -> {
                double[] m = run.density(random);
                double[] low = run.rough(random, 1);
                double[] gap = Slice.absolute(run.rough(random, random.nextInt(2) == 0 ? 1 : 1e-8));
                gap[random.nextInt(m.length)] = 0;
                int n = random.nextInt(4);
                double[] after = run.backward(n, low, m);
                double[] difference = Slice.plus(run.backward(n, Slice.plus(low, 1, gap), m), -1, after);
                double discount = 1 / (1 + r * run.time.dt());
                double rounding = rounding(candidate, run, after);
                for (double value : difference) {
                    assertTrue(value >= -rounding, () -> "order lost by " + value);
                    assertTrue(value <= discount * Slice.magnitude(gap) + rounding, () -> "no contraction: " + value);
                }
                assertEquals(0, Slice.magnitude(run.inside(after)), "value inside obstacles");
            });
    }

    private static double rounding(Candidate candidate, StepRun run, double[] u) {
        return candidate.rounding((2 + Slice.magnitude(u)) * (run.time.dt() > 1 ? 16 : 1), run.stiffness(2));
    }

    /// PB4: `S(u + c) = S u + c/(1 + r dt)` where the values given on sides rise by the same.
    public static void constantsPassThrough(Candidate candidate) {
        constantsPassThrough(candidate, false);
    }

    /// @param discounted whether what is given on sides is discounted like the value after the step
    public static void constantsPassThrough(Candidate candidate, boolean discounted) {
        double rise = 0.75;
        for (Place place : Place.ofEachRoom(candidate))
            for (double dt : new double[] {0.02, 3})
                for (double r : new double[] {0, 0.6}) {
                    double risen = rise / (1 + r * dt);
                    TextGame game = TextGame.rich(place.domain()).withViscosity(0.1, place.dimension()).withDiscount(r).withHorizon(dt);
                    StepFactory scheme = candidate.scheme().within(2 + 8 * dt);
                    try (StepRun run = new StepRun(scheme, game.game(), new TimeGrid(dt, 1), place.n());
                         StepRun raised = new StepRun(scheme, game.withGivenRaised(Formula.constant(discounted ? rise : risen)).game(), new TimeGrid(dt, 1), place.n())) {
                        SplittableRandom random = new SplittableRandom(3);
                        double[] u = run.rough(random, 1);
                        double[] m = run.density(random);
                        double[] expected = Slice.plus(run.backward(0, u, m), risen, run.constant(1));
                        double[] found = raised.backward(0, Slice.plus(u, rise, run.constant(1)), m);
                        assertEquals(0, Slice.distance(expected, found), rounding(candidate, run, found), () -> "a constant in the room " + place);
                    }
                }
    }

    /// PB5: for dt/h (the smallest h) from 0.1 to 1000 and nu down to 0 values stay within the largest of `max |G|` and what is given on sides, and
    /// `T (max |F - H0| + cost of standing against the wind where a line ends)`; and the density keeps its sign and balance.
    public static void stepsOfAnyLengthAreBounded(Candidate candidate) {
        double[] viscosities = {1, 0.1, 0};
        int k = 0;
        for (Place place : Place.ofEachRoom(candidate))
            for (double ratio : new double[] {0.1, 1, 10, 100, 1000}) {
                // Over the dimensions of a room every ratio meets every viscosity.
                double nu = viscosities[(place.dimension() + k++) % 3];
                double T = 3 * ratio / Arrays.stream(place.n()).max().orElseThrow();
                TextGame game = TextGame.rich(place.domain()).withViscosity(nu, place.dimension()).withHorizon(T);
                try (StepRun run = new StepRun(candidate.scheme().within(2 + T), game.game(), new TimeGrid(T, 3), place.n())) {
                    bounded(run);
                } catch (AssertionError e) {
                    throw new AssertionError("%s in the room %s with dt/h = %s, nu = %s".formatted(e.getMessage(), place, ratio, nu), e);
                }
            }
    }

    private static void bounded(StepRun run) {
        double[][] m = run.resting();
        double[][] u = run.backward(m);
        double bound = Slice.magnitude(u[3]);
        for (int n = 2; n >= 0; n--) {
            bound = Math.max(bound, MOST_GIVEN) + run.time.dt() * (costs(run, n, m[n + 1]) + wind(run, n, m[n + 1]));
            if (!(Slice.magnitude(u[n]) <= bound * (1 + 1e-12))) throw new AssertionError("value " + Slice.magnitude(u[n]) + " beyond its bound " + bound);
        }
        double[] moved = run.initial();
        for (int n = 0; n < 3; n++) {
            double[] from = run.withSource(n, moved);
            StepRun.Moved next = run.at(n, u[n + 1], m[n + 1]).transport(from);
            moved = next.m();
            assertEquals(Slice.mass(from), Slice.mass(moved) + next.left(), 1e-12 * Slice.mass(from), "mass");
            for (double value : moved) assertTrue(value >= 0, () -> "density " + value);
        }
    }

    /// `max |F - H0|`.
    private static double costs(StepRun run, int n, double[] m) {
        Structure.Sum parts = (Structure.Sum) run.game.hamiltonian().structure();
        double[] F = run.running(n, m);
        double most = 0;
        for (int i = 0; i < F.length; i++) if (!run.grid.solid(i)) most = Math.max(most, Math.abs(F[i] - at(parts.constant(), run, n, i, m)));
        return most;
    }

    /// The sum over axes of `max |h(p*)|`, for `h = c/2 p^2 + b p`; and of `theta |p*|/2`, which the dissipation of Lax and Friedrichs adds
    /// where a line ends and p* counts as a slope.
    private static double wind(StepRun run, int n, double[] m) {
        double sum = 0;
        List<SlopeFunction> axes = ((Structure.Sum) run.game.hamiltonian().structure()).axes();
        for (int axis = 0; axis < axes.size(); axis++) {
            var h = (SlopeFunction.Quadratic) axes.get(axis);
            double theta = run.step().scheme() instanceof LaxFriedrichs(List<Double> found, double _) ? found.get(axis) : 0;
            double most = 0;
            for (int i = 0; i < run.grid.size(); i++) {
                double b = at(h.drift(), run, n, i, m);
                double slope = Math.abs(b / at(h.curvature(), run, n, i, m));
                most = Math.max(most, slope * (Math.abs(b) + theta) / 2);
            }
            sum += most;
        }
        return sum;
    }

    static double at(Formula formula, StepRun run, int n, int index, double[] m) {
        Map<String, Double> values = new HashMap<>();
        double[] x = run.grid.point(index);
        for (int axis = 0; axis < x.length; axis++) values.put(List.of("x", "y", "z").get(axis), x[axis]);
        values.put("t", run.time.time(n));
        values.put("m", m[index]);
        return formula.evaluate(values);
    }
}
