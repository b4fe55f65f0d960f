package org.mfglab.verify;

import java.util.ArrayList;
import java.util.List;
import org.mfglab.formula.Formula;
import org.mfglab.game.Hamiltonian;
import org.mfglab.game.Hamiltonian.Structure;

/// The Hamiltonian as text and its derivatives at one cell, as functions of the whole slope.
final class PointSlopes {

    private static final double TINY = 1e-150;

    private final Closure whole;
    private final List<Closure> derivative = new ArrayList<>();
    /// `psi'(|p|)` where H has a radial part; else null.
    private final Closure radialSlope;
    private double[] variables;
    private double atRest;
    private double[] drift;
    private double kink;

    PointSlopes(Hamiltonian hamiltonian, Symbols symbols) {
        whole = symbols.closure(hamiltonian.formula());
        for (int axis = 0; axis < hamiltonian.dimension(); axis++) derivative.add(symbols.closure(hamiltonian.derivative(axis)));
        Formula psi = hamiltonian.structure() instanceof Structure.Sum sum ? sum.radial().orElse(null) : null;
        radialSlope = psi == null ? null : symbols.closure(psi.derivative(Hamiltonian.RADIUS).simplify());
        drift = new double[derivative.size()];
    }

    /// @param v the variables at the cell, kept; slopes zero
    void place(double[] v) {
        variables = v;
        atRest = whole.at(v);
        kink = radialSlope == null ? 0 : PlainHamiltonian.along(radialSlope, v, TINY);
        for (int k = 0; k < drift.length; k++) drift[k] = derivative.get(k).at(v);
    }

    double atRest() {
        return atRest;
    }

    /// The velocity that answers a slope.
    ///
    /// @param v modified
    /// @return what it costs: `L = p.H_p - H`, without H at rest
    double answer(double[] p, double[] v) {
        System.arraycopy(p, 0, variables, Symbols.SLOPE, p.length);
        double cost = atRest - whole.at(variables);
        for (int k = 0; k < p.length; k++) {
            double rate = derivative.get(k).at(variables);
            v[k] = -rate;
            cost += p[k] * rate;
        }
        for (int k = 0; k < p.length; k++) variables[Symbols.SLOPE + k] = 0;
        return cost;
    }

    /// Whether a velocity is free of charge since H has a kink at rest: `|p|` has all slopes up to 1 there.
    boolean free(double[] v) {
        double square = 0;
        for (int k = 0; k < v.length; k++) square += Math.pow(v[k] + drift[k], 2);
        return Math.sqrt(square) < kink;
    }
}
