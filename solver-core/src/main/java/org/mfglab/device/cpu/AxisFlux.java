package org.mfglab.device.cpu;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.mfglab.device.Buffer;
import org.mfglab.formula.Formula;
import org.mfglab.formula.Program;
import org.mfglab.formula.SlopeFunction;
import org.mfglab.grid.Grid;
import org.mfglab.grid.SpaceFunction;

/// The upwind flux of one axis: its coefficients, which all workers share, and the makers of each worker's own [LineFlux].
sealed interface AxisFlux {

    /// Brings the coefficients to a time and a density; by the caller of the team.
    void at(double t, Buffer m);

    /// The flux of a worker.
    LineFlux flux(LineBatches batches, LineEnds ends);

    static AxisFlux of(CpuBackend backend, Team team, Grid grid, SlopeFunction h, Map<String, ? extends SpaceFunction> fields) {
        return switch (h) {
            case SlopeFunction.Quadratic(String _, Formula curvature, Formula drift) ->
                    new Quadratic(new Coefficient(backend, grid, curvature, fields), new Coefficient(backend, grid, drift, fields));
            case SlopeFunction.Linear(String _, Formula drift) -> new Linear(new Coefficient(backend, grid, drift, fields));
            case SlopeFunction.Convex convex -> Convex.of(backend, team, grid, convex, fields);
        };
    }

    record Quadratic(Coefficient curvature, Coefficient drift) implements AxisFlux {
        @Override
        public void at(double t, Buffer m) {
            curvature.at(t, m);
            drift.at(t, m);
        }

        @Override
        public LineFlux flux(LineBatches batches, LineEnds ends) {
            return new QuadraticFlux(batches, ends, curvature, drift);
        }
    }

    record Linear(Coefficient drift) implements AxisFlux {
        @Override
        public void at(double t, Buffer m) {
            drift.at(t, m);
        }

        @Override
        public LineFlux flux(LineBatches batches, LineEnds ends) {
            return new LinearFlux(batches, ends, drift);
        }
    }

    /// @param both  h and its derivative; inputs slope, coefficients, t
    /// @param value h alone
    record Convex(Program both, Program value, List<Coefficient> coefficients, Minimiser minimiser) implements AxisFlux {

        static Convex of(CpuBackend backend, Team team, Grid grid, SlopeFunction.Convex h, Map<String, ? extends SpaceFunction> fields) {
            TreeSet<String> names = new TreeSet<>(h.value().symbols());
            names.addAll(h.derivative().symbols());
            names.removeAll(List.of(h.slope(), "t"));
            List<String> inputs = new ArrayList<>(List.of(h.slope()));
            inputs.addAll(names);
            inputs.add("t");
            List<Coefficient> coefficients = names.stream().map(name -> new Coefficient(backend, grid, Formula.symbol(name), fields)).toList();
            Minimiser minimiser = new Minimiser(team, Program.of(inputs, h.derivative()), grid.size(), coefficients, h.derivative().dependsOn("t"));
            return new Convex(Program.of(inputs, h.value(), h.derivative()), Program.of(inputs, h.value()), coefficients, minimiser);
        }

        @Override
        public void at(double t, Buffer m) {
            minimiser.at(t, m);
        }

        @Override
        public LineFlux flux(LineBatches batches, LineEnds ends) {
            return new ConvexFlux(batches, ends, both, value, coefficients, minimiser);
        }
    }
}
