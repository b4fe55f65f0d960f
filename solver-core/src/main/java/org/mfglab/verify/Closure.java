package org.mfglab.verify;

import java.util.List;
import org.apache.commons.math3.special.Erf;
import org.mfglab.formula.Condition;
import org.mfglab.formula.Formula;
import org.mfglab.formula.Function;

/// A formula as nested functions of a few numbers: the certifier's own evaluator, which has nothing in common with the row
/// programs of the devices.
@FunctionalInterface
interface Closure {

    double at(double[] variables);

    /// @param names what the variables are called, in their order
    static Closure of(Formula formula, List<String> names) {
        return switch (formula) {
            case Formula.Constant(double value) -> _ -> value;
            case Formula.Symbol(String name) -> variable(name, names);
            case Formula.Negate(Formula operand) -> negate(of(operand, names));
            case Formula.Sum(List<Formula> terms) -> sum(all(terms, names));
            case Formula.Product(List<Formula> factors) -> product(all(factors, names));
            case Formula.Quotient(Formula numerator, Formula denominator) -> quotient(of(numerator, names), of(denominator, names));
            case Formula.Power(Formula base, Formula exponent) -> power(of(base, names), of(exponent, names));
            case Formula.Norm(List<Formula> components) -> norm(all(components, names));
            case Formula.Where(Condition condition, Formula then, Formula otherwise) ->
                    where(test(condition, names), of(then, names), of(otherwise, names));
            case Formula.Call(Function function, List<Formula> arguments) -> call(function, all(arguments, names));
        };
    }

    private static Closure variable(String name, List<String> names) {
        int index = names.indexOf(name);
        if (index < 0) throw new IllegalArgumentException("The symbol '%s' is unknown here; known are %s.".formatted(name, names));
        return v -> v[index];
    }

    private static Closure[] all(List<Formula> formulas, List<String> names) {
        return formulas.stream().map(formula -> of(formula, names)).toArray(Closure[]::new);
    }

    private static Closure negate(Closure a) {
        return v -> -a.at(v);
    }

    private static Closure sum(Closure[] terms) {
        return v -> {
            double sum = 0;
            for (Closure term : terms) sum += term.at(v);
            return sum;
        };
    }

    private static Closure product(Closure[] factors) {
        return v -> {
            double product = 1;
            for (Closure factor : factors) product *= factor.at(v);
            return product;
        };
    }

    private static Closure quotient(Closure a, Closure b) {
        return v -> a.at(v) / b.at(v);
    }

    private static Closure power(Closure a, Closure b) {
        return v -> Math.pow(a.at(v), b.at(v));
    }

    private static Closure norm(Closure[] components) {
        return v -> {
            double square = 0;
            for (Closure component : components) square += Math.pow(component.at(v), 2);
            return Math.sqrt(square);
        };
    }

    private static Closure where(Test test, Closure a, Closure b) {
        return v -> test.holds(v) ? a.at(v) : b.at(v);
    }

    private static Closure call(Function function, Closure[] a) {
        Closure x = a[0];
        return switch (function) {
            case ABS -> v -> Math.abs(x.at(v));
            case EXP -> v -> Math.exp(x.at(v));
            case LOG -> v -> Math.log(x.at(v));
            case SQRT -> v -> Math.sqrt(x.at(v));
            case SIN -> v -> Math.sin(x.at(v));
            case COS -> v -> Math.cos(x.at(v));
            case TAN -> v -> Math.tan(x.at(v));
            case TANH -> v -> Math.tanh(x.at(v));
            case ERF -> v -> Erf.erf(x.at(v));
            case STEP -> v -> x.at(v) >= 0 ? 1 : 0;
            case MIN -> v -> {
                double least = x.at(v);
                for (int k = 1; k < a.length; k++) least = Math.min(least, a[k].at(v));
                return least;
            };
            case MAX -> v -> {
                double most = x.at(v);
                for (int k = 1; k < a.length; k++) most = Math.max(most, a[k].at(v));
                return most;
            };
        };
    }

    /// A condition as a function.
    @FunctionalInterface
    interface Test {
        boolean holds(double[] variables);
    }

    private static Test test(Condition condition, List<String> names) {
        return switch (condition) {
            case Condition.Comparison(Condition.Relation relation, Formula left, Formula right) -> {
                Closure a = of(left, names);
                Closure b = of(right, names);
                yield v -> relation.holds(a.at(v), b.at(v));
            }
            case Condition.And(List<Condition> members) -> {
                List<Test> all = members.stream().map(member -> test(member, names)).toList();
                yield v -> all.stream().allMatch(test -> test.holds(v));
            }
            case Condition.Or(List<Condition> members) -> {
                List<Test> all = members.stream().map(member -> test(member, names)).toList();
                yield v -> all.stream().anyMatch(test -> test.holds(v));
            }
            case Condition.Not(Condition member) -> {
                Test test = test(member, names);
                yield v -> !test.holds(v);
            }
        };
    }
}
