package org.mfglab.formula;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/// A scalar formula: an immutable tree, written once, from which come the value, the derivative, the row program,
/// the typeset equation and the text of the file.
///
/// A formula never computes by itself while it is built: `Formula.symbol("x").plus(Formula.constant(0))` is the sum
/// `x + 0` until [#simplify()] is asked. Two formulas are equal if their trees are equal.
///
/// Text comes in through [Parser] only, and goes out through [#toString()], which parses back to the same tree.
public sealed interface Formula {

    Formula ZERO = new Constant(0);
    Formula ONE = new Constant(1);

    /// A finite number.
    record Constant(double value) implements Formula {
        public Constant {
            if (!Double.isFinite(value)) {
                throw new IllegalArgumentException("The constant (" + value + ") of a formula must be finite.");
            }
        }

        @Override
        public String toString() {
            return Printer.print(this);
        }
    }

    /// A named quantity: a coordinate, a parameter, a field, a component of the momentum.
    record Symbol(String name) implements Formula {
        @Override
        public String toString() {
            return Printer.print(this);
        }
    }

    /// `-operand`
    record Negate(Formula operand) implements Formula {
        @Override
        public String toString() {
            return Printer.print(this);
        }
    }

    /// Two or more terms, added from left to right. A difference `a - b` is the sum of `a` and `Negate(b)`.
    record Sum(List<Formula> terms) implements Formula {
        public Sum {
            terms = atLeastTwo(terms, "terms of a sum");
        }

        @Override
        public String toString() {
            return Printer.print(this);
        }
    }

    /// Two or more factors, multiplied from left to right.
    record Product(List<Formula> factors) implements Formula {
        public Product {
            factors = atLeastTwo(factors, "factors of a product");
        }

        @Override
        public String toString() {
            return Printer.print(this);
        }
    }

    /// `numerator / denominator`
    record Quotient(Formula numerator, Formula denominator) implements Formula {
        @Override
        public String toString() {
            return Printer.print(this);
        }
    }

    /// `base ^ exponent`. Constant exponents that are multiples of 1/4 up to 16 are multiplications and square
    /// roots in every evaluator (see [Elementary#power]), so that `x^2` is `x*x` to the last bit.
    record Power(Formula base, Formula exponent) implements Formula {
        @Override
        public String toString() {
            return Printer.print(this);
        }
    }

    /// A function of the language with its arguments.
    record Call(Function function, List<Formula> arguments) implements Formula {
        public Call {
            arguments = List.copyOf(arguments);
            if (!function.takes(arguments.size())) {
                throw new IllegalArgumentException("The function " + function.text() + " takes " + function.arity()
                        + ", not " + arguments.size() + ".");
            }
        }

        @Override
        public String toString() {
            return Printer.print(this);
        }
    }

    /// The Euclidean length `sqrt(c_1^2 + ... + c_d^2)` of a vector of one or more components.
    record Norm(List<Formula> components) implements Formula {
        public Norm {
            components = List.copyOf(components);
            if (components.isEmpty()) {
                throw new IllegalArgumentException("The vector (empty) inside norm must have a component.");
            }
        }

        /// `c_1^2 + ... + c_d^2`
        public Formula square() {
            return sum(components.stream().map(c -> c.power(2)).toList());
        }

        @Override
        public String toString() {
            return Printer.print(this);
        }
    }

    /// `then` where the condition holds, `otherwise` elsewhere. The branch that is not chosen has no influence,
    /// not even through NaN.
    record Where(Condition condition, Formula then, Formula otherwise) implements Formula {
        @Override
        public String toString() {
            return Printer.print(this);
        }
    }

    static Formula constant(double value) {
        return new Constant(value);
    }

    static Formula symbol(String name) {
        return new Symbol(name);
    }

    /// The sum of any number of terms: 0 for none, the term itself for one.
    static Formula sum(List<? extends Formula> terms) {
        return switch (terms.size()) {
            case 0 -> ZERO;
            case 1 -> terms.getFirst();
            default -> new Sum(List.copyOf(terms));
        };
    }

    /// The product of any number of factors: 1 for none, the factor itself for one.
    static Formula product(List<? extends Formula> factors) {
        return switch (factors.size()) {
            case 0 -> ONE;
            case 1 -> factors.getFirst();
            default -> new Product(List.copyOf(factors));
        };
    }

    static Formula call(Function function, Formula... arguments) {
        return new Call(function, List.of(arguments));
    }

    default Formula plus(Formula other) {
        return new Sum(List.of(this, other));
    }

    default Formula minus(Formula other) {
        return new Sum(List.of(this, other.negate()));
    }

