package org.mfglab.formula;

import java.util.List;
import java.util.Map;
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

/// The value of a formula at one point, by a walk over its tree.
final class Evaluation {

    private Evaluation() {}

    static double value(Formula formula, Map<String, Double> values) {
        return switch (formula) {
            case Constant(double value) -> value;
            case Symbol(String name) -> valueOf(name, values);
            case Negate(Formula operand) -> -value(operand, values);
            case Sum(List<Formula> terms) -> terms.stream().mapToDouble(t -> value(t, values)).reduce((a, b) -> a + b).getAsDouble();
            case Product(List<Formula> factors) ->
                    factors.stream().mapToDouble(f -> value(f, values)).reduce((a, b) -> a * b).getAsDouble();
            case Quotient(Formula numerator, Formula denominator) -> value(numerator, values) / value(denominator, values);
            case Power(Formula base, Constant(double exponent)) -> Elementary.power(value(base, values), exponent);
            case Power(Formula base, Formula exponent) -> Math.pow(value(base, values), value(exponent, values));
            case Call(Function function, List<Formula> arguments) ->
                    function.value(arguments.stream().mapToDouble(a -> value(a, values)).toArray());
            case Norm(List<Formula> components) -> Math.sqrt(components.stream()
                    .mapToDouble(c -> value(c, values)).map(c -> c * c).reduce((a, b) -> a + b).getAsDouble());
            case Where(Condition condition, Formula then, Formula otherwise) ->
                    value(holds(condition, values) ? then : otherwise, values);
        };
    }

    static boolean holds(Condition condition, Map<String, Double> values) {
        return switch (condition) {
            case Condition.Comparison(Condition.Relation relation, Formula left, Formula right) ->
                    relation.holds(value(left, values), value(right, values));
            case Condition.And(List<Condition> members) -> members.stream().allMatch(member -> holds(member, values));
            case Condition.Or(List<Condition> members) -> members.stream().anyMatch(member -> holds(member, values));
            case Condition.Not(Condition member) -> !holds(member, values);
        };
    }

    private static double valueOf(String name, Map<String, Double> values) {
        Double value = values.get(name);
        if (value == null) {
            throw new IllegalArgumentException("The symbol '" + name + "' has no value. Known are: " + values.keySet() + ".");
        }
        return value;
    }
}
