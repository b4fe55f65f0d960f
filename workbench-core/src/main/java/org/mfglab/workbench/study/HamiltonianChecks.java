package org.mfglab.workbench.study;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.DoubleStream;
import org.mfglab.formula.Formula;
import org.mfglab.formula.SlopeFunction;
import org.mfglab.game.Hamiltonian;
import org.mfglab.game.Hamiltonian.Structure;
import org.mfglab.game.MeanFieldGame;

/// Looks at the Hamiltonian at sampled points, times, densities and slopes: whether it is finite, and whether it is convex.
final class HamiltonianChecks {

    private static final double[] SLOPES = {-100, -30, -10, -3, -1, -0.3, -0.1, -0.03, -0.01, 0, 0.01, 0.03, 0.1, 0.3, 1, 3, 10, 30, 100};
    private static final double[] RADII = DoubleStream.of(SLOPES).filter(slope -> slope >= 0).toArray();
    private static final double[] FEW_SLOPES = {-10, -1, 0, 0.5, 3};
    /// A derivative that rises by more than this part between two slopes so near to 0 has a jump there.
    private static final double JUMP = 1e-2;
    private static final double BESIDE = 1e-9;
    private static final double ROUNDING = 1e-9;
    private static final String DENSITY = "m";

    private final Values values;
    private final MeanFieldGame game;
    private final Samples samples;
    private final double[] densities;
    private final boolean empty;
    private final Structure structure;
    private String flaw;
    private boolean finite = true;

    HamiltonianChecks(Values values, MeanFieldGame game, Samples samples, GameChecks.Initial initial) {
        this.values = values;
        this.game = game;
        this.samples = samples;
        this.empty = initial.empty();
        this.densities = game.hamiltonian().congested() ? DoubleStream.of(CostChecks.SMALLEST_DENSITY, initial.peak() / 2, initial.peak()).filter(m -> m > 0).distinct().toArray()
                : new double[] {1};
        this.structure = game.hamiltonian().structure();
        look();
    }

    /// Whether it is finite wherever it was looked at; the first place where it is not has been reported.
    boolean finite() {
        return finite;
    }

    /// What speaks against its being convex, as a sentence.
    Optional<String> flaw() {
        return Optional.ofNullable(flaw);
    }

    private void look() {
        switch (structure) {
            case Structure.Sum(Formula constant, List<SlopeFunction> axes, Optional<Formula> radial) -> {
                everywhere(symbols -> finite(symbols, constant, "p = 0"));
                for (SlopeFunction axis : axes) axis(axis);
                radial.ifPresent(this::radial);
            }
            case Structure.Coupled _ -> coupled();
        }
        if (finite && game.hamiltonian().congested() && empty) atNoDensity();
    }

    /// Looks at all samples until something is wrong.
    ///
    /// @param look of the values of symbols; whether to go on
    private void everywhere(Function<Look, Boolean> look) {
        for (Samples.Sample sample : samples.few())
            for (double part : Samples.times(game.hamiltonian().formula()))
                for (double density : densities) {
                    if (!finite || flaw != null) return;
                    Map<String, Double> symbols = sample.at(samples.time(part));
                    symbols.put(DENSITY, density);
                    for (String slope : Hamiltonian.slopes(game.domain().dimension())) symbols.put(slope, 0.0);
                    String where = samples.where(sample.x(), samples.time(part)) + (game.hamiltonian().congested() ? ", m = " + Samples.shown(density) : "");
                    if (!look.apply(new Look(symbols, where))) return;
                }
    }

    /// One place in space, time and density, in numbers and in words.
    private record Look(Map<String, Double> symbols, String where) { }

    private boolean finite(Look look, Formula formula, String slopes) {
        double value = formula.evaluate(look.symbols);
        if (Double.isFinite(value)) return true;
        values.issues().add(values.place(Schema.HAMILTONIAN.path()), IssueCode.E203, "The Hamiltonian or its derivative is %s at %s, %s.".formatted(value, look.where, slopes),
                "It must be finite for every slope.");
        return finite = false;
    }

    private void axis(SlopeFunction axis) {
        switch (axis) {
            case SlopeFunction.Linear(String slope, Formula drift) -> everywhere(look -> finite(look, drift, slope + " = 0"));
            case SlopeFunction.Quadratic(String slope, Formula curvature, Formula drift) -> everywhere(look -> finite(look, drift, slope + " = 0")
                    && finite(look, curvature, slope + " = 0") && positive(look, curvature.evaluate(look.symbols), slope));
            case SlopeFunction.Convex(String slope, Formula value, Formula derivative) -> {
                everywhere(look -> rises(look, slope, SLOPES, value, derivative));
                everywhere(look -> smooth(look, slope, derivative));
            }
        }
    }

    private boolean positive(Look look, double curvature, String slope) {
        if (curvature > 0) return true;
        return fault("%s in %s: at %s its curvature is %s.".formatted(notConvex(), slope, look.where, Samples.shown(curvature)));
    }

    /// Convex means that the derivative does not fall.
    private boolean rises(Look look, String symbol, double[] slopes, Formula value, Formula derivative) {
        double before = Double.NEGATIVE_INFINITY;
        for (double slope : slopes) {
            look.symbols.put(symbol, slope);
            String at = symbol + " = " + slope;
            if (!finite(look, value, at) || !finite(look, derivative, at)) return false;
            double now = derivative.evaluate(look.symbols);
            if (now < before - ROUNDING * (1 + Math.abs(before)))
                return fault("%s in %s: at %s its derivative falls from %s to %s at %s.".formatted(notConvex(), symbol, look.where, Samples.shown(before), Samples.shown(now), at));
            before = now;
        }
        return true;
    }