    default Formula times(Formula other) {
        return new Product(List.of(this, other));
    }

    default Formula over(Formula other) {
        return new Quotient(this, other);
    }

    default Formula power(Formula exponent) {
        return new Power(this, exponent);
    }

    default Formula power(double exponent) {
        return new Power(this, new Constant(exponent));
    }

    default Formula negate() {
        return new Negate(this);
    }

    /// The direct parts of this node, from left to right; those of a [Where] begin with the sides of its comparisons.
    default List<Formula> parts() {
        return switch (this) {
            case Constant _, Symbol _ -> List.of();
            case Negate(Formula operand) -> List.of(operand);
            case Sum(List<Formula> terms) -> terms;
            case Product(List<Formula> factors) -> factors;
            case Quotient(Formula numerator, Formula denominator) -> List.of(numerator, denominator);
            case Power(Formula base, Formula exponent) -> List.of(base, exponent);
            case Call(Function _, List<Formula> arguments) -> arguments;
            case Norm(List<Formula> components) -> components;
            case Where(Condition condition, Formula then, Formula otherwise) -> {
                List<Formula> parts = new ArrayList<>(condition.sides());
                parts.add(then);
                parts.add(otherwise);
                yield parts;
            }
        };
    }

    /// The exact derivative with respect to a symbol, simplified. It is finite at kinks, where it is one of the
    /// one-sided derivatives or lies between them; [Derivative] lists the choices.
    default Formula derivative(String symbol) {
        return Simplifier.simplify(Derivative.of(simplify(), symbol));
    }

    /// An equal formula in a simpler form: see [Simplifier] for what it does.
    default Formula simplify() {
        return Simplifier.simplify(this);
    }

    /// The names of all symbols in this formula, sorted.
    default SortedSet<String> symbols() {
        SortedSet<String> names = new TreeSet<>();
        collectSymbols(this, names);
        return Collections.unmodifiableSortedSet(names);
    }

    private static void collectSymbols(Formula formula, SortedSet<String> names) {
        if (formula instanceof Symbol(String name)) names.add(name);
        for (Formula part : formula.parts()) collectSymbols(part, names);
    }

    /// Whether any of these symbols appears in this formula.
    default boolean dependsOn(String... symbols) {
        if (this instanceof Symbol(String name)) return List.of(symbols).contains(name);
        for (Formula part : parts()) if (part.dependsOn(symbols)) return true;
        return false;
    }

    /// This formula with symbols replaced, all at the same time; other symbols stay. Nothing is simplified.
    default Formula substitute(Map<String, Formula> values) {
        return this instanceof Symbol(String name) ? values.getOrDefault(name, this) : map(part -> part.substitute(values));
    }

    /// The same node with each of its direct parts replaced.
    default Formula map(UnaryOperator<Formula> replacement) {
        return switch (this) {
            case Constant _, Symbol _ -> this;
            case Negate(Formula operand) -> new Negate(replacement.apply(operand));
            case Sum(List<Formula> terms) -> new Sum(terms.stream().map(replacement).toList());
            case Product(List<Formula> factors) -> new Product(factors.stream().map(replacement).toList());
            case Quotient(Formula numerator, Formula denominator) ->
                    new Quotient(replacement.apply(numerator), replacement.apply(denominator));
            case Power(Formula base, Formula exponent) -> new Power(replacement.apply(base), replacement.apply(exponent));
            case Call(Function function, List<Formula> arguments) ->
                    new Call(function, arguments.stream().map(replacement).toList());
            case Norm(List<Formula> components) -> new Norm(components.stream().map(replacement).toList());
            case Where(Condition condition, Formula then, Formula otherwise) ->
                    new Where(condition.map(replacement), replacement.apply(then), replacement.apply(otherwise));
        };
    }

    /// The value in strict double arithmetic, by a walk over the tree; [Program] gives the same bits for whole rows.
    ///
    /// @throws IllegalArgumentException if a symbol that is needed has no value
    default double evaluate(Map<String, Double> values) {
        return Evaluation.value(this, values);
    }

    /// LaTeX (with amsmath) for math mode, without the dollars.
    default String latex() {
        return Typesetter.latex(this);
    }

    /// A `<math>` element of MathML Core that browsers show natively in an HTML page; all text in it is escaped.
    default String mathml() {
        return Typesetter.mathml(this);
    }

    private static List<Formula> atLeastTwo(List<Formula> parts, String what) {
        if (parts.size() < 2) {
            throw new IllegalArgumentException("The " + what + " (" + parts.size() + ") must be at least two.");
        }
        return List.copyOf(parts);
    }
}
