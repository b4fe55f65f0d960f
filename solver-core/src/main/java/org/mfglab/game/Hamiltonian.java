package org.mfglab.game;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.mfglab.formula.Formula;
import org.mfglab.formula.SlopeFunction;

/// The Hamiltonian `H(x, t, p)`, as text and as what the text shows of its structure.
///
/// @param formula   in x y z t and p_x p_y p_z
/// @param dimension 1, 2 or 3
public record Hamiltonian(Formula formula, int dimension) {

    private static final List<String> SLOPES = List.of("p_x", "p_y", "p_z");

    public Hamiltonian {
        formula = formula.simplify();
    }

    /// What a scheme may use of a Hamiltonian (MATH 3.2, "which rule applies is read off the formula").
    public sealed interface Structure {

        /// `H = constant + sum over axes of h_k(p_k)`.
        ///
        /// @param constant H at p = 0, in space and time
        /// @param axes     one function per axis, zero at zero slope
        record Separable(Formula constant, List<SlopeFunction> axes) implements Structure { }

        /// The slopes of two axes are coupled.
        ///
        /// @param first  one of the two slopes
        /// @param second the other
        record Coupled(String first, String second) implements Structure { }
    }

    public static List<String> slopes(int dimension) {
        return SLOPES.subList(0, dimension);
    }

    /// The derivative `H_p` along an axis; the agents move with `v = -H_p`.
    public Formula derivative(int axis) {
        return formula.derivative(SLOPES.get(axis)).simplify();
    }

    public Structure structure() {
        for (int k = 0; k < dimension; k++)
            for (int l = 0; l < k; l++)
                if (!mixedDerivativeVanishes(SLOPES.get(l), SLOPES.get(k)))
                    return new Structure.Coupled(SLOPES.get(l), SLOPES.get(k));
        return separable();
    }

    private boolean mixedDerivativeVanishes(String first, String second) {
        return formula.derivative(first).simplify().derivative(second).simplify().equals(Formula.constant(0));
    }

    private Structure.Separable separable() {
        Formula constant = at(-1);
        List<SlopeFunction> axes = new ArrayList<>();
        for (int axis = 0; axis < dimension; axis++)
            axes.add(SlopeFunction.of(at(axis).minus(constant).simplify(), SLOPES.get(axis)));
        return new Structure.Separable(constant, List.copyOf(axes));
    }

    /// H with every slope zero but that of one axis (none for -1).
    private Formula at(int axis) {
        Map<String, Formula> zeros = new HashMap<>();
        for (int k = 0; k < dimension; k++) if (k != axis) zeros.put(SLOPES.get(k), Formula.constant(0));
        return formula.substitute(zeros).simplify();
    }
}
