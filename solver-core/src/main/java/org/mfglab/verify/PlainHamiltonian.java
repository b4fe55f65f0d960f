package org.mfglab.verify;

import java.util.ArrayList;
import java.util.List;
import org.mfglab.formula.Formula;
import org.mfglab.game.Hamiltonian;
import org.mfglab.game.MeanFieldGame;

/// The Hamiltonian as text, compiled: `H = H0 + sum_k h_k(p_k) + psi(|p|)` where its structure says so.
///
/// The structure was read off the text by others, so it is checked against the text at a few slopes: [#contradiction].
final class PlainHamiltonian {

    /// Slopes at which the parts must add up to the whole, in multiples.
    private static final double[] PROBE = {0.9, -1.7, 0.6};
    private static final double[] SCALES = {0.03, -0.2, 1, -1, 7, -40};

    /// Differences below this part of the largest term are rounding.
    private static final double ROUNDING = 1e-9;

    private final int dimension;
    final Closure whole;
    final Closure constant;
    final List<PlainConvex.Text> axes;
    /// psi and its derivative, of the variable `|p|`; null where there is none.
    final Closure radial;
    final Closure radialSlope;

    private PlainHamiltonian(int dimension, Closure whole, Closure constant, List<PlainConvex.Text> axes, Closure radial, Closure radialSlope) {
        this.dimension = dimension;
        this.whole = whole;
        this.constant = constant;
        this.axes = axes;
        this.radial = radial;
        this.radialSlope = radialSlope;
    }

    /// @throws IllegalArgumentException if the slopes are coupled otherwise than through their length
    static PlainHamiltonian of(MeanFieldGame game, Symbols symbols) {
        Hamiltonian hamiltonian = game.hamiltonian();
        return switch (hamiltonian.structure()) {
            case Hamiltonian.Structure.Sum sum -> of(hamiltonian, sum, symbols);
            case Hamiltonian.Structure.Coupled(String first, String second) -> throw new IllegalArgumentException(
                    "The Hamiltonian of problem '%s' couples %s and %s: no upwind equations belong to it.".formatted(game.name(), first, second));
        };
    }

    /// @param sum what is said of the structure of H
    static PlainHamiltonian of(Hamiltonian hamiltonian, Hamiltonian.Structure.Sum sum, Symbols symbols) {
        List<PlainConvex.Text> axes = new ArrayList<>();
        for (int axis = 0; axis < hamiltonian.dimension(); axis++)
            axes.add(PlainConvex.Text.of(sum.axes().get(axis), Symbols.SLOPE + axis, symbols));
        Closure radial = sum.radial().map(symbols::closure).orElse(null);
        Closure radialSlope = sum.radial().map(psi -> symbols.closure(psi.derivative(Hamiltonian.RADIUS).simplify())).orElse(null);
        Closure whole = symbols.closure(hamiltonian.formula());
        return new PlainHamiltonian(hamiltonian.dimension(), whole, symbols.closure(sum.constant()), axes, radial, radialSlope);
    }

    /// By how much the parts of H miss the whole at a cell; 0 up to rounding if the structure is right.
    ///
    /// @param v the variables at the cell; modified and set back
    double contradiction(double[] v) {
        List<PlainConvex> parts = axes.stream().map(PlainConvex::new).toList();
        for (PlainConvex part : parts) part.place(v);
        double atRest = constant.at(v);
        double worst = 0;
        for (double scale : SCALES) worst = Math.max(worst, contradiction(v, scale, atRest, parts));
        return worst;
    }

    private double contradiction(double[] v, double scale, double atRest, List<PlainConvex> parts) {
        double sum = atRest;
        double largest = Math.abs(atRest);
        double square = 0;
        for (int axis = 0; axis < dimension; axis++) {
            double p = scale * PROBE[axis];
            double part = parts.get(axis).value(p);
            sum += part;
            largest = Math.max(largest, Math.abs(part));
            square += p * p;
        }
        if (radial != null) {
            double part = along(radial, v, Math.sqrt(square));
            sum += part;
            largest = Math.max(largest, Math.abs(part));
        }
        for (int axis = 0; axis < dimension; axis++) v[Symbols.SLOPE + axis] = scale * PROBE[axis];
        double exact = whole.at(v);
        for (int axis = 0; axis < dimension; axis++) v[Symbols.SLOPE + axis] = 0;
        double miss = Math.abs(sum - exact);
        return miss <= ROUNDING * Math.max(largest, Math.abs(exact)) ? 0 : miss;
    }

    /// A function of the radius.
    static double along(Closure function, double[] v, double radius) {
        v[Symbols.RADIUS] = radius;
        double result = function.at(v);
        v[Symbols.RADIUS] = 0;
        return result;
    }
}
