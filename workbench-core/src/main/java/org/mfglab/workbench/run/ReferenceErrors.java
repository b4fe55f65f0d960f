package org.mfglab.workbench.run;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.mfglab.device.Backend;
import org.mfglab.device.Buffer;
import org.mfglab.device.PointwiseKernel;
import org.mfglab.formula.Formula;
import org.mfglab.grid.Grid;
import org.mfglab.grid.TimeGrid;
import org.mfglab.grid.Trajectory;
import org.mfglab.solve.Solution;
import org.mfglab.workbench.distance.TransportDistance;
import org.mfglab.workbench.study.Reference;

/// Distances of a solution from the exact one of `[reference]`, over all time levels; NaN where there is none.
///
/// @param valueMax    `max |u - u*|` over space-time
/// @param valueMean   the mean of `|u - u*|` over the box at t = 0
/// @param densityMax  `max |m - m*|` over space-time
/// @param densityL1   the largest over t of `int |m - m*| dx`
/// @param densityW1   the largest over t of [TransportDistance]
public record ReferenceErrors(double valueMax, double valueMean, double densityMax, double densityL1, double densityW1) {

    public static ReferenceErrors of(Reference reference, Solution solution, Backend backend) {
        double[] value = {Double.NaN, Double.NaN};
        double[] density = {Double.NaN, Double.NaN, Double.NaN};
        reference.value().ifPresent(exact -> value(Exact.of(exact, solution.value(), backend), value));
        reference.density().ifPresent(exact -> density(Exact.of(exact, solution.density(), backend), density));
        return new ReferenceErrors(value[0], value[1], density[0], density[1], density[2]);
    }

    /// A computed trajectory beside an exact one, a level at a time.
    private record Exact(PointwiseKernel kernel, Buffer buffer, Trajectory computed, double[] level, double[] exact) {

        static Exact of(Formula formula, Trajectory computed, Backend backend) {
            Grid grid = computed.grid();
            return new Exact(backend.pointwise(formula, grid, Map.of(), List.of(), List.of("t")), backend.allocate(grid.size()), computed,
                    new double[grid.size()], new double[grid.size()]);
        }

        TimeGrid time() {
            return computed.time();
        }

        void read(int n) {
            computed.read(n, level);
            kernel.apply(buffer, new Buffer[0], time().time(n));
            buffer.read(exact);
        }

        double largest() {
            double largest = 0;
            for (int i = 0; i < level.length; i++) largest = Math.max(largest, Math.abs(level[i] - exact[i]));
            return largest;
        }

        double sum() {
            double sum = 0;
            for (int i = 0; i < level.length; i++) sum += Math.abs(level[i] - exact[i]);
            return sum;
        }
    }

    private static void value(Exact u, double[] errors) {
        errors[0] = 0;
        for (int n = u.time().steps(); n >= 0; n--) {
            u.read(n);
            errors[0] = Math.max(errors[0], u.largest());
        }
        errors[1] = u.sum() / u.computed().grid().geometry().openCells();
    }

    private static void density(Exact m, double[] errors) {
        Grid grid = m.computed().grid();
        TransportDistance distance = new TransportDistance(grid);
        errors[0] = errors[1] = errors[2] = 0;
        for (int n = 0; n <= m.time().steps(); n++) {
            m.read(n);
            errors[0] = Math.max(errors[0], m.largest());
            errors[1] = Math.max(errors[1], m.sum() * grid.cellVolume());
            errors[2] = Math.max(errors[2], distance.between(m.level(), m.exact()));
        }
    }

    Map<String, Object> json() {
        return Json.object("u_linf", valueMax, "u_l1", valueMean, "m_linf", densityMax, "m_l1", densityL1, "m_w1", densityW1);
    }

    /// Those that are known, by the names of metrics.json.
    Map<String, Double> known() {
        Map<String, Double> known = new LinkedHashMap<>();
        json().forEach((name, error) -> {
            if (error != null) known.put(name, (Double) error);
        });
        return known;
    }
}
