package org.mfglab.formula;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProgramTest {

    private static final List<String> INPUTS = List.of("x", "y", "m", "p_x", "p_y");
    private static final int OFFSET = 3;

    private static double[][] rows(RandomFormulas random, int length) {
        double[][] rows = new double[INPUTS.size()][OFFSET + length];
        for (double[] row : rows) for (int i = 0; i < row.length; i++) row[i] = i % 7 == 0 ? 0 : random.between(-2, 2);
        return rows;
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 7, 64, 65, 511, 512, 513, 1000})
    void rowsHaveTheBitsOfTheTreeWalk(int length) {
        RandomFormulas random = new RandomFormulas(length);
        double[][] rows = rows(random, length);
        for (int trial = 0; trial < 30; trial++) {
            Formula first = random.next(4);
            Formula second = random.next(3).plus(first);
            boolean declared = trial % 2 == 0;
            Program program = declared ? Program.of(INPUTS, Set.of("m", "y"), first, second) : Program.of(INPUTS, first, second);
            Program.Evaluator evaluator = program.evaluator();
            for (int k = 0; k < INPUTS.size(); k++) {
                if (k == 1 || k == 2) evaluator.scalar(k, rows[k][0]);
                else evaluator.row(k, rows[k], OFFSET);
            }
            double[][] out = {new double[length + 5], new double[length + 9]};
            for (double[] row : out) Arrays.fill(row, -77);
            evaluator.run(length, out, new int[] {2, 4});
            for (int i = 0; i < length; i += Math.max(1, length / 50)) {
                Map<String, Double> point = new HashMap<>();
                for (int k = 0; k < INPUTS.size(); k++) point.put(INPUTS.get(k), k == 1 || k == 2 ? rows[k][0] : rows[k][OFFSET + i]);
                assertBits(first.evaluate(point), out[0][2 + i], first);
                assertBits(second.evaluate(point), out[1][4 + i], second);
            }
            assertEquals(-77, out[0][1]);
            assertEquals(-77, out[0][length + 2]);
            assertEquals(-77, out[1][length + 4]);
        }
    }

    private static void assertBits(double expected, double value, Formula formula) {
        assertEquals(Double.doubleToLongBits(expected), Double.doubleToLongBits(value), () -> formula + ": " + expected + " and " + value);
    }

    @Test
    void equalPartsAreComputedOnce() {
        Scope scope = Scope.of(2, List.of());
        Formula g = Parser.parse("exp(x)*y + sin(m)", scope);
        Program one = Program.of(INPUTS, g);
        Program two = Program.of(INPUTS, g, g.times(g), Parser.parse("exp(x)*y", scope));
        assertEquals(one.instructions().size() + 1, two.instructions().size());
    }

    @Test
    void aScalarMayChangeBetweenRunsAndAnOutputMayBeItsInput() {
        Program program = Program.of(List.of("x", "t"), Set.of("t"), Parser.parse("x + exp(2*t)", Scope.spaceTime(1, List.of())));
        Program.Evaluator evaluator = program.evaluator();
        double[] row = new double[600];
        for (double t : new double[] {0, 1, 1, 2}) {
            Arrays.fill(row, 5);
            evaluator.row(0, row, 0);
            evaluator.scalar(1, t);
            evaluator.run(600, new double[][] {row}, new int[] {0});
            for (double value : row) assertEquals(5 + Math.exp(2 * t), value);
        }
        assertThrows(IllegalArgumentException.class, () -> evaluator.row(1, row, 0));
    }

    @Test
    void anInputThatWasNeverSetIsNaN() {
        double[] out = new double[3];
        Program.of(List.of("x"), Formula.symbol("x").plus(Formula.ONE)).evaluator().run(3, new double[][] {out}, new int[] {0});
        assertTrue(Arrays.stream(out).allMatch(Double::isNaN));
    }

    @Test
    void anUnknownSymbolIsRefusedWithItsName() {
        Exception error = assertThrows(IllegalArgumentException.class, () -> Program.of(INPUTS, Formula.symbol("q")));
        assertEquals("The symbol 'q' is no input of the program. Inputs are: [x, y, m, p_x, p_y].", error.getMessage());
    }

    @Test
    void aRunAllocatesNothing() {
        Formula h = Parser.parse("0.5*norm(p)^2/(1 + 0.1*m) + where(x > 0, erf(x), max(y, 0)^1.5)", Scope.of(2, List.of()));
        Program.Evaluator evaluator = Program.of(INPUTS, h, h.derivative("p_x")).evaluator();
        double[][] rows = rows(new RandomFormulas(1), 1000);
        double[][] out = new double[2][1000];
        int[] offsets = new int[2];
        var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        long least = Long.MAX_VALUE;
        for (int trial = 0; trial < 20; trial++) {
            long before = threads.getCurrentThreadAllocatedBytes();
            for (int i = 0; i < 100; i++) {
                for (int k = 0; k < rows.length; k++) evaluator.row(k, rows[k], OFFSET);
                evaluator.run(1000, out, offsets);
            }
            least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
        }
        assertTrue(least < 1000, "bytes allocated in 100 runs: " + least);
    }
}
