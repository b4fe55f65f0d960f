package org.mfglab.gpu;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.mfglab.device.Buffer;
import org.mfglab.formula.Formula;
import org.mfglab.formula.KernelText;
import org.mfglab.formula.Program;
import org.mfglab.formula.SlopeFunction;
import org.mfglab.grid.SpaceFunction;

/// The upwind flux of one axis on a device: its coefficients, and the functions of kernels that compute it from what they see of these.
sealed interface ClAxisFlux {

    /// What a kernel sees of a coefficient.
    ///
    /// @param stride see [ClCoefficient#stride]
    record Slice(ClBuffer values, int stride) {
        static Slice of(ClCoefficient coefficient) {
            return new Slice(coefficient.slice, coefficient.stride);
        }
    }

    /// Brings the coefficients to a time and a density.
    ///
    /// @return whether one of them changed
    boolean at(double t, Buffer m);

    List<Slice> slices();

    String text();

    static ClAxisFlux of(Session session, Ground ground, SlopeFunction h, Map<String, ? extends SpaceFunction> fields) {
        return switch (h) {
            case SlopeFunction.Quadratic(String _, Formula curvature, Formula drift) ->
                    new Quadratic(new ClCoefficient(session, ground, curvature, fields), new ClCoefficient(session, ground, drift, fields));
            case SlopeFunction.Linear(String _, Formula drift) -> new Linear(new ClCoefficient(session, ground, drift, fields));
            case SlopeFunction.Convex convex -> Convex.of(session, ground, convex, fields);
        };
    }

    record Quadratic(ClCoefficient curvature, ClCoefficient drift) implements ClAxisFlux {
        @Override
        public boolean at(double t, Buffer m) {
            return curvature.at(t, m) | drift.at(t, m);
        }

        @Override
        public List<Slice> slices() {
            return List.of(Slice.of(curvature), Slice.of(drift));
        }

        @Override
        public String text() {
            return "#define UNIFORM %d\n".formatted(curvature.stride == 0 ? 1 : 0) + Workshop.resource("quadratic");
        }
    }

    record Linear(ClCoefficient drift) implements ClAxisFlux {
        @Override
        public boolean at(double t, Buffer m) {
            return drift.at(t, m);
        }

        @Override
        public List<Slice> slices() {
            return List.of(Slice.of(drift));
        }

        @Override
        public String text() {
            return Workshop.resource("linear");
        }
    }

    /// @param both  h and its derivative; inputs slope, coefficients, t
    /// @param value h alone
    record Convex(Program both, Program value, List<ClCoefficient> coefficients, ClMinimiser minimiser) implements ClAxisFlux {

        static Convex of(Session session, Ground ground, SlopeFunction.Convex h, Map<String, ? extends SpaceFunction> fields) {
            TreeSet<String> names = new TreeSet<>(h.value().symbols());
            names.addAll(h.derivative().symbols());
            names.removeAll(List.of(h.slope(), "t"));
            List<String> inputs = new ArrayList<>(List.of(h.slope()));
            inputs.addAll(names);
            inputs.add("t");
            List<ClCoefficient> coefficients = names.stream().map(name -> new ClCoefficient(session, ground, Formula.symbol(name), fields)).toList();
            ClMinimiser minimiser = new ClMinimiser(session, Program.of(inputs, h.derivative()), ground.grid.size(), coefficients, h.derivative().dependsOn("t"));
            return new Convex(Program.of(inputs, h.value(), h.derivative()), Program.of(inputs, h.value()), coefficients, minimiser);
        }

        @Override
        public boolean at(double t, Buffer m) {
            return minimiser.at(t, m);
        }

        @Override
        public List<Slice> slices() {
            List<Slice> slices = new ArrayList<>(List.of(new Slice(minimiser.minimum, minimiser.stride)));
            coefficients.forEach(coefficient -> slices.add(Slice.of(coefficient)));
            return slices;
        }

        @Override
        public String text() {
            var seen = new StringBuilder();
            for (int k = 1; k <= coefficients.size(); k++) seen.append(", SEEN((h)->c[%d], i)".formatted(k));
            return KernelText.function("value", value) + KernelText.function("both", both)
                    + "#define VALUE(p, h, i, out) value(p%s, (real)(t), out)\n".formatted(seen)
                    + "#define BOTH(p, h, i, out, slope) both(p%s, (real)(t), out, slope)\n".formatted(seen) + Workshop.resource("convex");
        }
    }
}
