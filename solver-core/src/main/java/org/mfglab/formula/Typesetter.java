package org.mfglab.formula;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.mfglab.formula.Condition.Comparison;
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
import org.mfglab.formula.Notation.Case;
import org.mfglab.formula.Notation.Fence;
import org.mfglab.formula.Notation.Sign;

/// Sets a formula as mathematicians write it: quotients as fractions, products by juxtaposition, `where` as cases,
/// `mean_x` with a bar, `p_x` with an index, `sigma` as its letter. One walk; a [Notation] knows the language.
final class Typesetter {

    /// How strongly a piece holds together, from weak to strong.
    private enum Binding { SUM, PRODUCT, POWER, ATOM }

    private final Notation notation;

    private Typesetter(Notation notation) {
        this.notation = notation;
    }

    static String latex(Formula formula) {
        return new Typesetter(new LatexNotation()).set(formula);
    }

    static String mathml(Formula formula) {
        return "<math xmlns=\"http://www.w3.org/1998/Math/MathML\">" + new Typesetter(new MathmlNotation()).set(formula) + "</math>";
    }

    private String set(Formula formula) {
        return switch (formula) {
            case Constant(double value) -> number(value);
            case Symbol(String name) -> symbol(name);
            case Negate(Formula operand) -> row(sign(Sign.MINUS), set(operand, Binding.PRODUCT));
            case Sum(List<Formula> terms) -> sum(terms);
            case Product(List<Formula> factors) -> product(factors);
            case Quotient(Formula numerator, Formula denominator) -> notation.fraction(set(numerator), set(denominator));
            case Power(Formula base, Formula exponent) -> power(base, exponent);
            case Call(Function function, List<Formula> arguments) -> call(function, arguments);
            case Norm(List<Formula> components) -> notation.fenced(Fence.BARS, vector(components));
            case Where where -> notation.cases(cases(where));
        };
    }

    private String set(Formula formula, Binding place) {
        return binding(formula).compareTo(place) < 0 ? parentheses(set(formula)) : set(formula);
    }

    private static Binding binding(Formula formula) {
        return switch (formula) {
            case Constant(double value) -> value < 0 ? Binding.SUM : isScientific(value) ? Binding.POWER : Binding.ATOM;
            case Sum _, Negate _, Where _ -> Binding.SUM;
            case Product _ -> Binding.PRODUCT;
            case Quotient _, Power _ -> Binding.POWER;
            case Call(Function function, List<Formula> _) -> function == Function.ABS ? Binding.ATOM : Binding.POWER;
            case Symbol _, Norm _ -> Binding.ATOM;
        };
    }

    private String sum(List<Formula> terms) {
        List<String> parts = new ArrayList<>(List.of(set(terms.getFirst(), isMinus(terms.getFirst()) ? Binding.SUM : Binding.PRODUCT)));
        for (Formula term : terms.subList(1, terms.size())) {
            parts.add(sign(isMinus(term) ? Sign.MINUS : Sign.PLUS));
            parts.add(set(isMinus(term) ? opposite(term) : term, Binding.PRODUCT));
        }
        return notation.row(parts);
    }

    private static boolean isMinus(Formula term) {
        return term instanceof Negate || term instanceof Constant(double value) && value < 0;
    }

    private static Formula opposite(Formula term) {
        return term instanceof Negate(Formula operand) ? operand : Formula.constant(-((Constant) term).value());
    }

    private String product(List<Formula> factors) {
        List<String> parts = new ArrayList<>();
        for (Formula factor : factors) {
            if (!parts.isEmpty()) parts.add(sign(startsWithDigit(factor) ? Sign.DOT : Sign.JUXTAPOSED));
            parts.add(set(factor, Binding.POWER));
        }
        return notation.row(parts);
    }

    private static boolean startsWithDigit(Formula factor) {
        return switch (factor) {
            case Constant(double value) -> !Printer.isPi(value);
            case Power(Formula base, Formula _) -> base instanceof Constant && startsWithDigit(base);
            case Quotient(Formula numerator, Formula _) -> startsWithDigit(numerator);
            case Symbol _, Negate _, Sum _, Product _, Call _, Norm _, Where _ -> false;
        };
    }

    private String power(Formula base, Formula exponent) {
        if (exponent.equals(Formula.constant(0.5))) return notation.root(set(base), "");
        if (exponent instanceof Quotient(Constant(double one), Constant(double index)) && one == 1 && isCount(index)) {
            return notation.root(set(base), index == 2 ? "" : number(index));
        }
        boolean isTrigonometric = base instanceof Call(Function f, List<Formula> _)
                && List.of(Function.SIN, Function.COS, Function.TAN, Function.TANH).contains(f);
        if (isTrigonometric && exponent instanceof Constant(double count) && isCount(count)) {
            Call call = (Call) base;
            String name = notation.above(notation.function(call.function().text()), number(count));
            return notation.applied(name, parentheses(set(call.arguments().getFirst())));
        }
        return notation.above(set(base, Binding.ATOM), set(exponent));
    }

    private static boolean isCount(double value) {
        return value >= 2 && value == Math.rint(value) && value < 1e15;
    }

