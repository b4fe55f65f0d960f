package org.mfglab.game;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mfglab.formula.Condition;
import org.mfglab.formula.Formula;
import org.mfglab.formula.Function;
import org.mfglab.formula.SlopeFunction;

/// The Hamiltonian `H(x, t, p, m)`, as text and as what the text shows of its structure.
///
/// @param formula   in x y z t, p_x p_y p_z, m and the names of fields
/// @param dimension 1, 2 or 3
public record Hamiltonian(Formula formula, int dimension) {

    private static final List<String> SLOPES = List.of("p_x", "p_y", "p_z");

    public Hamiltonian {
        formula = formula.simplify();
    }

    /// What a scheme may use of a Hamiltonian (MATH 3.2, "which rule applies is read off the formula").
    public sealed interface Structure {

        /// `H = constant + sum over axes of h_k(p_k) + psi(|p|)`, the last term perhaps absent.
        ///
        /// @param constant H at p = 0, in space, time and density
        /// @param axes     one function per axis, zero at zero slope
        /// @param radial   psi in [Hamiltonian#RADIUS], zero at zero
        record Sum(Formula constant, List<SlopeFunction> axes, Optional<Formula> radial) implements Structure {

            /// Whether H is a sum over axes.
            public boolean separable() {
                return radial.isEmpty();
            }
        }

        /// The slopes of two axes are coupled otherwise than through |p|.
        ///
        /// @param first  one of the two slopes
        /// @param second the other
        record Coupled(String first, String second) implements Structure { }
    }

    /// The symbol of |p| in the radial part.
    public static final String RADIUS = "|p|";

    public static List<String> slopes(int dimension) {
        return SLOPES.subList(0, dimension);
    }

    /// The derivative `H_p` along an axis; the agents move with `v = -H_p`.
    public Formula derivative(int axis) {
        return formula.derivative(SLOPES.get(axis)).simplify();
    }

    /// H at zero slope, in space, time and density.
    public Formula atRest() {
        return at(formula, -1);
    }

    /// Whether the density enters: moving is dearer in a crowd.
    public boolean congested() {
        return formula.dependsOn("m");
    }

    public Structure structure() {
        if (coupling(formula).isEmpty()) return split(formula, Optional.empty());
        List<Formula> rest = new ArrayList<>();
        List<Formula> radial = new ArrayList<>();
        for (Formula term : formula instanceof Formula.Sum(List<Formula> terms) ? terms : List.of(formula))
            if (coupling(term).isEmpty()) rest.add(term);
            else radial.add(Radius.rewrite(term, slopes(dimension), RADIUS));
        Formula psi = Formula.sum(radial).simplify();
        if (psi.dependsOn(SLOPES.toArray(String[]::new))) return coupling(formula).orElseThrow();
        Formula atRest = psi.substitute(Map.of(RADIUS, Formula.ZERO)).simplify();
        Formula sum = rest.isEmpty() ? atRest : Formula.sum(rest).plus(atRest).simplify();
        return split(sum, Optional.of(psi.minus(atRest).simplify()));
    }

    /// The first two slopes whose mixed derivative does not vanish.
    private Optional<Structure.Coupled> coupling(Formula part) {
        for (int k = 0; k < dimension; k++)
            for (int l = 0; l < k; l++)
                if (couples(part.derivative(SLOPES.get(l)).simplify(), SLOPES.get(k)))
                    return Optional.of(new Structure.Coupled(SLOPES.get(l), SLOPES.get(k)));
        return Optional.empty();
    }

    /// Whether a derivative depends on another slope: smoothly, or by jumps, which no mixed derivative sees, as in `max(p_x, p_y)`.
    private static boolean couples(Formula derivative, String slope) {
        return jumps(derivative, slope) || !derivative.derivative(slope).simplify().equals(Formula.ZERO);
    }

    private static boolean jumps(Formula formula, String slope) {
        boolean here = switch (formula) {
            case Formula.Where(Condition condition, _, _) -> new Formula.Where(condition, Formula.ONE, Formula.ZERO).dependsOn(slope);
            case Formula.Call(Function function, _) -> function == Function.STEP && formula.dependsOn(slope);
            case Formula.Constant _, Formula.Symbol _, Formula.Negate _, Formula.Sum _, Formula.Product _, Formula.Quotient _,
                 Formula.Power _, Formula.Norm _ -> false;
        };
        return here || formula.parts().stream().anyMatch(part -> jumps(part, slope));
    }

    private Structure.Sum split(Formula separable, Optional<Formula> radial) {
        Formula constant = at(separable, -1);
        List<SlopeFunction> axes = new ArrayList<>();
        for (int axis = 0; axis < dimension; axis++)
            axes.add(SlopeFunction.of(at(separable, axis).minus(constant).simplify(), SLOPES.get(axis)));
        return new Structure.Sum(constant, List.copyOf(axes), radial);
    }

    /// A formula with every slope zero but that of one axis (none for -1).
    private Formula at(Formula part, int axis) {
        Map<String, Formula> zeros = new HashMap<>();
        for (int k = 0; k < dimension; k++) if (k != axis) zeros.put(SLOPES.get(k), Formula.ZERO);
        return part.substitute(zeros).simplify();
    }
}
