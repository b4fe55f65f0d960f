package org.mfglab.formula;

import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;

/// Elementary functions that the JDK does not have, or has in another form.
final class Elementary {

    private static final double LARGEST_EXPONENT = 16;
    private static final double INVERSE_SQRT_PI = 0.5641895835477563;

    // Coefficients: W. J. Cody, Rational Chebyshev approximations for the error function,
    // Math. Comp. 23 (1969), 631-637, doi:10.1090/S0025-5718-1969-0247736-4; highest power first.
    private static final double[] SMALL_ABOVE = {1.85777706184603153e-1, 3.16112374387056560, 1.13864154151050156e2,
        3.77485237685302021e2, 3.20937758913846947e3};
    private static final double[] SMALL_BELOW = {1, 2.36012909523441209e1, 2.44024637934444173e2,
        1.28261652607737228e3, 2.84423683343917062e3};
    private static final double[] MIDDLE_ABOVE = {2.15311535474403846e-8, 5.64188496988670089e-1, 8.88314979438837594,
        6.61191906371416295e1, 2.98635138197400131e2, 8.81952221241769090e2, 1.71204761263407058e3,
        2.05107837782607147e3, 1.23033935479799725e3};
    private static final double[] MIDDLE_BELOW = {1, 1.57449261107098347e1, 1.17693950891312499e2,
        5.37181101862009858e2, 1.62138957456669019e3, 3.29079923573345963e3, 4.36261909014324716e3,
        3.43936767414372164e3, 1.23033935480374942e3};
    private static final double[] LARGE_ABOVE = {1.63153871373020978e-2, 3.05326634961232344e-1,
        3.60344899949804439e-1, 1.25781726111229246e-1, 1.60837851487422766e-2, 6.58749161529837803e-4};
    private static final double[] LARGE_BELOW = {1, 2.56852019228982242, 1.87295284992346047, 5.27905102951428412e-1,
        6.05183413124413191e-2, 2.33520497626869185e-3};

    private Elementary() {}

    /// The error function to about one unit in the last place; odd, `erf(+-infinity) = +-1`, NaN for NaN.
    ///
    /// |x| <= 0.46875: `x R(x^2)`; |x| <= 4: `1 - exp(-x^2) R(x)`;
    /// beyond: `1 - exp(-x^2)/x (1/sqrt(pi) - R(1/x^2)/x^2)` (Cody 1969).
    static double erf(double x) {
        double y = Math.abs(x);
        if (y <= 0.46875) return x * ratio(SMALL_ABOVE, SMALL_BELOW, x * x);
        if (y <= 4) return Math.copySign(1 - Math.exp(-y * y) * ratio(MIDDLE_ABOVE, MIDDLE_BELOW, y), x);
        if (y > 6) return Math.copySign(1, x);
        double s = 1 / (y * y);
        return Math.copySign(1, x) * (1 - Math.exp(-y * y) / y * (INVERSE_SQRT_PI - s * ratio(LARGE_ABOVE, LARGE_BELOW, s)));
    }

    private static double ratio(double[] above, double[] below, double s) {
        return polynomial(above, s) / polynomial(below, s);
    }

    private static double polynomial(double[] coefficients, double s) {
        double sum = 0;
        for (double coefficient : coefficients) sum = sum * s + coefficient;
        return sum;
    }

    /// 1 for x >= 0, 0 for x < 0, NaN for NaN.
    static double step(double x) {
        if (Double.isNaN(x)) return x;
        return x >= 0 ? 1 : 0;
    }

    /// Whether [#power] applies: the exponent is a multiple of 1/4 other than 0, from -16 to 16.
    static boolean isQuarters(double exponent) {
        return Math.abs(exponent) <= LARGEST_EXPONENT && exponent != 0 && exponent * 4 == Math.rint(exponent * 4);
    }

    /// `x^exponent` by multiplications, square roots and at most one reciprocal; `x^2 = x*x`, `x^1.5 = x*sqrt(x)`.
    /// Written once for numbers and for the instructions of a [Program], so that both round alike.
    ///
    /// @param exponent see [#isQuarters]
    static <T> T power(T x, double exponent, BinaryOperator<T> times, UnaryOperator<T> root, UnaryOperator<T> reciprocal) {
        int quarters = (int) Math.abs(exponent * 4);
        T product = null;
        T square = x;
        for (int whole = quarters >> 2; whole > 0; whole >>= 1) {
            if ((whole & 1) == 1) product = product == null ? square : times.apply(product, square);
            if (whole > 1) square = times.apply(square, square);
        }
        if ((quarters & 3) != 0) {
            T half = root.apply(x);
            if ((quarters & 2) != 0) product = product == null ? half : times.apply(product, half);
            if ((quarters & 1) != 0) {
                T quarter = root.apply(half);
                product = product == null ? quarter : times.apply(product, quarter);
            }
        }
        return exponent < 0 ? reciprocal.apply(product) : product;
    }

    /// `base^exponent` for a constant exponent.
    static double power(double base, double exponent) {
        return isQuarters(exponent)
                ? Elementary.<Double>power(base, exponent, (a, b) -> a * b, Math::sqrt, a -> 1 / a)
                : Math.pow(base, exponent);
    }
}
