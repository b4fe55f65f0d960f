package org.mfglab.workbench.flow;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.mfglab.formula.Formula;
import org.mfglab.grid.SpaceFunction;

/// The viscosity where an agent stands: its noise is `sqrt(2 nu(t, X)) dW`, in the sense of Ito, which belongs to `Lap(nu m)`.
///
/// @param formula nu, in x y z t and the names of fields
record Noise(Formula formula, Map<String, SpaceFunction> fields) {

    private static final List<String> AXES = List.of("x", "y", "z");

    /// Whether there is none anywhere.
    boolean absent() {
        return formula.equals(Formula.ZERO);
    }

    /// nu at a place in cells.
    double at(double t, Room room, double[] y) {
        if (formula instanceof Formula.Constant(double nu)) return nu;
        double[] x = new double[y.length];
        Map<String, Double> symbols = new HashMap<>(Map.of("t", t));
        for (int axis = 0; axis < x.length; axis++) {
            x[axis] = room.coordinate(axis, y[axis]);
            symbols.put(AXES.get(axis), x[axis]);
        }
        fields.forEach((name, field) -> {
            if (formula.dependsOn(name)) symbols.put(name, field.at(x));
        });
        return Math.max(0, formula.evaluate(symbols));
    }
}
