package org.mfglab.formula;

import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/// A truth value inside `where`: comparisons joined by `and`, `or`, `not`. A comparison with NaN is false,
/// except `!=`, which is true.
public sealed interface Condition {

    /// The six comparisons.
    enum Relation {
        LESS("<"), AT_MOST("<="), GREATER(">"), AT_LEAST(">="), EQUAL("=="), NOT_EQUAL("!=");

        private final String text;

        Relation(String text) {
            this.text = text;
        }

        public String text() {
            return text;
        }

        public boolean holds(double left, double right) {
            return switch (this) {
                case LESS -> left < right;
                case AT_MOST -> left <= right;
                case GREATER -> left > right;
                case AT_LEAST -> left >= right;
                case EQUAL -> left == right;
                case NOT_EQUAL -> left != right;
            };
        }
    }

    /// `left relation right`
    record Comparison(Relation relation, Formula left, Formula right) implements Condition {
        @Override
        public String toString() {
            return Printer.print(this);
        }
    }

    /// All of two or more conditions.
    record And(List<Condition> members) implements Condition {
        public And {
            members = List.copyOf(members);
        }

        @Override
        public String toString() {
            return Printer.print(this);
        }
    }

    /// Any of two or more conditions.
    record Or(List<Condition> members) implements Condition {
        public Or {
            members = List.copyOf(members);
        }

        @Override
        public String toString() {
            return Printer.print(this);
        }
    }

    /// The opposite of a condition.
    record Not(Condition member) implements Condition {
        @Override
        public String toString() {
            return Printer.print(this);
        }
    }

    /// Both sides of all comparisons, from left to right.
    default List<Formula> sides() {
        return switch (this) {
            case Comparison(Relation _, Formula left, Formula right) -> List.of(left, right);
            case And(List<Condition> members) -> sides(members.stream());
            case Or(List<Condition> members) -> sides(members.stream());
            case Not(Condition member) -> member.sides();
        };
    }

    private static List<Formula> sides(Stream<Condition> members) {
        return members.flatMap(member -> member.sides().stream()).toList();
    }

    /// The same condition with every side of every comparison replaced.
    default Condition map(UnaryOperator<Formula> replacement) {
        return switch (this) {
            case Comparison(Relation relation, Formula left, Formula right) ->
                    new Comparison(relation, replacement.apply(left), replacement.apply(right));
            case And(List<Condition> members) -> new And(members.stream().map(c -> c.map(replacement)).toList());
            case Or(List<Condition> members) -> new Or(members.stream().map(c -> c.map(replacement)).toList());
            case Not(Condition member) -> new Not(member.map(replacement));
        };
    }
}
