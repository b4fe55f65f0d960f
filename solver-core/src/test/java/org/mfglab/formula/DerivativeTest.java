package org.mfglab.formula;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DerivativeTest {

    private static final Scope PLANE = Scope.of(2, List.of("b", "c", "sigma", "theta"));
    private static final double[] LATTICE = {-2, -1, -0.5, 0, 0.5, 1, 2};

    private static Formula parse(String text) {
        return Parser.parse(text, PLANE);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            0.5*norm(p)^2 + b*p_x                        | p_x + b              | 1           | 0
            (sigma^2/2)*norm(p)^2 - theta*x*p_x          | sigma^2*p_x - theta*x | sigma^2    | 0
            0.5*norm(p)^2/(1 + c*m)                      | p_x/(1 + c*m)        | 1/(1 + c*m) | 0
            dot(p, p)                                    | 2*p_x                | 2           | 0
            dot([x, y], p)                               | x                    | 0           | 0
            norm([p_x - x, p_y])^4                       | 4*((p_x - x)^2 + p_y^2)*(p_x - x) | 4*(2*(p_x - x)^2 + (p_x - x)^2 + p_y^2) | 8*p_y*(p_x - x)
            (2/3)*(1 + norm(p)^2)^.75                    | p_x/(1 + p_x^2 + p_y^2)^0.25 | 1/(1 + p_x^2 + p_y^2)^0.25 - 0.5*p_x^2/(1 + p_x^2 + p_y^2)^1.25 | -0.5*p_x*p_y/(1 + p_x^2 + p_y^2)^1.25
            norm(p)                                      | where(norm([p_x, p_y]) == 0, 0, p_x/norm([p_x, p_y])) | where(norm([p_x, p_y]) == 0, 0, 1/norm([p_x, p_y]) - p_x^2/(norm([p_x, p_y])*(p_x^2 + p_y^2))) | where(norm([p_x, p_y]) == 0, 0, -p_x*p_y/(norm([p_x, p_y])*(p_x^2 + p_y^2)))
            """)
    void derivativesOfHamiltoniansAreTheKnownOnes(String text, String first, String second, String mixed) {
        Formula derivative = parse(text).derivative("p_x");
        assertSame(first, derivative);
        assertSame(second, derivative.derivative("p_x"));
        assertSame(mixed, derivative.derivative("p_y"));
    }

    /// Equal text, or else equal values: the order of factors may differ.
    private static void assertSame(String expected, Formula formula) {
        if (expected.equals(formula.toString())) return;
        for (double px : new double[] {-1.3, 0.4, 2}) {
            Map<String, Double> point = Map.of("x", 0.3, "y", 0.8, "m", 0.6, "p_x", px, "p_y", 0.7, "b", 0.1, "c", 2.0, "sigma", 1.5, "theta", 1.1);
            assertEquals(parse(expected).evaluate(point), formula.evaluate(point), 1e-13, formula::toString);
        }
    }

    @Test
    void secondDerivativesOfQuadraticHamiltoniansAreConstants() {
        Map<String, Formula> numbers = Map.of("sigma", Formula.constant(1.5), "theta", Formula.constant(0.7), "b", Formula.constant(-3));
        for (String text : List.of("0.5*norm(p)^2 + b*p_x", "(sigma^2/2)*norm(p)^2 - theta*x*p_x", "dot(p, p)/2 + (b - x)*p_x + cos(y)*p_y")) {
            Formula h = parse(text).substitute(numbers);
            Formula second = h.derivative("p_x").derivative("p_x");
            assertEquals(Formula.constant(text.startsWith("(") ? 2.25 : 1), second);
            assertEquals(Formula.ZERO, h.derivative("p_x").derivative("p_y"));
        }
    }

    private static final String[] EXPRESSIONS = {"x^2*y + 3*x", "1/(2 + x^2)", "(x + 3*y)/(1 + y^2)", "exp(-x^2*y)", "log(3 + x)*y", "sqrt(5 + x*y)",
        "sin(2*x)*cos(y)", "tan(x/4)", "tanh(x*y)", "erf(x + y/2)", "abs(x)", "abs(x - y)*x", "max(x, y)", "min(x, y, 0.25)", "max(x, 0)^2",
        "norm([x, y])", "norm([x, y])^2", "norm([x, y])^1.5", "norm([x, y])^3", "norm([x, 2*y - x])", "norm([x])", "norm([x])^1.5",
        "x^3", "abs(x)^0.5", "abs(x)^1.25", "(x^2)^0.5", "2^x", "(2 + x)^y", "(3 + x)^(x*y)", "step(x)*y", "where(x > y, x^2, y^3)",
        "sqrt(x^2 + y^2)", "sqrt(max(x, 0))", "norm([max(x, 0), min(y, 0)])", "abs(x)*norm([x, y])/(1 + norm([x, y]))", "x*x*x*x*x*x*x*x*x*y*(x + y)",
        "where(x == 0, 0, x/abs(x))", "(1 + norm([x, y])^2)^0.75", "abs(x)^y", "max(abs(x), abs(y))^1.5"};

    /// Infinite themselves, or in their slope, at points of the lattice.
    private static final List<String> POLES = List.of("abs(x)^y", "(2 + x)^y");

    @Test
    void firstAndSecondDerivativesAreFiniteOnALatticeThatContainsZero() {
        for (String text : EXPRESSIONS) {
            if (POLES.contains(text)) continue;
            Formula formula = parse(text);
            for (String first : List.of("x", "y")) {
                for (Formula derivative : List.of(formula.derivative(first), formula.derivative(first).derivative("x"), formula.derivative(first).derivative("y"))) {
                    for (double x : LATTICE) for (double y : LATTICE) {
                        double value = derivative.evaluate(Map.of("x", x, "y", y));
                        assertTrue(Double.isFinite(value), () -> text + " -> " + derivative + " at " + x + ", " + y);
                    }
                }
            }
        }
    }

    @Test
    void awayFromKinksTheDerivativeIsThatOfFiniteDifferences() {
        RandomFormulas random = new RandomFormulas(5);
        for (String text : EXPRESSIONS) {
            Formula formula = parse(text);
            for (int i = 0; i < 40; i++) {
                double x = random.between(-2, 2);
                double y = random.between(-2, 2);
                if (Math.abs(x) < 0.01 || Math.abs(y) < 0.01 || Math.abs(x - y) < 0.01) continue;
                if (Math.abs(x - 0.25) < 0.01 || Math.abs(y - 0.25) < 0.01 || Math.abs(Math.abs(x) - Math.abs(y)) < 0.01) continue;
                for (String symbol : List.of("x", "y")) assertDifferences(formula, symbol, Map.of("x", x, "y", y));
            }
        }
    }

    private static void assertDifferences(Formula formula, String symbol, Map<String, Double> point) {
        double h = 1e-4;
        double[] shifted = new double[4];
        for (int k = 0; k < 4; k++) {
            Map<String, Double> there = new HashMap<>(point);
            there.merge(symbol, h * new int[] {-2, -1, 1, 2}[k], Double::sum);
            shifted[k] = formula.evaluate(there);
        }
        double difference = (shifted[0] - 8 * shifted[1] + 8 * shifted[2] - shifted[3]) / (12 * h);
        double derivative = formula.derivative(symbol).evaluate(point);
        assertEquals(difference, derivative, 1e-7 * Math.max(1, Math.abs(difference)), () -> "d/d" + symbol + " " + formula + " at " + point);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            abs(x)            | 0
            max(x, 2*x)       | 1
            min(x, 2*x)       | 1
            max(0, x)         | 0
            norm([x, y])      | 0
            sqrt(x)           | 0
            x^0.5             | 0
            x^1.5             | 0
            x                 | 1
            norm([x, y])^2    | 0
            step(x)           | 0
            abs(x)*x          | 0
            """)
    void atAKinkTheDerivativeIsTheDocumentedChoice(String text, double value) {
        assertEquals(value, parse(text).derivative("x").evaluate(Map.of("x", 0.0, "y", 0.0)));
    }

    @Test
    void aSymbolicExponentIsGuardedUntilItsNumberIsKnown() {
        Formula slope = parse("abs(x)^c").derivative("x");
        for (double exponent : new double[] {0.3, 0.5, 1, 1.5, 2}) {
            assertEquals(0, slope.evaluate(Map.of("x", 0.0, "c", exponent)));
            Formula known = slope.substitute(Map.of("c", Formula.constant(exponent))).simplify();
            assertEquals(exponent < 1, known.toString().contains("== 0"), known::toString);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"m^2", "c*y", "where(y > 0, 1, m)", "norm(p)", "2"})
    void whatDoesNotDependHasDerivativeZero(String text) {
        assertEquals(Formula.ZERO, parse(text).derivative("x"));
    }
}
