package org.mfglab.gpu;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.mfglab.device.Buffer;
import org.mfglab.device.PointwiseKernel;
import org.mfglab.device.Sampled;
import org.mfglab.formula.Formula;
import org.mfglab.formula.KernelText;
import org.mfglab.formula.Program;
import org.mfglab.grid.Grid;
import org.mfglab.grid.SpaceFunction;

/// A formula as a kernel over the cells of a grid.
final class ClPointwise implements PointwiseKernel {

    private final int buffers;
    private final int scalars;
    private final int vectors;
    private final Routine routine;
    private final List<ClBuffer> fixed = new ArrayList<>();

    ClPointwise(Session session, Ground ground, Formula formula, Map<String, ? extends SpaceFunction> fields, List<String> buffers, List<String> scalars) {
        Grid grid = ground.grid;
        Sampled parts = Sampled.of(formula, grid, fields);
        List<String> inputs = new ArrayList<>(buffers);
        inputs.addAll(scalars);
        inputs.addAll(parts.names());
        for (double[] slice : parts.slices()) fixed.add(session.slice(slice));
        for (int axis = 0; axis < 3; axis++)
            if (parts.rest().dependsOn(Ground.AXES.get(axis))) {
                inputs.add(Ground.AXES.get(axis));
                fixed.add(ground.coordinate(axis));
            }
        boolean obstacles = grid.geometry().hasObstacles();
        if (obstacles) fixed.add(ground.open());
        this.buffers = buffers.size();
        this.scalars = scalars.size();
        this.vectors = Math.ceilDiv(grid.size(), session.workshop.width());
        this.routine = session.workshop.wide(KernelText.function("formula", Program.of(inputs, parts.rest())), kernel(inputs.size(), obstacles)).routine("pointwise");
    }

    /// The loop over the cells around the formula.
    private String kernel(int inputs, boolean obstacles) {
        var text = new StringBuilder("kernel void pointwise(global real *out");
        var arguments = new ArrayList<String>();
        for (int k = 0; k < inputs; k++) {
            boolean scalar = k >= buffers && k < buffers + scalars;
            text.append(scalar ? ", const double a" : ", global const real *a").append(k);
            arguments.add(scalar ? "(real)a" + k : "a" + k + "[i]");
        }
        if (obstacles) text.append(", global const real *open");
        text.append(", const int n) {\n    EACH(i, n) {\n        real value;\n        formula(").append(String.join(", ", arguments));
        text.append(arguments.isEmpty() ? "" : ", ").append("&value);\n        out[i] = ").append(obstacles ? "EITHER(open[i] != 0, value, (real)0)" : "value");
        return text.append(";\n    }\n}\n").toString();
    }

    @Override
    public void apply(Buffer out, Buffer[] in, double... numbers) {
        if (in.length != buffers || numbers.length < scalars)
            throw new IllegalArgumentException("The kernel takes %d slices and %d numbers, not %d and %d.".formatted(buffers, scalars, in.length, numbers.length));
        List<Object> arguments = new ArrayList<>();
        arguments.add(ClBuffer.of(out));
        for (Buffer buffer : in) arguments.add(ClBuffer.of(buffer));
        for (int k = 0; k < scalars; k++) arguments.add(numbers[k]);
        arguments.addAll(fixed);
        arguments.add(vectors);
        routine.each(vectors, arguments.toArray());
    }
}
