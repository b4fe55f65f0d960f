package org.mfglab.formula;

import static org.mfglab.formula.Formula.ZERO;
import static org.mfglab.formula.Formula.constant;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.mfglab.formula.Formula.Call;
import org.mfglab.formula.Formula.Constant;
import org.mfglab.formula.Formula.Negate;
import org.mfglab.formula.Formula.Norm;
import org.mfglab.formula.Formula.Power;
import org.mfglab.formula.Formula.Product;
import org.mfglab.formula.Formula.Quotient;

/// A term taken apart, and grown factor by factor: `coefficient * base_1^e_1 * ... * base_n^e_n` with constant exponents
/// and different bases. [#of] and [#formula()] are inverse to each other on simplified formulas; that makes the
/// simplifier idempotent.
final class Monomial {

    private double coefficient;
    private final Map<Formula, Double> exponents;

    private Monomial(double coefficient, Map<Formula, Double> exponents) {
        this.coefficient = coefficient;
        this.exponents = exponents;
    }

    /// The number 1.
    static Monomial one() {
        return new Monomial(1, new LinkedHashMap<>());
    }

    /// `coefficient * product base^exponent`, the exponents as [#exponents()] gave them.
    static Monomial of(double coefficient, Map<Formula, Double> exponents) {
        return new Monomial(coefficient, exponents);
    }

    /// A simplified formula taken apart.
    static Monomial of(Formula term) {
        return one().times(term, 1);
    }

    double coefficient() {
        return coefficient;
    }

    Map<Formula, Double> exponents() {
        return exponents;
    }

    /// Multiplies this by `term^power`, in place.
    ///
    /// @param power a whole number, unless the term is no product, quotient, power, negation or number
    Monomial times(Formula term, double power) {
        switch (term) {
            case Constant(double value) -> timesConstant(value, power);
            case Negate(Formula operand) -> {
                times(operand, power);
                if (isOdd(power)) coefficient = -coefficient;
            }
            case Product(List<Formula> factors) -> factors.forEach(factor -> times(factor, power));
            case Quotient(Formula numerator, Formula denominator) -> times(numerator, power).times(denominator, -power);
            case Power(Formula base, Constant(double exponent)) -> timesPower(base, exponent * power);
            case Formula base -> timesPower(base, power);
        }
        return this;
    }

    /// Multiplies this by `base^exponent` for any simplified base, in place.
    Monomial timesPower(Formula base, double exponent) {
        boolean whole = exponent == Math.rint(exponent);
        boolean even = exponent == 2 * Math.rint(exponent / 2);
        switch (base) {
            case Negate _, Product _, Quotient _ when whole -> times(base, exponent);
            case Power(Formula _, Constant _) when whole -> times(base, exponent);
            case Constant(double value) -> timesConstant(value, exponent);
            case Norm norm when even -> timesPower(Simplifier.simplify(norm.square()), exponent / 2);
            case Call(Function function, List<Formula> u) when even && function == Function.ABS -> timesPower(u.getFirst(), exponent);
            case Call(Function function, List<Formula> u) when even && function == Function.SQRT ->
                    timesPower(u.getFirst(), exponent / 2);
            default -> collect(base, exponent);
        }
        return this;
    }

    private void collect(Formula base, double exponent) {
        double before = exponents.getOrDefault(base, 0.0);
        double total = before + exponent;
        if (total == 0 || total < 0 && exponents.containsKey(ZERO)) {
            exponents.remove(base);
        } else if (before == 0 || isAtom(base, total)) {
            exponents.put(base, total);
        } else {
            exponents.remove(base);
            timesPower(base, total);
        }
    }

    /// Whether `base^exponent` cannot be taken further apart.
    private static boolean isAtom(Formula base, double exponent) {
        boolean whole = exponent == Math.rint(exponent);
        boolean even = exponent == 2 * Math.rint(exponent / 2);
        return switch (base) {
            case Negate _, Product _, Quotient _, Power _ -> !whole;
            case Norm _ -> !even;
            case Call(Function function, List<Formula> _) -> !even || function != Function.ABS && function != Function.SQRT;
            default -> true;
        };
    }

    /// A number whose power is not finite stays a base of its own. A 0 below the fraction bar swallows what stands with it.
    private void timesConstant(double value, double exponent) {
        double product = coefficient * Elementary.power(value, exponent);
        if (Double.isFinite(product)) {
            coefficient = product;
        } else if (exponent < 0 && Elementary.power(value, -exponent) == 0) {
            exponents.values().removeIf(other -> other < 0);
            exponents.put(ZERO, -1.0);
        } else if (exponent > 0 || !exponents.containsKey(ZERO)) {
            exponents.merge(constant(value), exponent, Double::sum);
        }
    }

    private static boolean isOdd(double whole) {
        return Math.abs(whole % 2) == 1;
    }

    /// This term as a formula: numeric factor first, negative exponents below a fraction bar, the sign in front of all.
    Formula formula() {
        if (coefficient == 0) return ZERO;
        if (exponents.isEmpty()) return constant(coefficient);
        List<Formula> above = new ArrayList<>();
        List<Formula> below = new ArrayList<>();
        if (Math.abs(coefficient) != 1) above.add(constant(Math.abs(coefficient)));
        exponents.forEach((base, exponent) -> (exponent > 0 ? above : below).add(power(base, Math.abs(exponent))));
        Formula size = below.isEmpty() ? Formula.product(above) : Formula.product(above).over(Formula.product(below));
        return coefficient < 0 ? size.negate() : size;
    }

    private static Formula power(Formula base, double exponent) {
        return exponent == 1 ? base : base.power(exponent);
    }
}
