package org.mfglab.device;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.mfglab.formula.Formula;
import org.mfglab.formula.Invariants;
import org.mfglab.formula.Program;
import org.mfglab.grid.Field;
import org.mfglab.grid.Grid;
import org.mfglab.grid.SpaceFunction;

/// A formula on a grid, with what depends on space alone evaluated once.
///
/// @param rest   the formula in x y z and the names
/// @param names  of the slices
/// @param slices their values, one per cell
public record Sampled(Formula rest, List<String> names, List<double[]> slices) {

    private static final List<String> AXES = List.of("x", "y", "z");

    /// @param fields functions of space
    public static Sampled of(Formula formula, Grid grid, Map<String, ? extends SpaceFunction> fields) {
        Invariants invariants = Invariants.of(formula, fields.keySet());
        List<String> names = new ArrayList<>();
        List<double[]> slices = new ArrayList<>();
        for (String name : fields.keySet())
            if (invariants.rest().dependsOn(name)) {
                names.add(name);
                slices.add(Field.sample(grid, fields.get(name)).values());
            }
        invariants.parts().forEach((name, part) -> {
            names.add(name);
            slices.add(evaluate(part, grid, fields));
        });
        return new Sampled(invariants.rest(), names, slices);
    }

    /// An invariant part on the whole grid.
    private static double[] evaluate(Formula part, Grid grid, Map<String, ? extends SpaceFunction> fields) {
        List<String> inputs = new ArrayList<>(AXES);
        List<double[]> given = new ArrayList<>();
        for (String name : fields.keySet())
            if (part.dependsOn(name)) {
                inputs.add(name);
                given.add(Field.sample(grid, fields.get(name)).values());
            }
        double[] out = new double[grid.size()];
        double[] coordinates = grid.coordinates(0);
        Program.Evaluator evaluator = Program.of(inputs, part).evaluator();
        for (int start = 0; start < out.length; start += coordinates.length) {
            place(evaluator, grid, coordinates, start);
            for (int k = 0; k < given.size(); k++) evaluator.row(AXES.size() + k, given.get(k), start);
            evaluator.run(coordinates.length, new double[][] {out}, new int[] {start});
        }
        return out;
    }

    /// Sets the first three inputs of a program to the coordinates of a row.
    ///
    /// @param coordinates along the first axis
    /// @param start       the cell with which the row begins
    public static void place(Program.Evaluator evaluator, Grid grid, double[] coordinates, int start) {
        evaluator.row(0, coordinates, 0);
        for (int axis = 1; axis < AXES.size(); axis++)
            evaluator.scalar(axis, axis < grid.dimension() ? grid.coordinate(axis, grid.position(axis, start)) : 0);
    }
}
