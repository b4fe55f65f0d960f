package org.mfglab.verify;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.LUDecomposition;
import org.apache.commons.math3.linear.RealMatrix;
import org.mfglab.formula.Formula;
import org.mfglab.formula.SlopeFunction;
import org.mfglab.game.Hamiltonian;
import org.mfglab.game.MeanFieldGame;
import org.mfglab.grid.BoundaryCondition;
import org.mfglab.grid.Field;
import org.mfglab.grid.Geometry;
import org.mfglab.grid.Grid;
import org.mfglab.grid.TimeGrid;
import org.mfglab.grid.Trajectory;

/// The discrete equations of a small grid by brute force: dense matrices, formulas evaluated by name, faces from the grid. What the
/// certifier is compared with; it shares nothing with it.
final class DenseGame {

    final MeanFieldGame game;
    final Grid grid;
    final TimeGrid time;
    final Equations equations;
    private final Hamiltonian.Structure.Sum sum;
    private final List<Formula> derivatives = new ArrayList<>();

    /// Forgeries: a transport in which nu stands at the wrong end, and one without the source.
    boolean viscosityTransposedWrongly;
    boolean sourceForgotten;

    private final Map<String, Geometry.Face> ends = new HashMap<>();
    private final Map<String, double[]> fields = new HashMap<>();
    private final Map<String, double[][]> kernels = new HashMap<>();

    DenseGame(MeanFieldGame game, TimeGrid time, Equations equations, int... n) {
        this.game = game;
        this.grid = Grid.of(game.domain(), n);
        this.time = time;
        this.equations = equations;
        this.sum = game.hamiltonian().structure() instanceof Hamiltonian.Structure.Sum parts ? parts : null;
        for (int axis = 0; axis < n.length; axis++) derivatives.add(game.hamiltonian().derivative(axis));
        for (int axis = 0; axis < grid.dimension(); axis++)
            for (Geometry.Face face : grid.geometry().faces(axis)) ends.put(key(face.cell(), axis, face.upper()), face);
        game.fields().forEach((name, field) -> fields.put(name, Field.sample(grid, field).values()));
    }

    private static String key(int cell, int axis, boolean upper) {
        return cell + " " + axis + " " + upper;
    }

    /// The integral of a kernel over the cell of x_j, seen from x_i: 3 Gauss points per axis, 3 periods each way.
    private double[][] weights(Formula kernel) {
        double[][] weights = new double[grid.size()][grid.size()];
        for (int i = 0; i < grid.size(); i++) for (int j = 0; j < grid.size(); j++) weights[i][j] = weight(kernel, grid.point(i), grid.point(j), 0, new HashMap<>());
        return weights;
    }

    private double weight(Formula kernel, double[] x, double[] y, int axis, Map<String, Double> difference) {
        if (axis == x.length) return kernel.evaluate(difference);
        double sum = 0;
        int periods = grid.periodic(axis) ? 3 : 0;
        for (int period = -periods; period <= periods; period++)
            for (int node = -1; node <= 1; node++) {
                double at = y[axis] + node * Math.sqrt(3.0 / 5) * grid.h(axis) / 2 + period * grid.domain().axes().get(axis).length();
                difference.put("" + "xyz".charAt(axis), x[axis] - at);
                sum += grid.h(axis) * (node == 0 ? 4.0 / 9 : 5.0 / 18) * weight(kernel, x, y, axis + 1, difference);
            }
        return sum;
    }

    /// Everything that formulas name at a cell.
    private Map<String, Double> symbols(int cell, double t, double[] m) {
        Map<String, Double> values = new HashMap<>();
        double[] x = grid.point(cell);
        for (int axis = 0; axis < x.length; axis++) {
            values.put("" + "xyz".charAt(axis), x[axis]);
            values.put("p_" + "xyz".charAt(axis), 0.0);
        }
        values.put("t", t);
        values.put(Hamiltonian.RADIUS, 0.0);
        fields.forEach((name, slice) -> values.put(name, slice[cell]));
        if (m == null) return values;
        values.put("m", m[cell]);
        double mass = 0;
        double[] moment = new double[x.length];
        for (int j = 0; j < m.length; j++) {
            mass += m[j];
            for (int axis = 0; axis < x.length; axis++) moment[axis] += m[j] * grid.point(j)[axis];
        }
        for (int axis = 0; axis < x.length; axis++) values.put("mean_" + "xyz".charAt(axis), moment[axis] / mass);
        game.kernels().forEach((name, kernel) -> {
            double[][] weights = kernels.computeIfAbsent(name, _ -> weights(kernel.formula()));
            double sum = 0;
            for (int j = 0; j < m.length; j++) sum += weights[cell][j] * m[j];
            values.put("conv(" + name + ")", sum);
        });
        return values;
    }

