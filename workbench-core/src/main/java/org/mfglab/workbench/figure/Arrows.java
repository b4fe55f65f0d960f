package org.mfglab.workbench.figure;

/// A vector field over a heat map, on the nodes of the heat map.
///
/// @param x        the first component, `[y, x]`, x fastest
/// @param y        the second component, `[y, x]`
/// @param longest  the magnitude that gets an arrow of full length; the same for all times, so that arrows can be compared. Larger ones get no longer arrow
/// @param name     what the arrows are, for example `velocity v`
/// @param unit     its unit; empty where it has none
public record Arrows(double[] x, double[] y, double longest, String name, String unit) {

    /// Whether some arrow stands for more than its length.
    boolean cut() {
        for (int i = 0; i < x.length; i++) if (Math.hypot(x[i], y[i]) > longest) return true;
        return false;
    }

    /// @throws IllegalArgumentException when the components differ in size or the longest magnitude is not positive
    public Arrows {
        if (x.length != y.length) {
            throw new IllegalArgumentException("The arrows of '%s' have %d first and %d second components, but need as many of both."
                    .formatted(name, x.length, y.length));
        }
        if (!(longest > 0) || !Double.isFinite(longest)) {
            throw new IllegalArgumentException(("The longest arrow (%s) of '%s' must be positive and finite."
                    + " Maybe the field is zero; then leave the arrows out.").formatted(longest, name));
        }
    }
}