    /// Warns of a kink at slope 0, once.
    ///
    /// @return whether there is none
    private boolean smooth(Look look, String slope, Formula derivative) {
        look.symbols.put(slope, -BESIDE);
        double below = derivative.evaluate(look.symbols);
        look.symbols.put(slope, BESIDE);
        double above = derivative.evaluate(look.symbols);
        if (above - below <= JUMP * (1 + Math.abs(above))) return true;
        values.issues().add(values.place(Schema.HAMILTONIAN.path()), IssueCode.N241,
                "The Hamiltonian has a kink at %s = 0: its derivative jumps from %s to %s there, at %s.".formatted(slope, Samples.shown(below), Samples.shown(above), look.where), "");
        return false;
    }

    /// psi must rise from its value at 0 on, and have no kink there.
    private void radial(Formula psi) {
        Formula derivative = psi.derivative(Hamiltonian.RADIUS).simplify();
        double[] steepest = {0};
        String[] place = {""};
        everywhere(look -> {
            look.symbols.put(Hamiltonian.RADIUS, 0.0);
            double atZero = derivative.evaluate(look.symbols);
            if (Math.abs(atZero) > Math.abs(steepest[0])) {
                steepest[0] = atZero;
                place[0] = look.where;
            }
            if (atZero < -ROUNDING) return fault("%s in |p|: at %s its derivative is %s at |p| = 0.".formatted(notConvex(), look.where, Samples.shown(atZero)));
            return rises(look, Hamiltonian.RADIUS, RADII, psi, derivative);
        });
        if (finite && flaw == null && steepest[0] > ROUNDING)
            values.issues().add(values.place(Schema.HAMILTONIAN.path()), IssueCode.N241,
                    "The Hamiltonian has a kink at p = 0: its derivative in |p| is %s there, at %s. Agents have no velocity where u is flat.".formatted(Samples.shown(steepest[0]), place[0]), "");
    }

    private String notConvex() {
        return structure instanceof Structure.Sum sum && !sum.separable() ? "A part of the Hamiltonian is not convex" : "The Hamiltonian is not convex";
    }

    private boolean fault(String sentence) {
        flaw = sentence;
        return false;
    }

    /// A function is convex if its gradient is monotone: `(H_p(q) - H_p(p)).(q - p) >= 0`.
    private void coupled() {
        List<String> names = Hamiltonian.slopes(game.domain().dimension());
        List<Formula> gradient = new ArrayList<>();
        for (int axis = 0; axis < names.size(); axis++) gradient.add(game.hamiltonian().derivative(axis));
        List<double[]> slopes = slopes(names.size());
        everywhere(look -> {
            List<double[]> gradients = new ArrayList<>();
            for (double[] p : slopes) {
                for (int axis = 0; axis < p.length; axis++) look.symbols.put(names.get(axis), p[axis]);
                if (!finite(look, game.hamiltonian().formula(), words(names, p))) return false;
                for (Formula component : gradient) if (!finite(look, component, words(names, p))) return false;
                gradients.add(gradient.stream().mapToDouble(component -> component.evaluate(look.symbols)).toArray());
            }
            return monotone(look, names, slopes, gradients);
        });
    }

    private boolean monotone(Look look, List<String> names, List<double[]> slopes, List<double[]> gradients) {
        for (int i = 0; i < slopes.size(); i++)
            for (int j = 0; j < i; j++) {
                double product = 0;
                double size = 0;
                for (int axis = 0; axis < names.size(); axis++) {
                    double step = slopes.get(i)[axis] - slopes.get(j)[axis];
                    product += step * (gradients.get(i)[axis] - gradients.get(j)[axis]);
                    size += Math.abs(step) * (Math.abs(gradients.get(i)[axis]) + Math.abs(gradients.get(j)[axis]));
                }
                if (product < -ROUNDING * (1 + size))
                    return fault("The Hamiltonian is not convex: at %s it is concave somewhere between %s and %s.".formatted(look.where,
                            words(names, slopes.get(j)), words(names, slopes.get(i))));
            }
        return true;
    }

    private static List<double[]> slopes(int dimension) {
        List<double[]> slopes = new ArrayList<>(List.of(new double[dimension]));
        for (int axis = 0; axis < dimension; axis++) {
            List<double[]> longer = new ArrayList<>();
            for (double[] p : slopes)
                for (double slope : FEW_SLOPES) {
                    double[] other = p.clone();
                    other[axis] = slope;
                    longer.add(other);
                }
            slopes = longer;
        }
        return slopes;
    }

    private static String words(List<String> names, double[] p) {
        List<String> words = new ArrayList<>();
        for (int axis = 0; axis < p.length; axis++) words.add(names.get(axis) + " = " + p[axis]);
        return String.join(", ", words);
    }

    /// Where nobody is, a congestion term such as 1/m has no value.
    private void atNoDensity() {
        Samples.Sample sample = samples.few().getFirst();
        Map<String, Double> symbols = sample.at(0);
        symbols.put(DENSITY, 0.0);
        Hamiltonian.slopes(game.domain().dimension()).forEach(slope -> symbols.put(slope, 1.0));
        double value = game.hamiltonian().formula().evaluate(symbols);
        if (!Double.isFinite(value))
            values.issues().add(values.place(Schema.HAMILTONIAN.path()), IssueCode.N232,
                    "%s is %s where m = 0, and the initial density is 0 in parts of the domain.".formatted(Schema.HAMILTONIAN.path(), Samples.shown(value)),
                    "Give [field.initial] a floor such as 1e-6, or write 1 + m instead of m.");
    }
}
