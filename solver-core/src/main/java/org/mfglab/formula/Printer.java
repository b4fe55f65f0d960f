package org.mfglab.formula;

import java.util.List;
import java.util.stream.Collectors;
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

/// The canonical text of a formula: the one text, up to spaces, from which [Parser] makes the same tree again.
///
/// Every node is printed for a place with a certain binding strength and is put in parentheses if it binds less.
final class Printer {

    /// How strongly a text holds together, from weak to strong.
    private enum Binding { SUM, PRODUCT, POWER, ATOM }

    private Printer() {}

    static String print(Formula formula) {
        return print(formula, Binding.SUM);
    }

    private static String print(Formula formula, Binding place) {
        String text = text(formula);
        return binding(formula).compareTo(place) < 0 ? "(" + text + ")" : text;
    }

    private static Binding binding(Formula formula) {
        return switch (formula) {
            case Constant(double value) -> isNegative(value) ? Binding.SUM : Binding.ATOM;
            case Symbol _, Call _, Norm _, Where _ -> Binding.ATOM;
            case Power _ -> Binding.POWER;
            case Product _, Quotient _ -> Binding.PRODUCT;
            case Sum _, Negate _ -> Binding.SUM;
        };
    }

    private static String text(Formula formula) {
        return switch (formula) {
            case Constant(double value) -> number(value);
            case Symbol(String name) -> name;
            case Negate(Formula operand) -> "-" + negated(operand);
            case Sum(List<Formula> terms) -> sum(terms);
            case Product(List<Formula> factors) -> product(factors);
            case Quotient(Formula numerator, Formula denominator) ->
                    print(numerator, Binding.PRODUCT) + "/" + print(denominator, Binding.POWER);
            case Power(Formula base, Formula exponent) -> print(base, Binding.ATOM) + "^" + print(exponent, Binding.POWER);
            case Call(Function function, List<Formula> arguments) -> function.text() + "(" + list(arguments) + ")";
            case Norm(List<Formula> components) -> "norm([" + list(components) + "])";
            case Where(Condition condition, Formula then, Formula otherwise) ->
                    "where(" + print(condition) + ", " + print(then) + ", " + print(otherwise) + ")";
        };
    }

    /// What follows a minus sign. A bare number would be read as one negative number, hence its parentheses.
    private static String negated(Formula operand) {
        boolean isBareNumber = operand instanceof Constant(double value) && !isPi(value);
        return isBareNumber ? "(" + text(operand) + ")" : print(operand, Binding.PRODUCT);
    }

    private static String sum(List<Formula> terms) {
        StringBuilder text = new StringBuilder(sumStart(terms.getFirst()));
        for (Formula term : terms.subList(1, terms.size())) {
            switch (term) {
                case Negate(Formula operand) -> text.append(" - ").append(negated(operand));
                case Constant(double value) when isNegative(value) && !isPi(-value) -> text.append(" - ").append(number(-value));
                default -> text.append(" + ").append(print(term, Binding.PRODUCT));
            }
        }
        return text.toString();
    }

    private static String sumStart(Formula first) {
        return first instanceof Negate || first instanceof Constant ? print(first) : print(first, Binding.PRODUCT);
    }

    /// Only the first factor may be a quotient without parentheses: `a/b*c` is `(a/b)*c`.
    private static String product(List<Formula> factors) {
        Formula first = factors.getFirst();
        String start = print(first, first instanceof Quotient ? Binding.PRODUCT : Binding.POWER);
        return factors.stream().skip(1).map(factor -> "*" + print(factor, Binding.POWER)).collect(Collectors.joining("", start, ""));
    }

    private static String list(List<Formula> formulas) {
        return formulas.stream().map(Printer::print).collect(Collectors.joining(", "));
    }

    static String print(Condition condition) {
        return switch (condition) {
            case Condition.Comparison(Condition.Relation relation, Formula left, Formula right) ->
                    print(left) + " " + relation.text() + " " + print(right);
            case Condition.And(List<Condition> members) -> join(members, " and ");
            case Condition.Or(List<Condition> members) -> join(members, " or ");
            case Condition.Not(Condition member) -> "not " + member(member);
        };
    }

    private static String join(List<Condition> members, String word) {
        return members.stream().map(Printer::member).collect(Collectors.joining(word));
    }

    private static String member(Condition condition) {
        boolean isSingle = condition instanceof Condition.Comparison || condition instanceof Condition.Not;
        return isSingle ? print(condition) : "(" + print(condition) + ")";
    }

    /// The shortest decimal text that gives the same double, with '.' in every locale; whole numbers without a point.
    static String number(double value) {
        if (isPi(value)) return "pi";
        if (value == Math.rint(value) && Math.abs(value) < 1e15) {
            return (isNegative(value) ? "-" : "") + (long) Math.abs(value);
        }
        return Double.toString(value).replace(".0E", "e").replace('E', 'e');
    }

    static boolean isPi(double value) {
        return value == Math.PI;
    }

    /// Also true for -0.0, whose sign the text must keep.
    private static boolean isNegative(double value) {
        return Double.doubleToRawLongBits(value) < 0;
    }
}
