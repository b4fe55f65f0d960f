package org.mfglab.gpu;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.mfglab.device.Buffer;
import org.mfglab.formula.KernelText;
import org.mfglab.formula.SlopeFunction;
import org.mfglab.grid.SpaceFunction;

/// What kernels must know of a Hamiltonian to find the best moves: what velocities cost at a cell, `L(v) = sup_p {-p.v - H(p)}`.
sealed interface ClMotion {

    /// Brings the coefficients to a time and a density.
    void at(double t, Buffer m);

    /// The coefficients, as kernels take them.
    List<ClAxisFlux.Slice> slices();

    /// The functions of kernels, and the search that uses them.
    String text();

    static ClMotion of(Session session, Ground ground, List<SlopeFunction> h, Map<String, ? extends SpaceFunction> fields) {
        return new Separable(h.stream().map(function -> ClAxisFlux.of(session, ground, function, fields)).toList());
    }

    /// The parameters COEFFICIENTS of a kernel: of every coefficient its slice and the stride.
    static String parameters(int count) {
        var text = new StringBuilder("#define COEFFICIENTS");
        for (int k = 0; k < count; k++) text.append(" global const double *c%1$d, const int s%1$d,".formatted(k));
        return text.append('\n').toString();
    }

    /// A coefficient at cell i.
    static String read(int coefficient) {
        return "c%1$d[i * s%1$d]".formatted(coefficient);
    }

    /// A sum over axes.
    record Separable(List<ClAxisFlux> axes) implements ClMotion {

        @Override
        public void at(double t, Buffer m) {
            for (ClAxisFlux axis : axes) axis.at(t, m);
        }

        @Override
        public List<ClAxisFlux.Slice> slices() {
            return axes.stream().flatMap(axis -> coefficients(axis).stream()).toList();
        }

        private static List<ClAxisFlux.Slice> coefficients(ClAxisFlux axis) {
            return axis instanceof ClAxisFlux.Convex convex ? convex.coefficients().stream().map(ClAxisFlux.Slice::of).toList() : axis.slices();
        }

        @Override
        public String text() {
            var text = new StringBuilder(parameters(slices().size())).append(Workshop.resource("ulp"));
            int rigid = 0, even = 0;
            for (int k = 0; k < axes.size(); k++) {
                text.append("#define OF_AXIS(name) name##_%d\n".formatted(k)).append(function(k)).append("#undef OF_AXIS\n");
                if (axes.get(k) instanceof ClAxisFlux.Linear) rigid |= 1 << k;
                if (!(axes.get(k) instanceof ClAxisFlux.Convex)) even |= 1 << k;
            }
            text.append("#define RIGID(k) (%d >> (k) & 1)\n#define EVEN(k) (%d >> (k) & 1)\n".formatted(rigid, even)).append(reading());
            return text + Workshop.resource("cost_separable") + Workshop.resource("line_walk") + Workshop.resource("control_search");
        }

        private String function(int k) {
            return switch (axes.get(k)) {
                case ClAxisFlux.Quadratic _ -> Workshop.resource("cost_quadratic");
                case ClAxisFlux.Linear _ -> Workshop.resource("cost_linear");
                case ClAxisFlux.Convex convex -> {
                    var seen = new StringBuilder();
                    for (int j = 0; j <= convex.coefficients().size(); j++) seen.append(", (a)->c[%d]".formatted(j));
                    yield KernelText.function("both_" + k, convex.both()) + "#define BOTH(a, p, h, slope) both_%d(p%s, h, slope)\n#define COUNT %d\n".formatted(k, seen, convex.coefficients().size() + 1)
                            + Workshop.resource("cost_convex") + "#undef BOTH\n#undef COUNT\n";
                }
            };
        }

        /// Sets the numbers of all axes at cell i.
        private String reading() {
            List<String> settings = new ArrayList<>();
            int coefficient = 0;
            for (int k = 0; k < axes.size(); k++) {
                int count = coefficients(axes.get(k)).size();
                for (int j = 0; j < count; j++) settings.add("cost.axis%d.c[%d] = %s;".formatted(k, j, read(coefficient++)));
                if (axes.get(k) instanceof ClAxisFlux.Convex) settings.add("cost.axis%d.c[%d] = t;".formatted(k, count));
            }
            return "#define READ(i) " + String.join(" ", settings) + "\n";
        }
    }
}
