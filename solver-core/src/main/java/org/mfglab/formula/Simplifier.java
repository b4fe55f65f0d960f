package org.mfglab.formula;

import static org.mfglab.formula.Formula.ONE;
import static org.mfglab.formula.Formula.constant;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.mfglab.formula.Condition.Comparison;
import org.mfglab.formula.Condition.Relation;
import org.mfglab.formula.Formula.Call;
import org.mfglab.formula.Formula.Constant;
import org.mfglab.formula.Formula.Negate;
import org.mfglab.formula.Formula.Norm;
import org.mfglab.formula.Formula.Power;
import org.mfglab.formula.Formula.Product;
import org.mfglab.formula.Formula.Quotient;
import org.mfglab.formula.Formula.Sum;
import org.mfglab.formula.Formula.Symbol;
import org.mfglab.formula.Formula.Where;

/// Simplifies from the leaves to the root: folds constants, drops neutral elements, collects equal terms
/// (`x + x = 2*x`) and equal factors (`x*x = x^2`), moves the numeric factor of a term to the front, and writes
/// `norm(v)^2` as a sum of squares.
///
/// The value stays the same up to rounding wherever the original is finite; these are the rules of algebra, so
/// `0*u = 0`, `u - u = 0`, `u/u = 1` also where `u` is infinite or 0. What is simplified stays as it is when
/// simplified again. Terms and factors keep the order of their first appearance.
final class Simplifier {

    private static final Set<Function> NOT_NEGATIVE = Set.of(Function.ABS, Function.EXP, Function.SQRT, Function.STEP);

    private Simplifier() {}

    static Formula simplify(Formula formula) {
        return switch (formula) {
            case Constant _, Symbol _ -> formula;
            case Negate(Formula operand) -> Monomial.of(simplify(operand).negate()).formula();
            case Sum(List<Formula> terms) -> sum(simplify(terms));
            case Product(List<Formula> factors) -> product(simplify(factors));
            case Quotient(Formula numerator, Formula denominator) ->
                    Monomial.of(simplify(numerator)).times(simplify(denominator), -1).formula();
            case Power(Formula base, Formula exponent) -> power(simplify(base), simplify(exponent));
            case Call(Function function, List<Formula> arguments) -> call(function, simplify(arguments));
            case Norm(List<Formula> components) -> norm(simplify(components));
            case Where(Condition condition, Formula then, Formula otherwise) ->
                    where(condition.map(Simplifier::simplify), simplify(then), simplify(otherwise));
        };
    }

    private static List<Formula> simplify(List<Formula> parts) {
        return parts.stream().map(Simplifier::simplify).toList();
    }

    private static Formula product(List<Formula> factors) {
        Monomial product = Monomial.one();
        factors.forEach(factor -> product.times(factor, 1));
        return product.formula();
    }

    private static Formula sum(List<Formula> terms) {
        Map<Map<Formula, Double>, Double> coefficients = new LinkedHashMap<>();
        terms.forEach(term -> addTo(coefficients, term, 1));
        if (!coefficients.values().stream().allMatch(Double::isFinite)) return Formula.sum(terms);
        List<Formula> collected = new ArrayList<>();
        coefficients.forEach((exponents, coefficient) -> {
            if (coefficient != 0) collected.add(Monomial.of(coefficient, exponents).formula());
        });
        // 3*(x + y) - 2*(x + y) has become a sum, whose terms may meet equal ones.
        return collected.size() > 1 && collected.stream().anyMatch(Simplifier::isSum) ? sum(collected) : Formula.sum(collected);
    }

    /// Also opens sums inside of sums, with their sign.
    private static void addTo(Map<Map<Formula, Double>, Double> coefficients, Formula term, double sign) {
        switch (term) {
            case Sum(List<Formula> terms) -> terms.forEach(inner -> addTo(coefficients, inner, sign));
            case Negate(Sum(List<Formula> terms)) -> terms.forEach(inner -> addTo(coefficients, inner, -sign));
            default -> {
                Monomial monomial = Monomial.of(term);
                coefficients.merge(monomial.exponents(), sign * monomial.coefficient(), Double::sum);
            }
        }
    }

    private static boolean isSum(Formula term) {
        return term instanceof Sum || term instanceof Negate(Sum _);
    }

    private static Formula power(Formula base, Formula exponent) {
        return switch (exponent) {
            case Constant(double e) when e == 0 -> ONE;
            case Constant(double e) -> Monomial.one().timesPower(base, e).formula();
            default -> ONE.equals(base) ? ONE : base.power(exponent);
        };
    }

    private static Formula call(Function function, List<Formula> arguments) {
        Formula call = new Call(function, arguments);
        if (arguments.stream().allMatch(Constant.class::isInstance)) {
            return folded(function.value(arguments.stream().mapToDouble(a -> ((Constant) a).value()).toArray()), call);
        }
        return switch (arguments.getFirst()) {
            case Negate(Formula u) when function == Function.ABS -> call(function, List.of(u));
            case Call(Function inner, List<Formula> _) when function == Function.ABS && inner == Function.ABS -> arguments.getFirst();
            case Power(Formula u, Constant(double e)) when function == Function.SQRT && e == 2 -> call(Function.ABS, List.of(u));
            default -> arguments.stream().allMatch(arguments.getFirst()::equals) && function.isExtremum() ? arguments.getFirst() : call;
        };
    }