    boolean solid(int cell) {
        return grid.geometry().solid(cell);
    }

    /// What lies beyond a face: a cell, or null where there is an end.
    Integer neighbour(int cell, int axis, boolean upper) {
        if (ends.containsKey(key(cell, axis, upper))) return null;
        int n = grid.n(axis);
        int position = grid.position(axis, cell);
        int next = Math.floorMod(position + (upper ? 1 : -1), n);
        return cell + (next - position) * grid.stride(axis);
    }

    BoundaryCondition condition(int cell, int axis, boolean upper) {
        return ends.get(key(cell, axis, upper)).condition();
    }

    private double price(int cell, int axis, boolean upper, double t) {
        Geometry.Face face = ends.get(key(cell, axis, upper));
        Map<String, Double> values = new HashMap<>();
        for (int k = 0; k < grid.dimension(); k++) values.put("" + "xyz".charAt(k), face.centre()[k]);
        values.put("t", t);
        return switch (face.condition()) {
            case BoundaryCondition.Exit(Formula cost) -> cost.evaluate(values);
            case BoundaryCondition.Value(Formula value) -> value.evaluate(values);
            case BoundaryCondition.Wall(), BoundaryCondition.Periodic() -> throw new IllegalArgumentException("closed");
        };
    }

    /// One face of a cell in the equations of a slice.
    ///
    /// @param next     the cell beyond, or null
    /// @param end      the condition, or null
    /// @param slope    in the direction of the axis, 0 where closed
    /// @param distance to where the value beyond stands
    record End(Integer next, BoundaryCondition end, double slope, double distance, double price) {
        boolean closed() {
            return end instanceof BoundaryCondition.Wall;
        }
    }

    End end(double[] u, int cell, int axis, boolean upper, double t) {
        double h = grid.h(axis);
        int sign = upper ? 1 : -1;
        Integer next = neighbour(cell, axis, upper);
        if (next != null) return new End(next, null, sign * (u[next] - u[cell]) / h, h, 0);
        BoundaryCondition condition = condition(cell, axis, upper);
        if (condition instanceof BoundaryCondition.Wall) return new End(null, condition, 0, h, 0);
        double price = price(cell, axis, upper, t);
        return new End(null, condition, sign * (price - u[cell]) / (h / 2), h / 2, price);
    }

    /// g and its rates at a cell: `rates[2 k]` for g_b, `rates[2 k + 1]` for -g_a.
    record Flux(double g, double[] rates) { }

    /// @param axes     the axes that take part
    /// @param constant whether H at rest does
    private Flux flux(int cell, double[] u, Map<String, Double> at, double t, int[] axes, boolean constant) {
        if (equations instanceof Equations.LaxFriedrichs(List<Double> theta)) return laxFriedrichs(cell, u, at, t, theta);
        double g = constant ? sum.constant().evaluate(at) : 0;
        double[] rates = new double[2 * grid.dimension()];
        double square = 0;
        for (int axis : axes) {
            End above = end(u, cell, axis, true, t);
            End below = end(u, cell, axis, false, t);
            g += oneAxis(sum.axes().get(axis), axis, at, above, below, rates);
            if (!above.closed()) square += Math.pow(Math.min(above.slope, 0), 2);
            if (!below.closed()) square += Math.pow(Math.max(below.slope, 0), 2);
        }
        if (sum.radial().isEmpty()) return new Flux(g, rates);
        double radius = Math.sqrt(square);
        Map<String, Double> length = new HashMap<>(at);
        length.put(Hamiltonian.RADIUS, radius);
        g += sum.radial().get().evaluate(length);
        double slope = radius == 0 ? 0 : sum.radial().get().derivative(Hamiltonian.RADIUS).evaluate(length) / radius;
        for (int axis : axes) {
            if (end(u, cell, axis, true, t) instanceof End e && !e.closed()) rates[2 * axis + 1] -= slope * Math.min(e.slope, 0);
            if (end(u, cell, axis, false, t) instanceof End e && !e.closed()) rates[2 * axis] += slope * Math.max(e.slope, 0);
        }
        return new Flux(g, rates);
    }

