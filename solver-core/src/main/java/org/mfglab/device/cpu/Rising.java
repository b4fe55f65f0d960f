package org.mfglab.device.cpu;

import java.util.function.DoubleUnaryOperator;

/// Where a function that does not fall passes a value.
final class Rising {

    private static final int MOST_STEPS = 200;

    private Rising() { }

    /// By false positions (Illinois) and, every third step, by bisection, which kinks need.
    ///
    /// @param low  the function is not above the value there
    /// @param high nor below it there
    static double root(DoubleUnaryOperator f, double value, double low, double high) {
        double below = f.applyAsDouble(low) - value;
        double above = f.applyAsDouble(high) - value;
        if (!(below < 0)) return low;
        int side = 0;
        for (int k = 0; k < MOST_STEPS && high - low > 2 * Math.ulp(Math.max(Math.abs(low), Math.abs(high))); k++) {
            double middle = low + 0.5 * (high - low);
            double guess = k % 3 == 2 ? middle : low - below * (high - low) / (above - below);
            if (!(low < guess && guess < high)) guess = middle;
            double off = f.applyAsDouble(guess) - value;
            if (off == 0) return guess;
            if (off < 0) {
                low = guess;
                below = off;
                if (side < 0) above *= 0.5;
                side = -1;
            } else {
                high = guess;
                above = off;
                if (side > 0) below *= 0.5;
                side = 1;
            }
        }
        return low + 0.5 * (high - low);
    }
}
