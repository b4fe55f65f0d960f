package org.mfglab.gpu;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.mfglab.device.Buffer;
import org.mfglab.device.CoupledHamiltonian;
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

    static ClMotion of(Session session, Ground ground, CoupledHamiltonian h, Map<String, ? extends SpaceFunction> fields) {
        return switch (h) {
            case CoupledHamiltonian.Radial radial -> new Radial(new ClSlopeProgram(session, ground, List.of(radial.radius()), radial.psi(), fields),
                    radial.drift().stream().map(drift -> new ClCoefficient(session, ground, drift, fields)).toList());
            case CoupledHamiltonian.Whole whole -> new Whole(new ClSlopeProgram(session, ground, whole.slopes(), whole.value(), fields));
        };
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

    /// Sets a number of a cost at cell i.
    static String set(String number, String value) {
        return " cost.%s = %s;".formatted(number, value);
    }

    /// The texts of files.
    static String files(String... names) {
        return Stream.of(names).map(Workshop::resource).collect(Collectors.joining());
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
            return text + files("cost_separable", "line_walk", "control_search");
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
            var text = new StringBuilder("#define READ(i)");
            int coefficient = 0;
            for (int k = 0; k < axes.size(); k++) {
                int count = coefficients(axes.get(k)).size();
                for (int j = 0; j < count; j++) text.append(set("axis%d.c[%d]".formatted(k, j), read(coefficient++)));
                if (axes.get(k) instanceof ClAxisFlux.Convex) text.append(set("axis%d.c[%d]".formatted(k, count), "t"));
                text.append(" begin_%1$d(&cost.axis%1$d);".formatted(k));
            }
            return text.append('\n').toString();
        }
    }

    /// `psi(|p|) + drift.p`.
    record Radial(ClSlopeProgram psi, List<ClCoefficient> drift) implements ClMotion {

        @Override
        public void at(double t, Buffer m) {
            psi.at(t, m);
            for (ClCoefficient part : drift) part.at(t, m);
        }

        @Override
        public List<ClAxisFlux.Slice> slices() {
            return Stream.concat(psi.slices().stream(), drift.stream().map(ClAxisFlux.Slice::of)).toList();
        }

        @Override
        public String text() {
            var reading = new StringBuilder(reading(psi));
            for (int k = 0; k < drift.size(); k++) reading.append(set("b[%d]".formatted(k), read(psi.count() - 1 + k)));
            return parameters(slices().size()) + reading + "\n" + files("ulp", "rising", "small_system") + psi.ofOneSlope() + files("cost_radial", "box_answer", "piece", "piece_search");
        }
    }

    /// Any other.
    record Whole(ClSlopeProgram h) implements ClMotion {

        @Override
        public void at(double t, Buffer m) {
            h.at(t, m);
        }

        @Override
        public List<ClAxisFlux.Slice> slices() {
            return h.slices();
        }

        @Override
        public String text() {
            var text = new StringBuilder(parameters(slices().size())).append(reading(h)).append('\n').append(files("ulp", "rising", "small_system")).append(h.ofAllSlopes()).append(files("cost_whole"));
            text.append("static void settle_%d(Cost *cost) { }\n".formatted(h.slopes()));
            for (int from = h.slopes() - 1; from >= 0; from--)
                text.append("#define FROM %1$d\n#define HERE(name) name##_%1$d\n#define INNER(name) name##_%2$d\n".formatted(from, from + 1)).append(files("cost_settle")).append("#undef FROM\n#undef HERE\n#undef INNER\n");
            return text + files("cost_whole_pairs", "box_answer", "piece", "piece_search");
        }
    }

    /// How many numbers a cost keeps of a function of slopes, and how they are set at cell i.
    private static String reading(ClSlopeProgram h) {
        var text = new StringBuilder("#define COUNT %d\n#define READ(i)".formatted(h.count()));
        for (int j = 0; j < h.count() - 1; j++) text.append(set("c[%d]".formatted(j), read(j)));
        return text.append(set("c[%d]".formatted(h.count() - 1), "t")).toString();
    }
}
