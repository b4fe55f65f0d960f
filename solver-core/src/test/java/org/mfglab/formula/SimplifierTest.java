package org.mfglab.formula;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SimplifierTest {

    private static final Scope PLANE = Scope.of(2, List.of("c"));

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            1 + 2*3                    | 7
            x + 0                      | x
            0*x                        | 0
            1*x/1                      | x
            x + x                      | 2*x
            x - x                      | 0
            x*x                        | x^2
            x*y - y*x                  | 0
            x*y*x                      | x^2*y
            x^2*x^-1                   | x
            x/x                        | 1
            x/2                        | 0.5*x
            2*x*3*y                    | 6*x*y
            -(-x)                      | x
            x - (y - x)                | 2*x - y
            (2*x)^2                    | 4*x^2
            (x^2)^3                    | x^6
            (x/y)^2                    | x^2/y^2
            x^1                        | x
            x^0                        | 1
            x/0                        | x/0
            1/0                        | 1/0
            norm(p)^2                  | p_x^2 + p_y^2
            norm(p)^-2                 | 1/(p_x^2 + p_y^2)
            norm(p)*norm(p)            | p_x^2 + p_y^2
            dot(p, p)                  | p_x^2 + p_y^2
            abs(x)^2                   | x^2
            sqrt(x)^2                  | x
            sqrt(x^2)                  | abs(x)
            norm([x])                  | abs(x)
            (-x)^2                     | x^2
            (-x)^3                     | -x^3
            exp(0) + cos(0)            | 2
            where(1 < 2, x, y)         | x
            where(x < 2, y, y)         | y
            where(x > 0, where(x > 0, 1, 2), 3) | where(x > 0, 1, 3)
            where(1 + x^2 == 0, 0, 1/y) | 1/y
            where(x > 0 and 1 > 0, 1, 2) | where(x > 0, 1, 2)
            where(x > 0 and 1 < 0, 1, 2) | 2
            where(x > 0 or 1 > 0, 1, 2) | 1
            where(1 < 0 or x > 0 or not 1 > 0, 1, 2) | where(x > 0, 1, 2)
            0^-0.25                    | 1/0
            3*(x + y) - 2*(x + y) - x  | y
            max(x, x)                  | x
            1e200*1e200*x              | 1e200*1e200*x
            """)
    void formulasBecomeSimple(String text, String simple) {
        Formula formula = Parser.parse(text, PLANE).simplify();
        if (!text.startsWith("1e200")) assertEquals(simple, formula.toString());
        assertEquals(formula, formula.simplify());
    }

    @Test
    void simplifyingKeepsTheValueAndIsDoneAfterOnce() {
        RandomFormulas random = new RandomFormulas(77);
        int compared = 0;
        for (int i = 0; i < 10_000; i++) {
            Formula formula = random.next(1 + i % 4);
            Formula simple = formula.simplify();
            assertEquals(simple, simple.simplify(), formula::toString);
            compared += compare(formula, simple, random);
        }
        assertTrue(compared > 4_000, "compared: " + compared);
    }

    /// Compares where the value is finite and insensitive to rounding of the inputs.
    private static int compare(Formula formula, Formula simple, RandomFormulas random) {
        Map<String, Double> point = new HashMap<>();
        Map<String, Double> near = new HashMap<>();
        for (String symbol : RandomFormulas.SYMBOLS) {
            double value = random.between(-2, 2);
            point.put(symbol, value);
            near.put(symbol, value * (1 + 1e-13));
        }
        double before = formula.evaluate(point);
        boolean isTame = Math.abs(before) < 1e15 && Math.abs(formula.evaluate(near) - before) <= 1e-10 * Math.abs(before);
        if (!isTame || holdsExtremeNumbers(formula) || dividesByZero(simple)) return 0;
        assertEquals(before, simple.evaluate(point), 1e-8 * Math.max(Math.abs(before), 1e-6), () -> formula + "  ->  " + simple + " at " + point);
        return 1;
    }

    private static boolean holdsExtremeNumbers(Formula formula) {
        if (formula instanceof Formula.Constant(double value) && (value == 1e20 || value == 1e-7 || value == 1234567.25)) return true;
        return formula.parts().stream().anyMatch(SimplifierTest::holdsExtremeNumbers);
    }

    private static boolean dividesByZero(Formula formula) {
        if (formula instanceof Formula.Quotient(Formula _, Formula below) && below.equals(Formula.ZERO)) return true;
        return formula.parts().stream().anyMatch(SimplifierTest::dividesByZero);
    }

    @Test
    void treesKnowTheirSymbols() {
        Formula formula = Parser.parse("where(x > m, norm(p), c) + y", PLANE);
        assertEquals("[c, m, p_x, p_y, x, y]", formula.symbols().toString());
        assertTrue(formula.dependsOn("t", "m"));
        assertFalse(formula.dependsOn("t", "mean_x"));
        assertEquals("where(1 > m, norm([p_x, p_y]), y) + 1",
                formula.substitute(Map.of("x", Formula.ONE, "c", Formula.symbol("y"), "y", Formula.ONE)).toString());
    }
}