    private String call(Function function, List<Formula> arguments) {
        return switch (function) {
            case ABS -> notation.fenced(Fence.BARS, set(arguments.getFirst()));
            case SQRT -> notation.root(set(arguments.getFirst()), "");
            case EXP, LOG, SIN, COS, TAN, TANH, ERF, STEP, MIN, MAX ->
                    notation.applied(notation.function(function.text()), parentheses(list(arguments)));
        };
    }

    private String list(List<Formula> formulas) {
        List<String> parts = new ArrayList<>();
        for (Formula formula : formulas) {
            if (!parts.isEmpty()) parts.add(sign(Sign.COMMA));
            parts.add(set(formula));
        }
        return notation.row(parts);
    }

    /// The letter of a vector whose components are `p_x, p_y, ...`; any other vector with all its components.
    private String vector(List<Formula> components) {
        List<String> names = components.stream().map(c -> c instanceof Symbol(String name) ? name : "").toList();
        String letter = names.getFirst().endsWith("_x") ? names.getFirst().substring(0, names.getFirst().length() - 2) : "";
        List<String> wanted = Stream.of("x", "y", "z").limit(names.size()).map(axis -> letter + "_" + axis).toList();
        if (!letter.isEmpty() && names.equals(wanted)) return symbol(letter);
        return components.size() == 1 ? set(components.getFirst()) : parentheses(list(components));
    }

    private List<Case> cases(Where where) {
        List<Case> cases = new ArrayList<>(List.of(new Case(set(where.then()), condition(where.condition()))));
        if (where.otherwise() instanceof Where next) {
            cases.addAll(cases(next));
        } else {
            cases.add(new Case(set(where.otherwise()), ""));
        }
        return cases;
    }

    private String condition(Condition condition) {
        return switch (condition) {
            case Comparison(Condition.Relation relation, Formula left, Formula right) -> row(set(left), sign(sign(relation)), set(right));
            case Condition.And(List<Condition> members) -> join(members, "and");
            case Condition.Or(List<Condition> members) -> join(members, "or");
            case Condition.Not(Condition member) -> notation.applied(notation.function("not"), parentheses(condition(member)));
        };
    }

    private String join(List<Condition> members, String word) {
        List<String> parts = new ArrayList<>();
        for (Condition member : members) {
            if (!parts.isEmpty()) parts.add(notation.word(word));
            boolean isJoined = member instanceof Condition.And || member instanceof Condition.Or;
            parts.add(isJoined ? parentheses(condition(member)) : condition(member));
        }
        return notation.row(parts);
    }

    private static Sign sign(Condition.Relation relation) {
        return switch (relation) {
            case LESS -> Sign.LESS;
            case AT_MOST -> Sign.AT_MOST;
            case GREATER -> Sign.GREATER;
            case AT_LEAST -> Sign.AT_LEAST;
            case EQUAL -> Sign.EQUAL;
            case NOT_EQUAL -> Sign.NOT_EQUAL;
        };
    }

    private static boolean isScientific(double value) {
        return Printer.number(value).indexOf('e') >= 0;
    }

    private String number(double value) {
        if (value < 0) return row(sign(Sign.MINUS), number(-value));
        if (Printer.isPi(value)) return notation.greek("pi");
        String[] parts = Printer.number(Math.abs(value)).split("e");
        if (parts.length == 1) return notation.number(parts[0]);
        String exponent = parts[1].startsWith("-")
                ? row(sign(Sign.MINUS), notation.number(parts[1].substring(1))) : notation.number(parts[1]);
        String tens = notation.above(notation.number("10"), exponent);
        return parts[0].equals("1") ? tens : row(notation.number(parts[0]), sign(Sign.CROSS), tens);
    }

    /// `mean_x` is a bar over x; otherwise what follows the first `_`, and digits at the end of the name, are an index.
    private String symbol(String name) {
        if (Scope.kernel(name).isPresent())
            return parentheses(notation.row(List.of(symbol(Scope.kernel(name).get()), sign(Sign.CONVOLVED), letter("m"))));
        if (name.startsWith("mean_") && name.length() > 5) return notation.bar(symbol(name.substring(5)));
        int underscore = name.indexOf('_');
        if (underscore > 0 && underscore < name.length() - 1) {
            List<String> parts = new ArrayList<>();
            Arrays.stream(name.substring(underscore + 1).split("_")).filter(part -> !part.isEmpty()).forEach(part -> {
                if (!parts.isEmpty()) parts.add(sign(Sign.COMMA));
                parts.add(letter(part));
            });
            if (!parts.isEmpty()) return notation.below(letter(name.substring(0, underscore)), notation.row(parts));
        }
        int digits = startOfDigits(name);
        return digits > 0 && digits < name.length() && underscore < 0
                ? notation.below(letter(name.substring(0, digits)), notation.number(name.substring(digits))) : letter(name);
    }

    private String letter(String name) {
        if (startOfDigits(name) == 0) return notation.number(name);
        return MathmlNotation.isGreek(name) ? notation.greek(name) : notation.name(name);
    }

    private static int startOfDigits(String name) {
        int start = name.length();
        while (start > 0 && name.charAt(start - 1) >= '0' && name.charAt(start - 1) <= '9') start--;
        return start;
    }

    private String sign(Sign sign) {
        return notation.sign(sign);
    }

    private String row(String... parts) {
        return notation.row(List.of(parts));
    }

    private String parentheses(String body) {
        return notation.fenced(Fence.PARENTHESES, body);
    }
}
