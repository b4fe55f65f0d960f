package org.mfglab.gpu;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mfglab.formula.Formula;
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
    @ValueSource(ints = {1, 4, 8})
    void formulasOfExactOperationsHaveTheBitsOfJava(int width) {
        RandomFormulas random = new RandomFormulas(7);
        Stream<Program> constants = Arrays.stream(SPECIAL).filter(Double::isFinite).mapToObj(value -> program(Formula.constant(value)));
        Stream<Program> formulas = Stream.generate(() -> program(random.next(4))).filter(program -> !INEXACT.matcher(text(program)).find()).limit(60);
        compare(width, Stream.concat(constants, formulas).toList(), places(random, 4096), 0);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4, 8})
    void elementaryFunctionsAreWithinEightUlp(int width) {
        Stream<String> formulas = Stream.of("exp(x)", "log(x)", "sin(x)", "cos(x)", "tan(x)", "tanh(x)", "erf(x)", "x^y");
        compare(width, formulas.map(FormulaTextTest::parsed).toList(), places(new RandomFormulas(11), 1 << 17), 8);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4, 8})
    void comparisonsChoicesAndStepsAreJavas(int width) {
        Stream<String> formulas = Stream.of("min(x, y)", "max(x, y)", "step(x)", "abs(x)", "sqrt(x)", "-x", "where(x < y, x, y)", "where(x <= y, x, y)",
                "where(x == y, x, 2)", "where(x != y or not y > 1, x, y)");
        compare(width, formulas.map(FormulaTextTest::parsed).toList(), places(new RandomFormulas(13), 1 << 14), 0);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4, 8})
    void productsAndSumsOfOneExpressionAreRoundedOneByOne(int width) {
        double[][] in = places(new RandomFormulas(17), 4096);
        double[] values = values(width, List.of(function("a0 * a1 + a2")), in)[0];
        for (int i = 0; i < values.length; i++) assertBits(in[0][i] * in[1][i] + in[2][i], values[i], "x*y + m", in, i);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4, 8})
    void anyAndAllLookAtTheLanesOfOneReal(int width) {
        double[][] in = places(new RandomFormulas(19), 4096);
        double[][] values = values(width, List.of(function("(real)(ANY(a0 < a1) ? 1 : 0)"), function("(real)(ALL(a0 < a1) ? 1 : 0)")), in);
        for (int i = 0; i < in[0].length; i++) {
            int first = i / width * width;
            assertBits(IntStream.range(first, first + width).anyMatch(k -> in[0][k] < in[1][k]) ? 1 : 0, values[0][i], "any", in, i);
            assertBits(IntStream.range(first, first + width).allMatch(k -> in[0][k] < in[1][k]) ? 1 : 0, values[1][i], "all", in, i);
        }
    }

    private static Program program(Formula formula) {
        return Program.of(RandomFormulas.SYMBOLS, formula);
    }

    private static Program parsed(String formula) {
        return program(Parser.parse(formula, Scope.space(2, List.of())));
    }

    private static String text(Program program) {
        return KernelText.function("formula", program);
    }

    private static String function(String expression) {
        return "static void formula(real a0, real a1, real a2, real a3, real a4, real *r0) { *r0 = " + expression + "; }\n";
    }

    private static double[][] values(int width, List<String> functions, double[][] in) {
        List<String> numbered = IntStream.range(0, functions.size()).mapToObj(k -> functions.get(k).replaceFirst("formula", "formula" + k)).toList();
        try (Tabulator device = new Tabulator(width, in.length, numbered)) {
            return device.values(in);
        }
    }

    private static void compare(int width, List<Program> programs, double[][] in, double ulps) {
        double[][] values = values(width, programs.stream().map(FormulaTextTest::text).toList(), in);
        for (int k = 0; k < programs.size(); k++) {
            double[] expected = expected(programs.get(k), in);
            for (int i = 0; i < expected.length; i++) {
                if (distance(expected[i], values[k][i]) > ulps) assertBits(expected[i], values[k][i], text(programs.get(k)), in, i);
            }
        }
    }

    private static void assertBits(double expected, double value, String what, double[][] in, int i) {
        assertEquals(Double.doubleToLongBits(expected), Double.doubleToLongBits(value),
                () -> what + " at " + Arrays.stream(in).map(row -> row[i]).toList() + ": " + expected + " and " + value);
    }

    /// In units in the last place of the expected value; infinite if only one of both is NaN or infinite, or if zeros differ in sign.
    private static double distance(double expected, double value) {
        if (Double.doubleToLongBits(expected) == Double.doubleToLongBits(value)) return 0;
        boolean comparable = Double.isFinite(expected) && Double.isFinite(value) && (expected != 0 || value != 0);
        return comparable ? Math.abs(value - expected) / Math.ulp(expected) : Double.POSITIVE_INFINITY;
    }

    private static double[] expected(Program program, double[][] in) {
        Program.Evaluator evaluator = program.evaluator();
        for (int k = 0; k < in.length; k++) evaluator.row(k, in[k], 0);
        double[][] out = {new double[in[0].length]};
        evaluator.run(in[0].length, out, new int[1]);
        return out[0];
    }

    /// Small numbers, numbers of all sizes, near zeros of functions, and special ones side by side; all pairs of special ones first.
    private static double[][] places(RandomFormulas random, int length) {
        int specials = SPECIAL.length;
        return IntStream.range(0, RandomFormulas.SYMBOLS.size()).mapToObj(k -> IntStream.range(0, length).mapToDouble(i -> {
            if (i < specials * specials) return SPECIAL[(k == 0 ? i : i / specials + k - 1) % specials];
            return switch (i / 8 % 6) {
                case 0 -> random.between(-3, 3);
                case 1 -> Math.scalb(random.between(-1, 1), (int) random.between(-1074, 1024));
                case 2 -> random.between(-800, 800);
                case 3 -> Math.rint(random.between(-1e6, 1e6)) * (Math.PI / 2);
                case 4 -> 1 + Math.scalb(random.between(-1, 1), (int) random.between(-50, 0));
                default -> random.between(0, 1) < 0.3 ? SPECIAL[(int) random.between(0, specials)] : random.between(-30, 30);
            };
        }).toArray()).toArray(double[][]::new);
    }
}
