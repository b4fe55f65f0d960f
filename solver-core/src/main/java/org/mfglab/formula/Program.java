package org.mfglab.formula;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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

/// Formulas as a straight list of instructions over whole rows, in the manner of numexpr: each instruction is one loop
/// over at most [#BLOCK] numbers that stay in the first-level cache.
///
/// Equal instructions are made once (value numbering), also across outputs. Instructions that depend on no row input run once
/// per call instead of once per number. The bits are those of [Formula#evaluate]. A program is immutable; each thread
/// takes an [Evaluator] of its own.
public final class Program {

    /// Numbers per loop.
    public static final int BLOCK = 512;

    /// One instruction, `register = operation(a, b, c)`; unused operands are -1.
    record Instruction(Operation operation, int a, int b, int c) {}

    private final List<String> inputs;
    private final Set<String> scalars;
    private final List<Integer> outputs = new ArrayList<>();

    /// Registers in order: the inputs, then constants and results as they are met.
    private final List<Instruction> instructions = new ArrayList<>();
    private final Map<Integer, Double> constants = new HashMap<>();
    private final Map<Instruction, Integer> registerOf = new HashMap<>();
    private final Map<Double, Integer> registerOfConstant = new HashMap<>();

    private Program(List<String> inputs, Set<String> scalars) {
        this.inputs = List.copyOf(inputs);
        this.scalars = Set.copyOf(scalars);
        for (int i = 0; i < inputs.size(); i++) instructions.add(null);
    }

    /// A program of which every input may be a row.
    ///
    /// @param inputs  names of the symbols, in the order of [Evaluator#row] and [Evaluator#scalar]
    /// @param outputs formulas in these symbols; not simplified here
    /// @throws IllegalArgumentException if a formula has a symbol that is no input
    public static Program of(List<String> inputs, Formula... outputs) {
        return of(inputs, Set.of(), outputs);
    }

    /// A program some of whose inputs are always scalars, so that what depends on them alone is computed once per call.
    public static Program of(List<String> inputs, Set<String> scalars, Formula... outputs) {
        Program program = new Program(inputs, scalars);
        for (Formula output : outputs) program.outputs.add(program.compile(output));
        return program;
    }

    /// Working memory for one thread.
    public Evaluator evaluator() {
        return new Evaluator(this);
    }

    public List<String> inputs() {
        return inputs;
    }

    /// The number of outputs.
    public int outputCount() {
        return outputs.size();
    }

    Set<String> scalars() {
        return scalars;
    }

    List<Integer> outputs() {
        return outputs;
    }

    /// By register; null for inputs and constants.
    List<Instruction> instructions() {
        return instructions;
    }

    Map<Integer, Double> constants() {
        return constants;
    }

    private int compile(Formula formula) {
        return switch (formula) {
            case Constant(double value) -> constant(value);
            case Symbol(String name) -> input(name);
            case Negate(Formula operand) -> emit(Operation.NEGATE, compile(operand));
            case Sum(List<Formula> terms) -> sum(terms);
            case Product(List<Formula> factors) -> chain(Operation.MULTIPLY, factors);
            case Quotient(Formula a, Formula b) -> emit(Operation.DIVIDE, compile(a), compile(b));
            case Power(Formula base, Constant(double exponent)) when Elementary.isQuarters(exponent) -> Elementary.power(compile(base),
                    exponent, this::multiply, x -> emit(Operation.SQRT, x), x -> emit(Operation.DIVIDE, constant(1), x));
            case Power(Formula base, Formula exponent) -> emit(Operation.POWER, compile(base), compile(exponent));
            case Call(Function function, List<Formula> arguments) -> chain(Operation.of(function), arguments);
            case Norm(List<Formula> components) -> norm(components);
            case Where(Condition condition, Formula then, Formula otherwise) ->
                    emit(Operation.SELECT, compile(condition), compile(then), compile(otherwise));
        };
    }

