package org.mfglab.formula;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PrinterTest {

    @Test
    void tenThousandRandomTreesParseBackToThemselves() {
        RandomFormulas random = new RandomFormulas(20261125);
        Scope scope = random.scope();
        for (int i = 0; i < 10_000; i++) {
            Formula formula = random.next(1 + i % 4);
            assertEquals(formula, Parser.parse(formula.toString(), scope), formula::toString);
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -0.0, 1, -1, 0.1, 1.0 / 3, 1e-7, 123456789, 1e14, 1e15, 1e22, -2.5e-300, Double.MIN_VALUE,
            Double.MAX_VALUE, Math.PI, -Math.PI, Math.E, 1e15 + 2, 0.001, 4.9e-324})
    void numbersParseBackToTheSameBits(double value) {
        Formula number = Formula.constant(value);
        Formula sum = Formula.symbol("x").plus(number).times(number.negate()).power(number);
        for (Formula formula : List.of(number, number.negate(), sum, number.plus(number), number.over(number))) {
            assertEquals(formula, Parser.parse(formula.toString(), Scope.space(1, List.of())), formula::toString);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.5*norm([p_x, p_y])^2/(1 + c*m)", "x - y - 2 + 3", "-x^2", "-x*y + 1", "x/y*t", "x/(y*t)", "2^x^y", "(2^x)^y",
        "x*(y/t)", "x - (y - t)", "where(x > 0 and (y < 1 or not x == y), 1, -1)", "max(x, y, 1e-7)", "pi*x"})
    void prettyTextStaysAsItIs(String text) {
        assertEquals(text, Parser.parse(text, Scope.of(2, List.of("c"))).toString());
    }
}
