package org.mfglab.workbench.figure;

import java.util.Objects;
import java.util.stream.Stream;

/// How the values of one quantity become colours: what a colour bar says.
///
/// A scale is made once from **all** the values of a run and then used for every time level and every panel of that quantity,
/// so that limits never move. Values that are not finite have no place on it ([#position] is NaN) and are drawn as missing;
/// values beyond limits that were set by hand get the end colours, and the bar shows that by pointed ends.
///
/// @param quantity     what is shown, for example `density m`
/// @param unit         its unit; empty where it has none
/// @param map          the colours
/// @param low          the value of the lowest colour; on a logarithmic scale the floor
/// @param high         the value of the highest colour
/// @param logarithmic  equal ratios get equal steps
/// @param clipsBelow   whether values below `low` occur
/// @param clipsAbove   whether values above `high` occur
public record Scale(String quantity, String unit, ColourMap map, double low, double high,
                    boolean logarithmic, boolean clipsBelow, boolean clipsAbove) {

    /// @throws IllegalArgumentException when the limits are not finite and increasing, a logarithmic scale does not start above 0,
    ///         or a diverging map is not balanced about 0
    public Scale {
        Objects.requireNonNull(quantity, "quantity");
        Objects.requireNonNull(unit, "unit");
        Objects.requireNonNull(map, "map");
        if (!(low < high) || !Double.isFinite(high - low)) {
            throw new IllegalArgumentException(("The limits of '%s' must be finite and increasing, not %s and %s."
                    + " Maybe the two are exchanged.").formatted(quantity, low, high));
        }
        if (logarithmic && !(low > 0)) {
            throw new IllegalArgumentException(("The floor (%s) of the logarithmic scale of '%s' must be positive."
                    + " Maybe a linear scale was meant.").formatted(low, quantity));
        }
        if (map.diverging() && low != -high) {
            throw new IllegalArgumentException(("The limits of '%s' on the diverging map '%s' must be balanced about 0, not %s and %s."
                    + " Maybe a sequential map was meant.").formatted(quantity, map.title(), low, high));
        }
    }

    /// For densities: from 0 to the largest value.
    public static Scale density(String quantity, String unit, double[]... values) {
        Extent extent = Extent.of(values);
        double high = extent.high > 0 ? extent.high : 1;
        return new Scale(quantity, unit, ColourMap.VIRIDIS, 0, high, false, extent.low < 0, false);
    }

    /// For quantities with an order but no distinguished zero: from the smallest to the largest value.
    public static Scale sequential(String quantity, String unit, double[]... values) {
        Extent extent = Extent.of(values).widened();
        return new Scale(quantity, unit, ColourMap.CIVIDIS, extent.low, extent.high, false, false, false);
    }

    /// For signed quantities: a diverging map from `-a` to `a`, where `a` is the largest magnitude.
    public static Scale signed(String quantity, String unit, double[]... values) {
        Extent extent = Extent.of(values);
        double largest = Math.max(Math.abs(extent.low), Math.abs(extent.high));
        double high = largest > 0 ? largest : 1;
        return new Scale(quantity, unit, ColourMap.VIK, -high, high, false, false, false);
    }

    /// For positive quantities over many decades: from the floor to the largest value. What lies below the floor, zero included,
    /// gets the lowest colour, and the bar shows the floor with a "smaller or equal" sign.
    public static Scale logarithmic(String quantity, String unit, double floor, double[]... values) {
        double high = Extent.of(values).high;
        return new Scale(quantity, unit, ColourMap.VIRIDIS, floor, high > floor ? high : 10 * floor, true, true, false);
    }

    /// The same scale with another map.
    public Scale withMap(ColourMap other) {
        return new Scale(quantity, unit, other, low, high, logarithmic, clipsBelow, clipsAbove);
    }

    /// The same scale with limits set by hand. What they cut off is marked on the bar.
    public Scale withLimits(double newLow, double newHigh) {
        return new Scale(quantity, unit, map, newLow, newHigh, logarithmic, clipsBelow || newLow > low, clipsAbove || newHigh < high);
    }

    /// The same scale with equal steps for equal ratios, from a floor on. What lies below the floor, zero included, gets the lowest colour.
    public Scale withFloor(double floor) {
        return new Scale(quantity, unit, map, floor, high > floor ? high : 10 * floor, true, true, clipsAbove);
    }

    /// The place of a value on the scale: 0 at `low` and below, 1 at `high` and above, NaN where the value is not finite.
    public double position(double value) {
        if (!Double.isFinite(value)) return Double.NaN;
        double clipped = Math.clamp(value, low, high);
        return logarithmic ? Math.log(clipped / low) / Math.log(high / low) : (clipped - low) / (high - low);
    }

    /// The colour `0xRRGGBB` of a value; `missing` where it is not finite.
    public int rgb(double value, int missing) {
        double position = position(value);
        return Double.isNaN(position) ? missing : map.rgb(position);
    }

    /// The quantity, with the unit in brackets where there is one.
    public String label() {
        return Axis.label(quantity, unit);
    }

    /// The smallest and the largest finite value; 0 and 0 where there is none.
    record Extent(double low, double high) {

        static Extent of(double[]... values) {
            double low = Double.POSITIVE_INFINITY;
            double high = Double.NEGATIVE_INFINITY;
            for (double[] slice : values) {
                for (double value : slice) {
                    if (!Double.isFinite(value)) continue;
                    low = Math.min(low, value);
                    high = Math.max(high, value);
                }
            }
            return low <= high ? new Extent(low, high) : new Extent(0, 0);
        }

        static Extent of(Stream<double[]> values) {
            return of(values.toArray(double[][]::new));
        }

        /// A constant gets room on both sides, so that it can be drawn. Where the spread is nothing but rounding it counts as constant.
        Extent widened() {
            double size = Math.max(Math.abs(low), Math.abs(high));
            if (high - low > 1e-12 * size) return this;
            double room = size > 0 ? size / 2 : 1;
            return new Extent(low - room, high + room);
        }
    }
}