    /// `h(min(a,p*)) + h(max(b,p*)) - h(p*)`, terms at an infinite p* left out.
    private static double oneAxis(SlopeFunction function, int axis, Map<String, Double> at, End above, End below, double[] rates) {
        DoubleUnaryOperator h = p -> value(function, with(at, function.slope(), p));
        DoubleUnaryOperator slope = p -> derivative(function, with(at, function.slope(), p));
        boolean falls = slope.applyAsDouble(1e3) <= 0 && slope.applyAsDouble(-1e3) < 0;
        boolean rises = slope.applyAsDouble(-1e3) >= 0 && slope.applyAsDouble(1e3) > 0;
        if (falls || rises) {
            End used = falls ? above : below;
            if (used.closed()) return 0;
            rates[2 * axis + (falls ? 1 : 0)] = Math.abs(slope.applyAsDouble(used.slope));
            return h.applyAsDouble(used.slope);
        }
        double least = switch (function) {
            case SlopeFunction.Quadratic(_, Formula curvature, Formula drift) -> -drift.evaluate(at) / curvature.evaluate(at);
            case SlopeFunction.Linear _ -> 0;
            case SlopeFunction.Convex _ -> root(slope);
        };
        double g = -h.applyAsDouble(least);
        double p = above.closed() ? least : Math.min(above.slope, least);
        double q = below.closed() ? least : Math.max(below.slope, least);
        if (p < least) rates[2 * axis + 1] = -slope.applyAsDouble(p);
        if (q > least) rates[2 * axis] = slope.applyAsDouble(q);
        return g + h.applyAsDouble(p) + h.applyAsDouble(q);
    }

    private static double root(DoubleUnaryOperator increasing) {
        double low = -1e3;
        double high = 1e3;
        for (int k = 0; k < 70; k++) {
            double middle = 0.5 * (low + high);
            if (increasing.applyAsDouble(middle) < 0) low = middle;
            else high = middle;
        }
        return high;
    }

    private static Map<String, Double> with(Map<String, Double> at, String name, double value) {
        Map<String, Double> changed = new HashMap<>(at);
        changed.put(name, value);
        return changed;
    }

    private static double value(SlopeFunction h, Map<String, Double> at) {
        double p = at.get(h.slope());
        return switch (h) {
            case SlopeFunction.Quadratic(_, Formula curvature, Formula drift) -> curvature.evaluate(at) * p * p / 2 + drift.evaluate(at) * p;
            case SlopeFunction.Linear(_, Formula drift) -> drift.evaluate(at) * p;
            case SlopeFunction.Convex(_, Formula value, _) -> value.evaluate(at);
        };
    }

    private static double derivative(SlopeFunction h, Map<String, Double> at) {
        return switch (h) {
            case SlopeFunction.Quadratic(_, Formula curvature, Formula drift) -> curvature.evaluate(at) * at.get(h.slope()) + drift.evaluate(at);
            case SlopeFunction.Linear(_, Formula drift) -> drift.evaluate(at);
            case SlopeFunction.Convex(_, _, Formula derivative) -> derivative.evaluate(at);
        };
    }

    /// The symbols with the slopes `(a + b)/2`.
    private Map<String, Double> slopes(int cell, double[] u, Map<String, Double> at, double t) {
        Map<String, Double> slopes = new HashMap<>(at);
        for (int axis = 0; axis < grid.dimension(); axis++) {
            double[] sides = sides(cell, u, at, t, axis);
            slopes.put("p_" + "xyz".charAt(axis), (sides[1] + sides[0]) / 2);
        }
        return slopes;
    }

    /// The slopes below and above, where closed the one that costs least.
    private double[] sides(int cell, double[] u, Map<String, Double> at, double t, int axis) {
        double[] sides = new double[2];
        for (int side = 0; side < 2; side++) {
            End end = end(u, cell, axis, side == 1, t);
            sides[side] = end.closed() ? resting(axis, "p_" + "xyz".charAt(axis), at) : end.slope;
        }
        return sides;
    }

    private Flux laxFriedrichs(int cell, double[] u, Map<String, Double> at, double t, List<Double> theta) {
        double[] rates = new double[2 * grid.dimension()];
        Map<String, Double> slopes = slopes(cell, u, at, t);
        double g = game.hamiltonian().formula().evaluate(slopes);
        for (int axis = 0; axis < grid.dimension(); axis++) {
            double speed = derivatives.get(axis).evaluate(slopes);
            double[] sides = sides(cell, u, at, t, axis);
            g -= theta.get(axis) * (sides[1] - sides[0]) / 2;
            if (!end(u, cell, axis, true, t).closed()) rates[2 * axis + 1] = (theta.get(axis) - speed) / 2;
            if (!end(u, cell, axis, false, t).closed()) rates[2 * axis] = (theta.get(axis) + speed) / 2;
        }
        return new Flux(g, rates);
    }

