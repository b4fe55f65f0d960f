package org.mfglab.verify;

import java.util.HashMap;
import java.util.Map;
import org.mfglab.formula.Formula;
import org.mfglab.game.Hamiltonian;
import org.mfglab.game.MeanFieldGame;
import org.mfglab.grid.BoundaryCondition;
import org.mfglab.grid.Field;
import org.mfglab.grid.Geometry;
import org.mfglab.grid.Grid;

/// The cells of a small grid: what formulas name there, and the slopes at their faces, one by one.
final class DenseCells {

    private final MeanFieldGame game;
    private final Grid grid;
    private final Map<String, Geometry.Face> ends = new HashMap<>();
    private final Map<String, double[]> fields = new HashMap<>();
    private final Map<String, double[][]> kernels = new HashMap<>();

    DenseCells(MeanFieldGame game, Grid grid) {
        this.game = game;
        this.grid = grid;
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
    Map<String, Double> symbols(int cell, double t, double[] m) {
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
}
