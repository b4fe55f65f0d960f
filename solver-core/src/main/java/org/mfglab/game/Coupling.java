package org.mfglab.game;

import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.mfglab.formula.Formula;
import org.mfglab.formula.Scope;

/// How the population enters a cost: F(x, t, m) or G(x, m(T)), local in m, through the means of m or through convolutions of m.
///
/// @param formula in x y z t, m, mean_x mean_y mean_z, conv(NAME) and the names of fields
public record Coupling(Formula formula) {

    private static final List<String> MEANS = List.of("mean_x", "mean_y", "mean_z");

    public Coupling {
        formula = formula.simplify();
    }

    public static List<String> means(int dimension) {
        return MEANS.subList(0, dimension);
    }

    /// Whether the cost depends on the population at all.
    public boolean couples() {
        return formula.dependsOn("m") || usesMeans() || !kernels(this).isEmpty();
    }

    public boolean usesMeans() {
        return formula.dependsOn(MEANS.toArray(String[]::new));
    }

    /// The names of the kernels that costs convolve m with, sorted.
    public static SortedSet<String> kernels(Coupling... costs) {
        SortedSet<String> names = new TreeSet<>();
        for (Coupling cost : costs)
            for (String symbol : cost.formula.symbols()) Scope.kernel(symbol).ifPresent(names::add);
        return names;
    }
}
