package org.mfglab.gpu;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mfglab.formula.KernelText;
import org.mfglab.formula.Parser;
import org.mfglab.formula.Program;
import org.mfglab.formula.RandomFormulas;
import org.mfglab.formula.Scope;

/// Formulas on an OpenCL device have the values that they have in Java, alone and in lanes beside each other.
class FormulaTextTest {

    private static final double[] SPECIAL = {0, -0.0, 1, -1, 0.5, -0.5, 2, -2, 3, -3, 1.5, 0.46875, 4, 6, -4, -6, 20, -20, 700, -700, 709.78, 709.79,
        -745.13, -745.14, 1e5, 1e16, -1e16, 1e22, 1e300, -1e300, Math.PI, Math.PI / 2, -Math.PI, 1e-10, -1e-10, 1e-300, Double.MIN_VALUE,
        -Double.MIN_VALUE, Double.MIN_NORMAL, -Double.MIN_NORMAL, Double.MAX_VALUE, -Double.MAX_VALUE, Double.NaN, Double.POSITIVE_INFINITY,
        Double.NEGATIVE_INFINITY, 9007199254740991.0, 9007199254740993.0, -9007199254740991.0, Math.nextUp(1.0), Math.nextDown(1.0)};

    private static final Pattern INEXACT = Pattern.compile("power|exponential|logarithm|sine|tangent|error_function");

    @ParameterizedTest
    @ValueSource(ints = {1, 8})
    void formulasOfExactOperationsHaveTheBitsOfJava(int width) {
        RandomFormulas random = new RandomFormulas(7);
        List<Program> programs = Stream.generate(() -> Program.of(RandomFormulas.SYMBOLS, random.next(4)))
                .filter(program -> !INEXACT.matcher(KernelText.function("f", program)).find()).limit(60).toList();
        double[][] in = places(random, RandomFormulas.SYMBOLS.size(), 4096);
        double[][] values;
        try (Tabulator device = new Tabulator(width, programs)) {
            values = device.values(in);
        }
        for (int k = 0; k < programs.size(); k++) {
            double[] expected = expected(programs.get(k), in);
            String text = KernelText.function("f", programs.get(k));
            for (int i = 0; i < expected.length; i++) {
                assertEquals(Double.doubleToLongBits(expected[i]), Double.doubleToLongBits(values[k][i]), text + "at " + Arrays.toString(column(in, i)));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4, 8})
    void elementaryFunctionsAreWithinEightUlp(int width) {
        List<String> texts = List.of("exp(x)", "log(x)", "sin(x)", "cos(x)", "tan(x)", "tanh(x)", "erf(x)", "x^y", "step(x)", "sqrt(x)", "abs(x)");
        List<String> symbols = List.of("x", "y");
        List<Program> programs = texts.stream().map(text -> Program.of(symbols, Parser.parse(text, Scope.space(2, List.of())))).toList();
        double[][] in = places(new RandomFormulas(11), 2, 1 << 17);
        double[][] values;
        try (Tabulator device = new Tabulator(width, programs)) {
            values = device.values(in);
        }
        for (int k = 0; k < programs.size(); k++) {
            double[] expected = expected(programs.get(k), in);
            for (int i = 0; i < expected.length; i++) {
                double distance = distance(expected[i], values[k][i]);
                if (!(distance <= 8)) fail(texts.get(k) + " at " + Arrays.toString(column(in, i)) + ": " + expected[i] + " and " + values[k][i] + ", " + distance + " ulp");
            }
        }
    }

    /// In units in the last place of the expected value; infinite if only one of both is NaN or infinite, or if zeros differ in sign.
    private static double distance(double expected, double value) {
        if (Double.doubleToLongBits(expected) == Double.doubleToLongBits(value)) return 0;
        boolean comparable = Double.isFinite(expected) && Double.isFinite(value) && (expected != 0 || value != 0);
        return comparable ? Math.abs(value - expected) / Math.ulp(expected) : Double.POSITIVE_INFINITY;
    }

    private static double[] column(double[][] in, int i) {
        return Arrays.stream(in).mapToDouble(row -> row[i]).toArray();
    }

    private static double[] expected(Program program, double[][] in) {
        Program.Evaluator evaluator = program.evaluator();
        for (int k = 0; k < in.length; k++) evaluator.row(k, in[k], 0);
        double[][] out = {new double[in[0].length]};
        evaluator.run(in[0].length, out, new int[1]);
        return out[0];
    }

    /// Small numbers, numbers of all sizes, and special ones side by side; all pairs of special ones first.
    private static double[][] places(RandomFormulas random, int inputs, int length) {
        int specials = SPECIAL.length;
        return IntStream.range(0, inputs).mapToObj(k -> IntStream.range(0, length).mapToDouble(i -> {
            if (i < specials * specials) return SPECIAL[(k == 0 ? i : i / specials + k - 1) % specials];
            return switch (i / 8 % 4) {
                case 0 -> random.between(-3, 3);
                case 1 -> Math.scalb(random.between(-1, 1), (int) random.between(-1074, 1024));
                case 2 -> random.between(-800, 800);
                default -> random.between(0, 1) < 0.3 ? SPECIAL[(int) random.between(0, specials)] : random.between(-30, 30);
            };
        }).toArray()).toArray(double[][]::new);
    }
}
