package org.mfglab.conformance;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.mfglab.device.Backend;
import org.mfglab.device.Buffer;
import org.mfglab.game.MeanFieldGame;
import org.mfglab.grid.BoundaryCondition;
import org.mfglab.grid.Geometry;
import org.mfglab.grid.Grid;
import org.mfglab.grid.TimeGrid;
import org.mfglab.scheme.BellmanStep;
import org.mfglab.scheme.LaxFriedrichs;
import org.mfglab.scheme.Tangent;

/// A scheme set up for a game, driven with plain arrays.
public final class StepRun implements AutoCloseable {

    public final MeanFieldGame game;
    public final Grid grid;
    public final TimeGrid time;
    private final Backend backend;
    private final BellmanStep step;

    /// On one thread.
    public StepRun(StepFactory scheme, MeanFieldGame game, TimeGrid time, int... n) {
        this(1, scheme, game, time, n);
    }

    public StepRun(int threads, StepFactory scheme, MeanFieldGame game, TimeGrid time, int... n) {
        this.game = game;
        this.grid = Grid.of(game.domain(), n);
        this.time = time;
        this.backend = scheme.open(threads);
        this.step = scheme.on(game, grid, time, backend);
    }

    public BellmanStep step() {
        return step;
    }

    /// Whether u is given on a side where no agent leaves.
    boolean hasValues() {
        return ends().anyMatch(BoundaryCondition.Value.class::isInstance);
    }

    boolean hasExits() {
        return ends().anyMatch(BoundaryCondition.Exit.class::isInstance);
    }

    private Stream<BoundaryCondition> ends() {
        return IntStream.range(0, grid.dimension()).boxed().flatMap(axis -> grid.geometry().faces(axis).stream()).map(Geometry.Face::condition);
    }

    public double[] initial() {
        return game.initial().on(grid).values();
    }

    private Buffer buffer(double[] values) {
        Buffer buffer = backend.allocate(values.length);
        buffer.write(values);
        return buffer;
    }

    private Buffer[] buffers(double[][] levels) {
        return Arrays.stream(levels).map(this::buffer).toArray(Buffer[]::new);
    }

    /// The same density at all levels.
    private Buffer[] everywhere(Buffer m) {
        Buffer[] levels = new Buffer[time.levels()];
        Arrays.fill(levels, m);
        return levels;
    }

    private static double[] values(Buffer buffer) {
        double[] values = new double[buffer.size()];
        buffer.read(values);
        return values;
    }

    /// Values of any size up to an amplitude, zero inside obstacles.
    double[] rough(SplittableRandom random, double amplitude) {
        return cut(Slice.rough(random, grid.size(), amplitude));
    }

    /// A random density of mass 1 with empty cells, or all of it in one cell.
    double[] density(SplittableRandom random) {
        double[] m = cut(Slice.density(random, grid.size()));
        double mass = Slice.mass(m);
        if (mass == 0) return density(random);
        for (int i = 0; i < m.length; i++) m[i] /= mass;
        return m;
    }

    /// @param values modified: zero inside obstacles
    double[] cut(double[] values) {
        for (int i = 0; i < values.length; i++) if (grid.solid(i)) values[i] = 0;
        return values;
    }

    /// About the largest diagonal entry of `dt J`, for values up to an amplitude.
    double stiffness(double amplitude) {
        double sum = 1;
        double nu = game.viscosity().evaluate(Map.of("x", 0.1, "y", 0.25, "z", 0.0, "t", 0.0));
        for (int axis = 0; axis < grid.dimension(); axis++) {
            double h = grid.h(axis);
            double rate = step.scheme() instanceof LaxFriedrichs lax ? lax.theta().get(axis) : steepest(axis, amplitude);
            sum += 2 * time.dt() / h * (2 * nu / h + rate);
        }
        return sum;
    }

    /// About the largest `|H_p|` along an axis for values up to an amplitude.
    private double steepest(int axis, double amplitude) {
        Map<String, Double> values = new HashMap<>(Map.of("x", 0.25, "y", 0.5, "z", 0.0, "t", time.horizon(), "m", 0.0));
        for (int k = 0; k < grid.dimension(); k++) values.put("p_" + "xyz".charAt(k), 2 * amplitude / grid.h(k));
        return Math.abs(game.hamiltonian().derivative(axis).evaluate(values));
    }

