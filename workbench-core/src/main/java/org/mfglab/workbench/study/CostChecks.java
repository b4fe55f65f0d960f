package org.mfglab.workbench.study;

import java.util.Arrays;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.DoubleStream;
import org.mfglab.formula.Formula;
import org.mfglab.formula.Scope;
import org.mfglab.game.Coupling;
import org.mfglab.game.Kernel;
import org.mfglab.game.MeanFieldGame;
import org.mfglab.grid.Grid;

/// Looks at the costs at sampled points, times and densities: whether they are finite where there are agents, and whether they grow in m.
final class CostChecks {

    static final double SMALLEST_DENSITY = 1e-3;
    private static final double[] DENSITIES = {SMALLEST_DENSITY, 1e-2, 0.1, 0.5, 1, 2, 10};
    private static final double ROUNDING = 1e-9;
    private static final String DENSITY = "m";

    private final Values values;
    private final MeanFieldGame game;
    private final Grid grid;
    private final Samples samples;
    private final GameChecks.Initial initial;
    private final SortedMap<String, Double> kernelMass = new TreeMap<>();

    CostChecks(Values values, MeanFieldGame game, Grid grid, Samples samples, GameChecks.Initial initial) {
        this.values = values;
        this.game = game;
        this.grid = grid;
        this.samples = samples;
        this.initial = initial;
    }

    /// The densities at which formulas are looked at, that of the initial peak among them.
    double[] densities() {
        return DoubleStream.concat(DoubleStream.of(DENSITIES), DoubleStream.of(initial.peak())).filter(m -> m > 0).sorted().toArray();
    }

    void run() {
        game.kernels().keySet().stream().sorted().forEach(name -> kernel(name, game.kernels().get(name)));
        cost(Schema.RUNNING, game.running(), Samples.TIMES);
        cost(Schema.TERMINAL, game.terminal(), new double[] {1});
    }

    private void kernel(String name, Kernel kernel) {
        KernelCheck check = new KernelCheck(grid, kernel.formula());
        if (check.broken() != null)
            report(Schema.KERNEL.at(name), IssueCode.E212, "The kernel is %s at the difference %s.".formatted(check.value(), where(check.broken())), "");
        else if (check.endless() >= 0)
            report(Schema.KERNEL.at(name), IssueCode.N243, "Along the periodic axis %s the kernel has not faded after %d periods, where its sum stops."
                    .formatted(DomainReader.AXES.get(check.endless()), KernelCheck.MOST_PERIODS), "");
        if (Double.isFinite(check.mass())) kernelMass.put(name, check.mass());
    }

    private String where(double[] difference) {
        return Samples.where(Arrays.copyOf(difference, grid.dimension()));
    }

    /// A cost must be finite at the densities that there are at the start. Beyond them a crowd need not form, and it is for the
    /// solver to find out; so are convolutions, of which only the order of magnitude is known.
    private void cost(Key<String> key, Coupling cost, double[] times) {
        boolean falls = false;
        boolean overflows = false;
        boolean empty = initial.empty();
        Formula derivative = cost.formula().derivative(DENSITY).simplify();
        for (Samples.Sample sample : samples.few())
            for (double part : times) {
                double time = samples.time(part);
                Map<String, Double> symbols = sample.at(time);
                for (double density : densities()) {
                    double value = at(symbols, density, cost.formula());
                    if (!Double.isFinite(value)) {
                        String message = "%s is %s at %s, m = %s".formatted(key.path(), Samples.shown(value), samples.where(sample.x(), time), Samples.shown(density));
                        if (density <= initial.peak() + SMALLEST_DENSITY && Coupling.kernels(cost).isEmpty()) {
                            report(key, IssueCode.E206, message + ".", "");
                            return;
                        }
                        if (!overflows) report(key, IssueCode.N234, message + convolutions(cost, symbols) + "; the initial density stays below about " + Samples.shown(initial.peak()) + ".", "");
                        overflows = true;
                        continue;
                    }
                    falls |= derivative.evaluate(symbols) < -ROUNDING * (1 + Math.abs(value));
                }
                double value = at(symbols, 0, cost.formula());
                if (empty && !Double.isFinite(value)) {
                    report(key, IssueCode.N232, "%s is %s where m = 0, and the initial density is 0 in parts of the domain.".formatted(key.path(), Samples.shown(value)),
                            "Give [field.initial] a floor such as 1e-6, or keep m away from 0 in the formula: log(m + 1e-6).");
                    empty = false;
                }
            }
        if (falls)
            report(key, IssueCode.N231, "%s decreases in m: agents attract each other, and the equilibrium may not be unique.".formatted(key.path()), "");
        for (String name : Coupling.kernels(cost)) attraction(key, cost, name);
    }

    /// The value at a density that is the same for all neighbours.
    private double at(Map<String, Double> symbols, double density, Formula formula) {
        symbols.put(DENSITY, density);
        kernelMass.forEach((name, mass) -> symbols.put(Scope.convolution(name), mass * density));
        game.kernels().keySet().forEach(name -> symbols.putIfAbsent(Scope.convolution(name), density));
        return formula.evaluate(symbols);
    }

    private String convolutions(Coupling cost, Map<String, Double> symbols) {
        StringBuilder words = new StringBuilder();
        for (String name : Coupling.kernels(cost)) words.append(", ").append(Scope.convolution(name)).append(" about ").append(Samples.shown(symbols.get(Scope.convolution(name))));
        return words.toString();
    }

    /// `c (K * m)` with c K(0) < 0 is not monotone: a density that gathers lowers its own cost.
    private void attraction(Key<String> key, Coupling cost, String name) {
        Formula derivative = cost.formula().derivative(Scope.convolution(name)).simplify();
        Formula kernel = game.kernels().get(name).formula();
        double own = kernel.evaluate(samples.sample(new double[grid.dimension()], kernel).symbols());
        for (Samples.Sample sample : samples.few()) {
            Map<String, Double> symbols = sample.at(samples.time(1));
            at(symbols, 1, cost.formula());
            if (derivative.evaluate(symbols) * own < -ROUNDING) {
                report(key, IssueCode.N231, "%s decreases in conv(%s): agents attract each other, and the equilibrium may not be unique.".formatted(key.path(), name), "");
                return;
            }
        }
    }

    private void report(Key<String> key, IssueCode code, String message, String suggestion) {
        values.issues().add(values.place(key.path()), code, message, suggestion);
    }
}
