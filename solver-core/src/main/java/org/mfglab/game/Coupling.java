package org.mfglab.game;

import java.util.List;
import org.mfglab.formula.Formula;

/// How the population enters a cost: F(x, t, m) or G(x, m(T)), local in m or through the means of m.
///
/// @param formula in x y z t, m, mean_x mean_y mean_z and the names of fields
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
        return formula.dependsOn("m") || usesMeans();
    }

    public boolean usesMeans() {
        return formula.dependsOn(MEANS.toArray(String[]::new));
    }
}
