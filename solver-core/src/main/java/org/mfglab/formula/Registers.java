package org.mfglab.formula;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import org.mfglab.formula.Program.Instruction;

/// The registers of one [Program.Evaluator], and the loop over blocks.
///
/// Each register is an array of [Program#BLOCK] numbers. Input rows are copied into theirs block by block, so that all
/// operands have the same index. Registers of results that change along the row share memory once their last reader has
/// run, so that a long program stays in the first-level cache. Results of scalars and constants alone, the uniform ones,
/// are computed once and filled into a whole block.
final class Registers {

    private final Program program;
    private final boolean[] uniform;
    private final boolean[] isRead;
    private final double[][] data;

    /// By input: the row and its first index; null for a scalar.
    private final double[][] rows;
    private final int[] rowOffset;
    private boolean uniformIsStale = true;

    /// Registers of the instructions of each kind, in order.
    private final int[] uniformSteps;
    private final int[] rowSteps;
    private final Instruction[] instructions;
    private final int[] outputs;

    Registers(Program program) {
        this.program = program;
        List<Instruction> all = program.instructions();
        instructions = all.toArray(Instruction[]::new);
        outputs = program.outputs().stream().mapToInt(Integer::intValue).toArray();
        data = new double[all.size()][];
        uniform = new boolean[all.size()];
        isRead = new boolean[all.size()];
        int inputs = program.inputs().size();
        rows = new double[inputs][];
        rowOffset = new int[inputs];
        for (int i = 0; i < inputs; i++) {
            uniform[i] = program.scalars().contains(program.inputs().get(i));
            data[i] = filled(Double.NaN);
        }
        program.constants().forEach((register, value) -> {
            uniform[register] = true;
            data[register] = filled(value);
        });
        List<Integer> once = new ArrayList<>();
        List<Integer> perBlock = new ArrayList<>();
        for (int r = inputs; r < instructions.length; r++) {
            if (instructions[r] == null) continue;
            uniform[r] = isUniform(instructions[r].a()) && isUniform(instructions[r].b()) && isUniform(instructions[r].c());
            (uniform[r] ? once : perBlock).add(r);
        }
        uniformSteps = once.stream().mapToInt(Integer::intValue).toArray();
        rowSteps = perBlock.stream().mapToInt(Integer::intValue).toArray();
        allocate();
    }

    private static double[] filled(double value) {
        double[] block = new double[Program.BLOCK];
        Arrays.fill(block, value);
        return block;
    }

    private boolean isUniform(int operand) {
        return operand < 0 || uniform[operand];
    }

    private void allocate() {
        for (int r : uniformSteps) data[r] = new double[Program.BLOCK];
        int[] lastReader = new int[instructions.length];
        for (int r : rowSteps) {
            for (int operand : operands(r)) lastReader[operand] = r;
        }
        for (int output : outputs) lastReader[output] = Integer.MAX_VALUE;
        for (int r = 0; r < lastReader.length; r++) isRead[r] = lastReader[r] > 0;
        Deque<double[]> free = new ArrayDeque<>();
        for (int r : rowSteps) {
            data[r] = free.isEmpty() ? new double[Program.BLOCK] : free.pop();
            for (int operand : operands(r)) {
                boolean isResult = instructions[operand] != null && !uniform[operand];
                if (isResult && lastReader[operand] == r) free.push(data[operand]);
            }
        }
    }

    private int[] operands(int register) {
        Instruction instruction = instructions[register];
        return Arrays.stream(new int[] {instruction.a(), instruction.b(), instruction.c()}).filter(operand -> operand >= 0)
                .distinct().toArray();
    }

    void scalar(int input, double value) {
        boolean unchanged = rows[input] == null && Double.doubleToRawLongBits(data[input][0]) == Double.doubleToRawLongBits(value);
        if (unchanged) return;
        rows[input] = null;
        Arrays.fill(data[input], value);
        uniformIsStale |= uniform[input];
    }

    void row(int input, double[] values, int offset) {
        if (uniform[input]) {
            throw new IllegalArgumentException("The input '" + program.inputs().get(input) + "' of this program is a scalar, not a row.");
        }
        rows[input] = values;
        rowOffset[input] = offset;
    }

    void run(int length, double[][] results, int[] offsets) {
        if (uniformIsStale) runUniform();
        for (int done = 0; done < length; done += Program.BLOCK) {
            int n = Math.min(Program.BLOCK, length - done);
            for (int i = 0; i < rows.length; i++) {
                if (rows[i] != null && isRead[i]) System.arraycopy(rows[i], rowOffset[i] + done, data[i], 0, n);
            }
            for (int r : rowSteps) step(r, n);
            for (int k = 0; k < outputs.length; k++) {
                System.arraycopy(data[outputs[k]], 0, results[k], offsets[k] + done, n);
            }
        }
    }

    private void runUniform() {
        for (int r : uniformSteps) {
            step(r, 1);
            Arrays.fill(data[r], data[r][0]);
        }
        uniformIsStale = false;
    }

    private void step(int r, int n) {
        Instruction s = instructions[r];
        int b = Math.max(s.b(), 0);
        int c = Math.max(s.c(), 0);
        s.operation().run(n, data[r], data[s.a()], data[b], data[c]);
    }
}
