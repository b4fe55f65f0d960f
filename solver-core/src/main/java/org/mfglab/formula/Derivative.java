package org.mfglab.formula;

import static org.mfglab.formula.Formula.ONE;
import static org.mfglab.formula.Formula.ZERO;
import static org.mfglab.formula.Formula.call;
import static org.mfglab.formula.Formula.constant;

import java.util.ArrayList;
import java.util.List;
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

/// The exact derivative with respect to one symbol. Where a function has a kink the derivative is finite:
///
/// | function | derivative at the kink |
/// |---|---|
/// | `abs(u)` | 0 where u = 0 |
/// | `max(a, b)`, `min(a, b)` | that of `a` where a = b |
/// | `norm(v)` and its powers below 2 | 0 where v = 0 (`norm(v)^2` is smooth) |
/// | `sqrt(u)`, `u^a` with 0 < a < 1 | 0 where u = 0, although the true slope is infinite there |
/// | `step(u)` | 0 everywhere |
/// | `where(c, a, b)` | that of the chosen branch |
///
/// Poles stay poles: the derivatives of `1/u` and `log(u)` are infinite where `u = 0`.
final class Derivative {

    /// Above so many factors the product rule halves a product, so that its result grows as n log n and not as n^2.
    private static final int MANY_FACTORS = 8;

    private final String symbol;

    private Derivative(String symbol) {
        this.symbol = symbol;
    }

    static Formula of(Formula formula, String symbol) {
        return new Derivative(symbol).of(formula);
    }

    private Formula of(Formula formula) {
        if (!formula.dependsOn(symbol)) return ZERO;
        return switch (formula) {
            case Constant _ -> ZERO;
            case Symbol _ -> ONE;
            case Negate(Formula operand) -> of(operand).negate();
            case Sum(List<Formula> terms) -> Formula.sum(terms.stream().filter(t -> t.dependsOn(symbol)).map(this::of).toList());
            case Product(List<Formula> factors) -> ofProduct(factors);
            case Quotient(Formula a, Formula b) -> ofQuotient(a, b);
            case Power(Norm norm, Constant(double exponent)) -> ofNormPower(norm, exponent);
            case Power(Formula base, Constant(double exponent)) -> ofPower(base, exponent);
            case Power(Formula base, Formula exponent) -> ofPower(base, exponent);
            case Call(Function function, List<Formula> arguments) ->
                    function.isExtremum() ? ofExtremum(function, arguments) : ofCall(function, arguments.getFirst());
            case Norm norm -> ofNormPower(norm, 1);
            case Where(Condition condition, Formula then, Formula otherwise) -> new Where(condition, of(then), of(otherwise));
        };
    }

    private Formula ofProduct(List<Formula> factors) {
        if (factors.size() > MANY_FACTORS) {
            int half = factors.size() / 2;
            return ofProduct(List.of(Formula.product(factors.subList(0, half)),
                    Formula.product(factors.subList(half, factors.size()))));
        }
        List<Formula> terms = new ArrayList<>();
        for (int i = 0; i < factors.size(); i++) {
            if (!factors.get(i).dependsOn(symbol)) continue;
            List<Formula> term = new ArrayList<>(factors);
            term.set(i, of(factors.get(i)));
            terms.add(Formula.product(term));
        }
        return Formula.sum(terms);
    }

    private Formula ofQuotient(Formula a, Formula b) {
        if (!b.dependsOn(symbol)) return of(a).over(b);
        Formula throughDenominator = a.times(of(b)).over(b.power(2)).negate();
        return a.dependsOn(symbol) ? of(a).over(b).plus(throughDenominator) : throughDenominator;
    }

    private Formula ofPower(Formula base, double exponent) {
        Formula slope = Formula.product(List.of(constant(exponent), base.power(exponent - 1), of(base)));
        return exponent > 0 && exponent < 1 ? zeroWhereZero(base, slope) : slope;
    }

    private Formula ofPower(Formula base, Formula exponent) {
        if (!exponent.dependsOn(symbol)) {
            Formula slope = Formula.product(List.of(exponent, base.power(exponent.minus(ONE)), of(base)));
            Condition isVertical = new Condition.And(List.of(new Comparison(Relation.EQUAL, base, ZERO),
                    new Comparison(Relation.GREATER, exponent, ZERO), new Comparison(Relation.LESS, exponent, ONE)));
            return new Where(isVertical, ZERO, slope);
        }
        Formula throughExponent = Formula.product(List.of(base.power(exponent), call(Function.LOG, base), of(exponent)));
        if (!base.dependsOn(symbol)) return throughExponent;
        Formula throughBase = Formula.product(List.of(exponent, base.power(exponent.minus(ONE)), of(base)));
        return zeroWhereZero(base, throughExponent.plus(throughBase));
    }

    /// `d |v|^a = a |v|^(a-2) sum v_k dv_k`: without a quotient for a >= 2, so that nothing is undefined at v = 0.
    private Formula ofNormPower(Norm norm, double exponent) {
        List<Formula> terms = norm.components().stream().filter(c -> c.dependsOn(symbol)).map(c -> c.times(of(c))).toList();
        Formula slope = Formula.product(List.of(constant(exponent), norm.power(exponent - 2), Formula.sum(terms)));
        return exponent < 2 ? zeroWhereZero(norm, slope) : slope;
    }

    private Formula ofExtremum(Function function, List<Formula> arguments) {
        Relation relation = function == Function.MAX ? Relation.AT_LEAST : Relation.AT_MOST;
        Formula extremum = arguments.getFirst();
        Formula derivative = of(extremum);
        for (Formula next : arguments.subList(1, arguments.size())) {
            derivative = new Where(new Comparison(relation, extremum, next), derivative, of(next));
            extremum = call(function, extremum, next);
        }
        return derivative;
    }

    private Formula ofCall(Function function, Formula u) {
        Formula inner = of(u);
        Formula self = call(function, u);
        return switch (function) {
            case ABS -> sign(u).times(inner);
            case EXP -> self.times(inner);
            case LOG -> inner.over(u);
            case SQRT -> zeroWhereZero(u, inner.over(constant(2).times(self)));
            case SIN -> call(Function.COS, u).times(inner);
            case COS -> call(Function.SIN, u).times(inner).negate();
            case TAN -> ONE.plus(self.power(2)).times(inner);
            case TANH -> ONE.minus(self.power(2)).times(inner);
            case ERF -> Formula.product(List.of(constant(2 / Math.sqrt(Math.PI)), call(Function.EXP, u.power(2).negate()), inner));
            case STEP -> ZERO;
            case MIN, MAX -> throw new IllegalStateException("The derivative of " + function.text() + " has its own rule.");
        };
    }

    private static Formula sign(Formula u) {
        return new Where(new Comparison(Relation.GREATER, u, ZERO), ONE,
                new Where(new Comparison(Relation.LESS, u, ZERO), constant(-1), ZERO));
    }

    private static Formula zeroWhereZero(Formula u, Formula elsewhere) {
        return new Where(new Comparison(Relation.EQUAL, u, ZERO), ZERO, elsewhere);
    }
}
