package org.mfglab.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.mfglab.grid.Interval;
import org.mfglab.workbench.run.Json;

final class PrecisionTest {

    static final List<PrecisionProblem> PROBLEMS = PrecisionProblem.ALL;

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private final ByteArrayOutputStream complained = new ByteArrayOutputStream();

    private int run(String... words) {
        return Main.run(words, new PrintStream(said, true, StandardCharsets.UTF_8), new PrintStream(complained, true, StandardCharsets.UTF_8));
    }

    @Test
    void allFamiliesComeCloserOnFinerGridsAndAllIsWritten(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("points.jsonl");
        assertEquals(0, run("precision", "cole-hopf", "hopf-lax", "--grids", "3", "--runs", "1", "--limit", "60", "--json", file.toString(), "--figures", folder.toString()),
                () -> complained.toString(StandardCharsets.UTF_8));
        List<String> lines = Files.readAllLines(file);
        assertEquals(1 + 5 * 3, lines.size());
        for (int family = 0; family < 5; family++) {
            Map<String, Object> coarse = Json.read(lines.get(1 + 3 * family)), fine = Json.read(lines.get(3 + 3 * family));
            assertEquals(coarse.get("scheme"), fine.get("scheme"));
            assertEquals(128, fine.get("n"));
            for (String error : List.of("u_linf", "m_l1")) assertTrue((double) fine.get(error) < 0.8 * (double) coarse.get(error), () -> coarse + " " + fine);
        }
        assertTrue(said.toString(StandardCharsets.UTF_8).contains("| hopf-lax | `semi_lagrangian` | 128 |"), said::toString);
        assertTrue(Files.readString(folder.resolve("precision-hopf-lax.svg")).contains("seconds"));
    }

    @Test
    void aGameThatIsNotThereIsNamedBesideThoseThatAre() {
        assertEquals(2, run("precision", "cole"));
        assertTrue(complained.toString(StandardCharsets.UTF_8).contains("There is no game 'cole'. There are: cole-hopf, small-viscosity,"));
        assertEquals(2, run("precision", "--grids", "0"));
    }

    /// `-u_t - nu u_xx + H = F` and `m_t - nu m_xx - (m H_p)_x = 0`, by differences of fourth order.
    @ParameterizedTest
    @FieldSource("PROBLEMS")
    void theExactSolutionsSolveTheirGames(PrecisionProblem problem) {
        ExactPair exact = problem.exact();
        boolean score = problem.name().equals("score");
        double t = 0.4 * problem.horizon();
        for (double x : new double[] {0.13, 0.42, 0.58, 0.87}) {
            double slope = slope(y -> exact.value(t, y), x), force = problem.running().equals("x^2/2") ? x * x / 2 : Double.parseDouble(problem.running());
            double value = -slope(s -> exact.value(s, x), t) - problem.nu() * bend(y -> exact.value(t, y), x) + (score ? slope * slope - x * slope : slope * slope / 2);
            assertEquals(force, value, 1e-5, problem.name());
            DoubleUnaryOperator flux = y -> exact.density(t, y) * (score ? 2 * slope(z -> exact.value(t, z), y) - y : slope(z -> exact.value(t, z), y));
            double source = slope(s -> exact.density(s, x), t) - problem.nu() * bend(y -> exact.density(t, y), x) - slope(flux, x);
            assertEquals(0, source, 1e-3, problem.name());
        }
    }

    private static double slope(DoubleUnaryOperator f, double x) {
        double h = 1e-3;
        return (8 * (f.applyAsDouble(x + h) - f.applyAsDouble(x - h)) - f.applyAsDouble(x + 2 * h) + f.applyAsDouble(x - 2 * h)) / (12 * h);
    }

    private static double bend(DoubleUnaryOperator f, double x) {
        double h = 1e-3;
        return (16 * (f.applyAsDouble(x + h) + f.applyAsDouble(x - h)) - f.applyAsDouble(x + 2 * h) - f.applyAsDouble(x - 2 * h) - 30 * f.applyAsDouble(x)) / (12 * h * h);
    }

    @ParameterizedTest
    @FieldSource("PROBLEMS")
    void theExactDensitiesHaveMassOneAndNowhereLess(PrecisionProblem problem) {
        Interval axis = problem.domain().axes().getFirst();
        int n = 2000;
        double h = axis.length() / n;
        for (double t : new double[] {0, 0.5 * problem.horizon(), problem.horizon()}) {
            double[] m = IntStream.range(0, n).mapToDouble(i -> problem.exact().density(t, axis.low() + (i + 0.5) * h)).toArray();
            double mass = 0;
            for (double density : m) {
                mass += density * h;
                assertTrue(density > 0);
            }
            assertEquals(1, mass, 1e-7, problem.name());
        }
    }

    /// The two differ in their noise only. The waves span nine decades, which their sums lose in digits.
    @Test
    void littleNoiseStartsWhereNoNoiseDoes() {
        ExactPair some = PROBLEMS.get(1).exact(), none = PROBLEMS.getLast().exact();
        for (double x = 0; x < 1; x += 0.09) {
            assertEquals(none.density(0, x), some.density(0, x), 1e-6);
            assertEquals(none.value(0.2, x), some.value(0.2, x), 1e-7);
        }
    }

    @Test
    void aPowerIsReadOffBetweenTwoGrids() {
        WorkCurve curve = new WorkCurve(new double[] {1, 4, 16}, new double[] {1, 0.5, 0.25});
        assertEquals(2, curve.secondsTo(Math.sqrt(0.5)).orElseThrow(), 1e-12);
        assertEquals(16, curve.secondsTo(curve.best()).orElseThrow(), 1e-12);
        assertTrue(curve.secondsTo(0.1).isEmpty());
        assertFalse(curve.secondsTo(0.6).isEmpty());
        assertEquals(1, curve.secondsTo(2).orElseThrow());
    }
}