    private int sum(List<Formula> terms) {
        int sum = compile(terms.getFirst());
        for (Formula term : terms.subList(1, terms.size())) {
            sum = term instanceof Negate(Formula operand) ? emit(Operation.SUBTRACT, sum, compile(operand))
                    : emit(Operation.ADD, sum, compile(term));
        }
        return sum;
    }

    private int chain(Operation operation, List<Formula> arguments) {
        int value = compile(arguments.getFirst());
        if (arguments.size() == 1) return emit(operation, value);
        for (Formula next : arguments.subList(1, arguments.size())) value = emit(operation, value, compile(next));
        return value;
    }

    private int norm(List<Formula> components) {
        int sum = -1;
        for (Formula component : components) {
            int c = compile(component);
            sum = sum < 0 ? multiply(c, c) : emit(Operation.ADD, sum, multiply(c, c));
        }
        return emit(Operation.SQRT, sum);
    }

    private int multiply(int a, int b) {
        return emit(Operation.MULTIPLY, a, b);
    }

    /// Truth is 1, falsehood 0: so `and` is the minimum, `or` the maximum.
    private int compile(Condition condition) {
        return switch (condition) {
            case Comparison(Relation relation, Formula left, Formula right) -> compare(relation, compile(left), compile(right));
            case Condition.And(List<Condition> members) -> join(Operation.MIN, members);
            case Condition.Or(List<Condition> members) -> join(Operation.MAX, members);
            case Condition.Not(Condition member) -> emit(Operation.SUBTRACT, constant(1), compile(member));
        };
    }

    private int compare(Relation relation, int left, int right) {
        return switch (relation) {
            case LESS -> emit(Operation.LESS, left, right);
            case AT_MOST -> emit(Operation.AT_MOST, left, right);
            case GREATER -> emit(Operation.LESS, right, left);
            case AT_LEAST -> emit(Operation.AT_MOST, right, left);
            case EQUAL -> emit(Operation.EQUAL, left, right);
            case NOT_EQUAL -> emit(Operation.SUBTRACT, constant(1), emit(Operation.EQUAL, left, right));
        };
    }

    private int join(Operation operation, List<Condition> members) {
        int value = compile(members.getFirst());
        for (Condition next : members.subList(1, members.size())) value = emit(operation, value, compile(next));
        return value;
    }

    private int input(String name) {
        int index = inputs.indexOf(name);
        if (index < 0) {
            throw new IllegalArgumentException("The symbol '" + name + "' is no input of the program. Inputs are: " + inputs + ".");
        }
        return index;
    }

    private int constant(double value) {
        return registerOfConstant.computeIfAbsent(value, _ -> {
            instructions.add(null);
            constants.put(instructions.size() - 1, value);
            return instructions.size() - 1;
        });
    }

    private int emit(Operation operation, int a) {
        return emit(operation, a, -1, -1);
    }

    private int emit(Operation operation, int a, int b) {
        return emit(operation, a, b, -1);
    }

    private int emit(Operation operation, int a, int b, int c) {
        return registerOf.computeIfAbsent(new Instruction(operation, a, b, c), instruction -> {
            instructions.add(instruction);
            return instructions.size() - 1;
        });
    }

    /// The working memory of a program: the registers, allocated once. Confined to one thread; [#run] allocates nothing.
    public static final class Evaluator {

        private final Registers registers;

        private Evaluator(Program program) {
            registers = new Registers(program);
        }

        /// Gives an input the same value at every place, until it is set again. An input that was never set is NaN.
        public void scalar(int input, double value) {
            registers.scalar(input, value);
        }

        /// Lets an input be `values[offset .. offset + length)` of later runs; the array is read then, not now.
        ///
        /// @throws IllegalArgumentException if the program was told that this input is a scalar
        public void row(int input, double[] values, int offset) {
            registers.row(input, values, offset);
        }

        /// Computes output k at `length` places into `outputs[k][offsets[k] .. offsets[k] + length)`.
        ///
        /// @param outputs modified; may be an input row with the same offset, otherwise must not overlap inputs or each other
        public void run(int length, double[][] outputs, int[] offsets) {
            registers.run(length, outputs, offsets);
        }
    }
}
