package org.mfglab.game;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.mfglab.formula.Formula;

/// Rewrites a formula of the slopes in terms of their length, where the text shows that: `norm(p)` becomes the radius, and
/// `c p_x^2 + c p_y^2`, as the simplifier leaves of `c norm(p)^2`, becomes `c radius^2`.
final class Radius {

    private Radius() { }

    /// @param slopes all slopes, in the order of the axes
    /// @param radius the symbol of their length
    static Formula rewrite(Formula formula, List<String> slopes, String radius) {
        List<Formula> symbols = slopes.stream().map(Formula::symbol).toList();
        return rewrite(formula, symbols, Formula.symbol(radius)).simplify();
    }

    private static Formula rewrite(Formula formula, List<Formula> slopes, Formula radius) {
        if (formula instanceof Formula.Norm(List<Formula> components) && components.equals(slopes)) return radius;
        Formula inner = formula instanceof Formula.Sum(List<Formula> terms) ? collect(terms, slopes, radius) : formula;
        return inner.map(part -> rewrite(part, slopes, radius));
    }

    /// Replaces the squares of all slopes where they stand with the same factor.
    private static Formula collect(List<Formula> terms, List<Formula> slopes, Formula radius) {
        List<Formula> left = new ArrayList<>(terms);
        for (Formula term : terms) {
            Formula factor = factor(term, slopes.getFirst());
            if (factor == null) continue;
            List<Formula> squares = slopes.stream().map(p -> factor.times(p.power(2)).simplify()).toList();
            if (!left.containsAll(squares)) continue;
            left.removeAll(squares);
            left.add(factor.times(radius.power(2)));
        }
        return Formula.sum(left);
    }

    /// What multiplies the square of a slope in a term that is such a product; null in any other.
    private static Formula factor(Formula term, Formula slope) {
        String name = ((Formula.Symbol) slope).name();
        Formula factor = term.substitute(Map.of(name, Formula.ONE)).simplify();
        return term.dependsOn(name) && factor.times(slope.power(2)).simplify().equals(term) ? factor : null;
    }
}