    /// The values inside obstacles, zero elsewhere.
    double[] inside(double[] values) {
        double[] inside = values.clone();
        for (int i = 0; i < inside.length; i++) if (!grid.solid(i)) inside[i] = 0;
        return inside;
    }

    /// The same number everywhere outside obstacles.
    double[] constant(double value) {
        double[] values = new double[grid.size()];
        Arrays.fill(values, value);
        return cut(values);
    }

    /// `G(x, m)`.
    public double[] terminal(double[] m) {
        Buffer u = backend.allocate(grid.size());
        step.terminal(buffer(m), u);
        return values(u);
    }

    /// `F(x, t_n, m)`.
    public double[] running(int n, double[] m) {
        Buffer out = backend.allocate(grid.size());
        step.running(n, buffer(m), out);
        return values(out);
    }

    /// `m + dt s(t_{n+1})`.
    public double[] withSource(int n, double[] m) {
        return values(step.withSource(n, buffer(m)));
    }

    /// `S_n(uNext; m)`.
    public double[] backward(int n, double[] uNext, double[] m) {
        return at(n, uNext, m).u();
    }

    /// A backward step that was taken, with its derivative; until the next one is.
    public final class Point {
        private final Buffer u;
        private final Tangent tangent;

        private Point(int n, Buffer uNext, Buffer[] m) {
            u = backend.allocate(grid.size());
            step.backward(n, uNext, m, u);
            if (step.revised()) throw new IllegalStateException("A parameter of the scheme was too small for " + StepRun.this + ": " + step.scheme());
            tangent = step.at(n, uNext, m, u);
        }

        /// @param u the result, known already
        private Point(int n, Buffer uNext, Buffer[] m, Buffer u) {
            this.u = u;
            tangent = step.at(n, uNext, m, u);
        }

        /// `S_n(uNext; m)`.
        public double[] u() {
            return values(u);
        }

        /// `DS_n du`.
        public double[] derivative(double[] du) {
            Buffer out = backend.allocate(grid.size());
            tangent.value(buffer(du), out);
            return values(out);
        }

        /// `DS_n^T m`.
        public Moved transport(double[] m) {
            Buffer out = backend.allocate(grid.size());
            double left = tangent.transport(buffer(m), out);
            return new Moved(values(out), left);
        }
    }

    /// A density after a forward step.
    ///
    /// @param left the sum of what left through exits
    public record Moved(double[] m, double left) { }

    public Point at(int n, double[] uNext, double[] m) {
        return new Point(n, buffer(uNext), everywhere(buffer(m)));
    }

    /// `DS_n(uNext; m) du`.
    public double[] derivative(int n, double[] uNext, double[] m, double[] du) {
        return at(n, uNext, m).derivative(du);
    }

    /// `DS_n(uNext; m)^T moved`.
    public double[] transport(int n, double[] uNext, double[] m, double[] moved) {
        return at(n, uNext, m).transport(moved).m();
    }

    /// `u = HJB(m)`.
    public double[][] backward(double[][] m) {
        double[][] u = new double[time.levels()][];
        u[time.steps()] = terminal(m[time.steps()]);
        for (int n = time.steps() - 1; n >= 0; n--) u[n] = new Point(n, buffer(u[n + 1]), buffers(m)).u();
        return u;
    }

    /// `FP(u)` from the initial density.
    public double[][] forward(double[][] u, double[][] m) {
        double[][] moved = new double[time.levels()][];
        moved[0] = initial();
        for (int n = 0; n < time.steps(); n++) moved[n + 1] = new Point(n, buffer(u[n + 1]), buffers(m), buffer(u[n])).transport(withSource(n, moved[n])).m();
        return moved;
    }

    /// The initial density at every level.
    public double[][] resting() {
        double[][] m = new double[time.levels()][];
        Arrays.setAll(m, _ -> initial());
        return m;
    }

    /// The fixed point of `m -> FP(HJB(m))` by plain iteration, damped.
    public double[][] equilibrium(double damping, int iterations) {
        double[][] m = resting();
        for (int k = 0; k < iterations; k++) {
            double[][] moved = forward(backward(m), m);
            for (int n = 0; n < m.length; n++)
                for (int i = 0; i < grid.size(); i++) m[n][i] += damping * (moved[n][i] - m[n][i]);
        }
        return m;
    }

    @Override
    public String toString() {
        return grid.n() + ", dt " + time.dt() + ", nu " + game.viscosity() + ", H " + game.hamiltonian().formula();
    }

    @Override
    public void close() {
        backend.close();
    }
}