    private static Formula norm(List<Formula> components) {
        if (components.size() == 1) return call(Function.ABS, components);
        if (!components.stream().allMatch(Constant.class::isInstance)) return new Norm(components);
        return folded(Evaluation.value(new Norm(components), Map.of()), new Norm(components));
    }

    private static Formula where(Condition given, Formula then, Formula otherwise) {
        Condition condition = reduced(given);
        if (isKnown(condition)) return holds(condition) ? then : otherwise;
        if (condition instanceof Comparison(Relation relation, Formula u, Constant(double value))
                && relation == Relation.EQUAL && value <= 0 && isPositive(u)) {
            return otherwise;
        }
        Formula a = assuming(condition, true, then);
        Formula b = assuming(condition, false, otherwise);
        return a.equals(b) ? a : new Where(condition, a, b);
    }

    /// A condition without the members whose truth is known, or one known member if that decides all.
    private static Condition reduced(Condition condition) {
        return switch (condition) {
            case Comparison comparison -> comparison;
            case Condition.Not(Condition member) -> new Condition.Not(reduced(member));
            case Condition.And(List<Condition> members) -> {
                List<Condition> open = open(members, true);
                yield open.size() > 1 ? new Condition.And(open) : open.getFirst();
            }
            case Condition.Or(List<Condition> members) -> {
                List<Condition> open = open(members, false);
                yield open.size() > 1 ? new Condition.Or(open) : open.getFirst();
            }
        };
    }

    private static List<Condition> open(List<Condition> members, boolean neutral) {
        List<Condition> reduced = members.stream().map(Simplifier::reduced).toList();
        List<Condition> open = reduced.stream().filter(member -> !isKnown(member) || holds(member) != neutral).toList();
        Optional<Condition> deciding = open.stream().filter(Simplifier::isKnown).findFirst();
        return deciding.map(List::of).orElse(open.isEmpty() ? List.of(reduced.getFirst()) : open);
    }

    private static boolean isKnown(Condition condition) {
        return condition.sides().stream().allMatch(Constant.class::isInstance);
    }

    private static boolean holds(Condition condition) {
        return Evaluation.holds(condition, Map.of());
    }

    /// A simplified formula, simplified further where the condition is known to hold or not to hold.
    private static Formula assuming(Condition condition, boolean holds, Formula formula) {
        Formula chosen = choose(condition, holds, formula);
        return chosen.equals(formula) ? formula : simplify(chosen);
    }

    private static Formula choose(Condition condition, boolean holds, Formula formula) {
        return formula instanceof Where(Condition same, Formula then, Formula otherwise) && same.equals(condition)
                ? choose(condition, holds, holds ? then : otherwise)
                : formula.map(part -> choose(condition, holds, part));
    }

    /// Whether a formula is greater than 0 for all values of its symbols, as far as that can be read off, as in `1 + x^2`.
    private static boolean isPositive(Formula formula) {
        return switch (formula) {
            case Constant(double value) -> value > 0;
            case Sum(List<Formula> terms) ->
                    terms.stream().allMatch(Simplifier::isNotNegative) && terms.stream().anyMatch(Simplifier::isPositive);
            case Call(Function function, List<Formula> u) -> function == Function.MAX && u.stream().anyMatch(Simplifier::isPositive)
                    || function == Function.SQRT && isPositive(u.getFirst());
            // An exponential or a product may round to 0.
            case Symbol _, Negate _, Product _, Quotient _, Power _, Norm _, Where _ -> false;
        };
    }

    private static boolean isNotNegative(Formula formula) {
        return switch (formula) {
            case Constant(double value) -> value >= 0;
            case Norm _ -> true;
            case Power(Formula base, Constant(double e)) -> e == 2 * Math.rint(e / 2) || isNotNegative(base);
            case Sum(List<Formula> terms) -> terms.stream().allMatch(Simplifier::isNotNegative);
            case Product(List<Formula> factors) -> factors.stream().allMatch(Simplifier::isNotNegative);
            case Quotient(Formula a, Formula b) -> isNotNegative(a) && isNotNegative(b);
            case Call(Function function, List<Formula> u) -> NOT_NEGATIVE.contains(function)
                    || function == Function.MAX && u.stream().anyMatch(Simplifier::isNotNegative);
            case Where(Condition _, Formula a, Formula b) -> isNotNegative(a) && isNotNegative(b);
            case Symbol _, Negate _, Power _ -> false;
        };
    }

    private static Formula folded(double value, Formula unfolded) {
        return Double.isFinite(value) ? constant(value == 0 ? 0 : value) : unfolded;
    }
}
