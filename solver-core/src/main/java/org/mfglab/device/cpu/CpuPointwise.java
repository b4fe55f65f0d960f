package org.mfglab.device.cpu;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.mfglab.device.Buffer;
import org.mfglab.device.PointwiseKernel;
import org.mfglab.device.Sampled;
import org.mfglab.formula.Formula;
import org.mfglab.formula.Program;
import org.mfglab.grid.Geometry;
import org.mfglab.grid.Grid;
import org.mfglab.grid.SpaceFunction;

/// A formula over the rows of a grid, block by block.
final class CpuPointwise implements PointwiseKernel {

    private static final List<String> AXES = List.of("x", "y", "z");

    private final Team team;
    private final Grid grid;
    private final Geometry geometry;
    private final boolean obstacles;
    private final int row;
    private final int rowsPerTask;
    private final double[] coordinates;
    private final List<double[]> sampled;
    private final int buffers;
    private final int scalars;
    private final Program.Evaluator[] evaluators;

    CpuPointwise(Team team, Formula formula, Grid grid, Map<String, ? extends SpaceFunction> fields, List<String> buffers, List<String> scalars) {
        this.team = team;
        this.grid = grid;
        this.geometry = grid.geometry();
        this.obstacles = geometry.hasObstacles();
        this.row = grid.n(0);
        this.rowsPerTask = Math.max(1, 8_192 / row);
        this.coordinates = grid.coordinates(0);
        this.buffers = buffers.size();
        this.scalars = scalars.size();
        Sampled parts = Sampled.of(formula, grid, fields);
        this.sampled = parts.slices();
        List<String> inputs = new ArrayList<>(AXES);
        inputs.addAll(buffers);
        inputs.addAll(scalars);
        inputs.addAll(parts.names());
        Program program = Program.of(inputs, parts.rest());
        this.evaluators = new Program.Evaluator[team.size()];
        for (int i = 0; i < evaluators.length; i++) evaluators[i] = program.evaluator();
    }

    @Override
    public void apply(Buffer out, Buffer[] in, double... numbers) {
        if (in.length != buffers || numbers.length < scalars)
            throw new IllegalArgumentException("The kernel takes %d slices and %d numbers, not %d and %d.".formatted(buffers, scalars, in.length, numbers.length));
        double[] to = CpuBuffer.of(out);
        int rows = to.length / row;
        int tasks = (rows + rowsPerTask - 1) / rowsPerTask;
        team.run(tasks, (worker, task) -> {
            Program.Evaluator evaluator = evaluators[worker];
            double[][] outputs = {to};
            int[] offsets = {0};
            for (int k = 0; k < scalars; k++) evaluator.scalar(AXES.size() + buffers + k, numbers[k]);
            for (int r = task * rowsPerTask; r < Math.min(rows, (task + 1) * rowsPerTask); r++) {
                int start = r * row;
                Sampled.place(evaluator, grid, coordinates, start);
                for (int k = 0; k < buffers; k++) evaluator.row(AXES.size() + k, CpuBuffer.of(in[k]), start);
                for (int k = 0; k < sampled.size(); k++) evaluator.row(AXES.size() + buffers + scalars + k, sampled.get(k), start);
                offsets[0] = start;
                evaluator.run(row, outputs, offsets);
                if (obstacles) clear(to, start);
            }
        });
    }

    /// Inside obstacles nothing has a value.
    private void clear(double[] to, int start) {
        for (int cell = geometry.nextSolid(start); cell >= 0 && cell < start + row; cell = geometry.nextSolid(cell + 1)) to[cell] = 0;
    }
}
