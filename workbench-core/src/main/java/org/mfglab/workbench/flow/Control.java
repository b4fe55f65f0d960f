package org.mfglab.workbench.flow;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.mfglab.formula.Formula;
import org.mfglab.formula.Program;
import org.mfglab.game.Hamiltonian;
import org.mfglab.game.MeanFieldGame;
import org.mfglab.grid.Field;
import org.mfglab.grid.Geometry;
import org.mfglab.grid.Grid;

/// The velocity that is best for an agent, `v = -H_p(x, t, grad u, m)`, at the points of a grid; u and m are those of the same time.
///
/// Slopes are central differences, at walls and obstacles one-sided, so v is first order accurate there and second order elsewhere where u is smooth.
public final class Control {

    private static final List<String> AXES = List.of("x", "y", "z");

    private final Grid grid;
    private final Geometry geometry;
    private final Gradient gradient;
    private final Program program;
    /// Functions of space that H names, on the grid.
    private final Map<String, double[]> fields = new TreeMap<>();

    public Control(MeanFieldGame game, Grid grid) {
        this.grid = grid;
        this.geometry = grid.geometry();
        this.gradient = new Gradient(grid);
        Hamiltonian hamiltonian = game.hamiltonian();
        game.fields().forEach((name, function) -> {
            if (hamiltonian.formula().dependsOn(name)) fields.put(name, Field.sample(grid, function).values());
        });
        List<String> inputs = new ArrayList<>(List.of("t", "m"));
        inputs.addAll(AXES.subList(0, grid.dimension()));
        inputs.addAll(Hamiltonian.slopes(grid.dimension()));
        inputs.addAll(fields.keySet());
        Formula[] velocity = IntStream.range(0, grid.dimension()).mapToObj(axis -> hamiltonian.derivative(axis).negate().simplify()).toArray(Formula[]::new);
        this.program = Program.of(inputs, Set.of("t"), velocity);
    }

    /// The velocity at a time: one array per axis, in lengths per time. It is NaN inside obstacles, and not finite where H has a pole.
    ///
    /// @param u the value at that time, row-major, x fastest
    /// @param m the density at that time
    public double[][] velocity(double t, double[] u, double[] m) {
        double[][] v = new double[grid.dimension()][grid.size()];
        IntStream.range(0, Math.ceilDiv(grid.size(), Program.BLOCK)).parallel().forEach(block -> run(block * Program.BLOCK, t, u, m, v));
        return v;
    }

    private void run(int from, double t, double[] u, double[] m, double[][] v) {
        int length = Math.min(Program.BLOCK, grid.size() - from);
        int dimension = grid.dimension();
        Program.Evaluator evaluator = program.evaluator();
        evaluator.scalar(0, t);
        evaluator.row(1, m, from);
        int[] offsets = new int[dimension];
        for (int axis = 0; axis < dimension; axis++) {
            double[] x = new double[length];
            double[] slope = new double[length];
            for (int i = 0; i < length; i++) {
                x[i] = grid.coordinate(axis, grid.position(axis, from + i));
                slope[i] = geometry.solid(from + i) ? 0 : gradient.at(from + i, axis, t, u);
            }
            evaluator.row(2 + axis, x, 0);
            evaluator.row(2 + dimension + axis, slope, 0);
            offsets[axis] = from;
        }
        int input = 2 + 2 * dimension;
        for (double[] field : fields.values()) evaluator.row(input++, field, from);
        evaluator.run(length, v, offsets);
        for (int i = from; i < from + length; i++)
            if (geometry.solid(i)) for (double[] component : v) component[i] = Double.NaN;
    }
}