    private double resting(int axis, String name, Map<String, Double> at) {
        Formula derivative = derivatives.get(axis);
        if (derivative.evaluate(with(at, name, -1e3)) >= 0 || derivative.evaluate(with(at, name, 1e3)) <= 0) return 0;
        return root(p -> derivative.evaluate(with(at, name, p)));
    }

    /// One implicit system: `factor w - right + dt (-nu Lap w + g)`, over some axes.
    ///
    /// @param factor   1, or 1 + r dt
    /// @param constant whether H at rest belongs to it
    private final class System {
        private final double t;
        private final List<Map<String, Double>> at = new ArrayList<>();
        private final double[] nu = new double[grid.size()];
        private final int[] axes;
        private final double factor;
        private final boolean constant;

        System(double t, double[] m, int[] axes, double factor, boolean constant) {
            this.t = t;
            for (int i = 0; i < nu.length; i++) {
                at.add(symbols(i, t, m));
                nu[i] = game.viscosity().evaluate(at.getLast());
            }
            this.axes = axes;
            this.factor = factor;
            this.constant = constant;
        }

        double[] residual(double[] w, double[] right) {
            double[] residual = new double[w.length];
            for (int i = 0; i < w.length; i++) {
                if (solid(i)) continue;
                double laplacian = 0;
                for (int axis : axes) laplacian += (end(w, i, axis, true, t).slope - end(w, i, axis, false, t).slope) / grid.h(axis);
                residual[i] = factor * w[i] - right[i] + time.dt() * (flux(i, w, at.get(i), t, axes, constant).g - nu[i] * laplacian);
            }
            return residual;
        }

        /// `dt J`, of the HJB equation (with values and discount) or of the transport (without).
        RealMatrix matrix(double[] w, boolean transport) {
            RealMatrix matrix = new Array2DRowRealMatrix(w.length, w.length);
            for (int i = 0; i < w.length; i++) {
                matrix.setEntry(i, i, transport || solid(i) ? 1 : factor);
                if (solid(i)) continue;
                Flux flux = flux(i, w, at.get(i), t, axes, constant);
                for (int axis : axes)
                    for (int side = 0; side < 2; side++) couple(matrix, i, axis, end(w, i, axis, side == 1, t), flux.rates[2 * axis + side], transport);
            }
            return matrix;
        }

        private void couple(RealMatrix matrix, int i, int axis, End end, double rate, boolean transport) {
            if (end.closed() || transport && end.end instanceof BoundaryCondition.Value) return;
            double viscosity = nu[transport && viscosityTransposedWrongly && end.next != null ? end.next : i];
            double c = time.dt() * (viscosity / (grid.h(axis) * end.distance) + rate / end.distance);
            matrix.addToEntry(i, i, c);
            if (end.next != null) matrix.addToEntry(i, end.next, -c);
        }

        double[] solve(double[] right) {
            double[] w = right.clone();
            for (int k = 0; k < 60; k++) {
                double[] step = DenseGame.solve(matrix(w, false), residual(w, right));
                double most = 0;
                for (int i = 0; i < w.length; i++) {
                    w[i] -= step[i];
                    most = Math.max(most, Math.abs(step[i]));
                }
                if (most < 1e-13) break;
            }
            return w;
        }
    }

    static double[] solve(RealMatrix matrix, double[] right) {
        return new LUDecomposition(matrix).getSolver().solve(new ArrayRealVector(right)).toArray();
    }

    private int[] allAxes() {
        return java.util.stream.IntStream.range(0, grid.dimension()).toArray();
    }

    /// The system of a level for the unsplit schemes.
    private System unsplit(int n, double[] mNext) {
        return new System(time.time(n), mNext, allAxes(), 1 + game.discount() * time.dt(), true);
    }

    /// `max |H_p|` along an axis at the slopes that the scheme of Lax and Friedrichs takes.
    double speed(int n, double[] u, double[] mNext, int axis) {
        double most = 0;
        double t = time.time(n);
        for (int i = 0; i < grid.size(); i++) {
            if (solid(i)) continue;
            Map<String, Double> at = symbols(i, t, mNext);
            most = Math.max(most, Math.abs(derivatives.get(axis).evaluate(slopes(i, u, at, t))));
        }
        return most;
    }

    private System stage(int n, double[] mNext, int axis) {
        return new System(time.time(n), mNext, new int[] {axis}, 1, false);
    }

