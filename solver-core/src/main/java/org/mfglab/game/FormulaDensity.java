package org.mfglab.game;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.mfglab.formula.Formula;

/// A density given by a formula in x, y, z.
public record FormulaDensity(Formula formula) implements Density {

    private static final List<String> AXES = List.of("x", "y", "z");

    public FormulaDensity {
        formula = formula.simplify();
    }

    @Override
    public double at(double[] x) {
        Map<String, Double> values = new HashMap<>();
        for (int axis = 0; axis < x.length; axis++) values.put(AXES.get(axis), x[axis]);
        return formula.evaluate(values);
    }

    @Override
    public double logAt(double[] x) {
        return Math.log(at(x));
    }
}
