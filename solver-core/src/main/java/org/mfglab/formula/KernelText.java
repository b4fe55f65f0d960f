package org.mfglab.formula;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.mfglab.formula.Program.Instruction;

/// A [Program] as one OpenCL C function of straight statements, one for each instruction that an output needs:
///
/// ```
/// static void cost(real a0, real a1, real *r0)
/// {
///     const real v2 = (real)(0x1.8p1);
///     const real v3 = a0 + v2;
///     const real v4 = upper(v3, a1);
///     *r0 = v4;
/// }
/// ```
///
/// for `max(x + 3, y)`. The text is made of the instructions alone: registers are numbered (`a` inputs, `v` values, `r` outputs)
/// and constants hexadecimal, bit for bit, so that nothing a user wrote, no name of a symbol either, reaches a compiler. As each
/// statement has one operation, none can be contracted with the next. The type `real` and the functions that are called must be
/// defined by the text that goes before; they mean what [Operation] computes.
public final class KernelText {

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]*");

    private final Program program;
    private final BitSet needed = new BitSet();

    private KernelText(Program program) {
        this.program = program;
        program.outputs().forEach(needed::set);
        for (int r = program.instructions().size() - 1; r >= 0; r--) {
            if (needed.get(r) && program.instructions().get(r) != null) operands(program.instructions().get(r)).forEach(needed::set);
        }
    }

    /// The function `static void NAME(real a0, real a1, .., real *r0, real *r1, ..)`: the inputs of the program in their order,
    /// then a private pointer for each output in its order. An input that no output needs stays a parameter.
    ///
    /// @param name how the function is called: a small letter, then small letters, digits and `_`
    /// @throws IllegalArgumentException if the name is another one
    public static String function(String name, Program program) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("The name '" + Language.shown(name) + "' of a kernel function must match " + NAME + ".");
        }
        KernelText text = new KernelText(program);
        return "static void " + name + "(" + text.parameters() + ")\n{\n" + text.values() + text.stores() + "}\n";
    }

    private String parameters() {
        List<String> parameters = new ArrayList<>();
        for (int i = 0; i < program.inputs().size(); i++) parameters.add("real a" + i);
        for (int k = 0; k < program.outputCount(); k++) parameters.add("real *r" + k);
        return String.join(", ", parameters);
    }

    private String values() {
        return needed.stream().filter(register -> register >= program.inputs().size())
                .mapToObj(register -> "    const real " + register(register) + " = " + value(register) + ";\n").collect(Collectors.joining());
    }

    private String stores() {
        return IntStream.range(0, program.outputCount())
                .mapToObj(k -> "    *r" + k + " = " + register(program.outputs().get(k)) + ";\n").collect(Collectors.joining());
    }

    private String register(int register) {
        return (register < program.inputs().size() ? "a" : "v") + register;
    }

    private String value(int register) {
        Instruction instruction = program.instructions().get(register);
        if (instruction == null) return "(real)(" + Double.toHexString(program.constants().get(register)) + ")";
        String a = register(instruction.a());
        return switch (instruction.operation()) {
            case ADD -> a + " + " + register(instruction.b());
            case SUBTRACT -> a + " - " + register(instruction.b());
            case MULTIPLY -> a + " * " + register(instruction.b());
            case DIVIDE -> a + " / " + register(instruction.b());
            case NEGATE -> "-" + a;
            case POWER -> call("power", instruction);
            case ABS -> call("magnitude", instruction);
            case EXP -> call("exponential", instruction);
            case LOG -> call("logarithm", instruction);
            case SQRT -> call("root", instruction);
            case SIN -> call("sine", instruction);
            case COS -> call("cosine", instruction);
            case TAN -> call("tangent", instruction);
            case TANH -> call("hyperbolic_tangent", instruction);
            case ERF -> call("error_function", instruction);
            case STEP -> call("unit_step", instruction);
            case MIN -> call("lower", instruction);
            case MAX -> call("upper", instruction);
            case LESS -> call("less", instruction);
            case AT_MOST -> call("at_most", instruction);
            case EQUAL -> call("equal", instruction);
            case SELECT -> call("chosen", instruction);
        };
    }

    private String call(String function, Instruction instruction) {
        return operands(instruction).stream().map(this::register).collect(Collectors.joining(", ", function + "(", ")"));
    }

    private static List<Integer> operands(Instruction instruction) {
        List<Integer> operands = new ArrayList<>(List.of(instruction.a(), instruction.b(), instruction.c()));
        operands.removeAll(Collections.singleton(-1));
        return operands;
    }
}