    /// `dt J` of an unsplit level at u, of the HJB equation or of the transport.
    RealMatrix matrix(int n, double[] u, double[] mNext, boolean transport) {
        return unsplit(n, mNext).matrix(u, transport);
    }

    /// The right side of a level: `uNext + dt F`, and for the split scheme all that comes before the first axis.
    private double[] start(int n, double[] uNext, double[] mNext) {
        double[] right = new double[grid.size()];
        for (int i = 0; i < right.length; i++) {
            if (solid(i)) continue;
            Map<String, Double> at = symbols(i, time.time(n), mNext);
            right[i] = uNext[i] + time.dt() * game.running().formula().evaluate(at);
            if (!(equations instanceof Equations.Split)) continue;
            double atRest = sum.constant().evaluate(at);
            right[i] = (right[i] - time.dt() * atRest) / (1 + game.discount() * time.dt());
        }
        return right;
    }

    private List<double[]> stages(int n, double[] uNext, double[] mNext) {
        List<double[]> stages = new ArrayList<>(List.of(start(n, uNext, mNext)));
        for (int axis = 0; axis < grid.dimension(); axis++) stages.add(stage(n, mNext, axis).solve(stages.getLast()));
        return stages;
    }

    double[] backward(int n, double[] uNext, double[] mNext) {
        if (equations instanceof Equations.Split) return stages(n, uNext, mNext).getLast();
        return unsplit(n, mNext).solve(start(n, uNext, mNext));
    }

    /// `s(t_{n+1})` in a cell.
    double entering(int n, int cell) {
        return solid(cell) ? 0 : game.source().evaluate(symbols(cell, time.time(n + 1), null));
    }

    double[] forward(int n, double[] u, double[] uNext, double[] m, double[] frozen) {
        double[] moved = m.clone();
        for (int i = 0; i < moved.length && !sourceForgotten; i++) moved[i] += time.dt() * entering(n, i);
        if (!(equations instanceof Equations.Split)) return solve(unsplit(n, frozen).matrix(u, true).transpose(), moved);
        List<double[]> stages = stages(n, uNext, frozen);
        for (int axis = grid.dimension() - 1; axis >= 0; axis--) moved = solve(stage(n, frozen, axis).matrix(stages.get(axis + 1), true).transpose(), moved);
        return moved;
    }

    double[] terminal(double[] m) {
        double[] u = new double[grid.size()];
        for (int i = 0; i < u.length; i++)
            if (!solid(i)) u[i] = game.terminal().formula().evaluate(symbols(i, game.horizon(), m));
        return u;
    }

    /// u and m at all levels.
    record Pair(DenseGame dense, double[][] u, double[][] m) {

        Pair copy() {
            return new Pair(dense, java.util.Arrays.stream(u).map(double[]::clone).toArray(double[][]::new),
                    java.util.Arrays.stream(m).map(double[]::clone).toArray(double[][]::new));
        }

        Certificate certificate() {
            return certificate(dense.equations);
        }

        Certificate certificate(Equations equations) {
            return Certifier.certify(dense.game, equations, Trajectory.of(dense.grid, dense.time, u), Trajectory.of(dense.grid, dense.time, m), 0, 0);
        }

        double pairing(int n) {
            double sum = 0;
            for (int i = 0; i < u[n].length; i++) sum += u[n][i] * m[n][i];
            return sum * dense.grid.cellVolume();
        }
    }

    /// The fixed point of the whole map by damped iteration.
    Pair equilibrium(int iterations, double damping) {
        double[] initial = game.initial().on(grid).values();
        double[][] m = new double[time.levels()][];
        for (int n = 0; n < m.length; n++) m[n] = initial.clone();
        double[][] u = new double[time.levels()][];
        for (int k = 0; k < iterations; k++) {
            u[time.steps()] = terminal(m[time.steps()]);
            for (int n = time.steps() - 1; n >= 0; n--) u[n] = backward(n, u[n + 1], m[n + 1]);
            double[] moved = initial;
            double change = 0;
            for (int n = 0; n < time.steps(); n++) {
                moved = forward(n, u[n], u[n + 1], moved, m[n + 1]);
                for (int i = 0; i < moved.length; i++) change = Math.max(change, Math.abs(moved[i] - m[n + 1][i]));
                for (int i = 0; i < moved.length; i++) m[n + 1][i] += damping * (moved[i] - m[n + 1][i]);
            }
            if (change < 1e-14) break;
            if (k == iterations - 1) throw new AssertionError(game.hamiltonian().formula() + " changed by " + change);
        }
        return new Pair(this, u, m);
    }
}
