package org.mfglab.formula;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import java.math.MathContext;
import org.junit.jupiter.api.Test;

class ElementaryTest {

    private static final MathContext DIGITS = new MathContext(60);
    private static final BigDecimal TWO_OVER_SQRT_PI = BigDecimal.TWO.divide(
            new BigDecimal("3.14159265358979323846264338327950288419716939937510582097494459").sqrt(DIGITS), DIGITS);

    /// `2/sqrt(pi) sum (-1)^n x^(2n+1) / (n! (2n+1))` (Abramowitz and Stegun 7.1.5) to 30 digits at least for |x| < 6.5.
    private static double series(double x) {
        BigDecimal s = new BigDecimal(x).pow(2).negate();
        BigDecimal power = new BigDecimal(x);
        BigDecimal sum = BigDecimal.ZERO;
        for (int n = 0; n < 180; n++) {
            sum = sum.add(power.divide(BigDecimal.valueOf(2L * n + 1), DIGITS), DIGITS);
            power = power.multiply(s, DIGITS).divide(BigDecimal.valueOf(n + 1), DIGITS);
        }
        return sum.multiply(TWO_OVER_SQRT_PI, DIGITS).doubleValue();
    }

    @Test
    void theErrorFunctionHasFullAccuracy() {
        double worst = 0;
        for (double x = 1e-3; x < 6.5; x += 0.0437) {
            double exact = series(x);
            worst = Math.max(worst, Math.abs(Elementary.erf(x) - exact) / Math.ulp(exact));
            assertEquals(-Elementary.erf(x), Elementary.erf(-x));
        }
        for (double x : new double[] {1e-300, 1e-8, 0.46875, Math.nextUp(0.46875), 4, Math.nextUp(4.0)}) {
            assertEquals(series(x), Elementary.erf(x), 2 * Math.ulp(series(x)));
        }
        assertEquals(0, worst, 3, "units in the last place");
    }

    @Test
    void theErrorFunctionHasItsLimits() {
        assertEquals(1, Elementary.erf(Double.POSITIVE_INFINITY));
        assertEquals(-1, Elementary.erf(Double.NEGATIVE_INFINITY));
        assertEquals(Double.NaN, Elementary.erf(Double.NaN));
        assertEquals(-0.0, Elementary.erf(-0.0));
    }

    @Test
    void powersOfQuartersAreMultiplicationsAndRoots() {
        double x = 1.7;
        assertEquals(x * x, Elementary.power(x, 2.0));
        assertEquals(x * (x * x), Elementary.power(x, 3.0));
        assertEquals(1 / x, Elementary.power(x, -1.0));
        assertEquals(x * Math.sqrt(x), Elementary.power(x, 1.5));
        assertEquals(Math.sqrt(x) * Math.sqrt(Math.sqrt(x)), Elementary.power(x, 0.75));
        for (double exponent = -16; exponent <= 16; exponent += 0.25) {
            double exact = Math.pow(x, exponent);
            assertEquals(exact, Elementary.power(x, exponent), 1e-14 * exact);
        }
    }
}
