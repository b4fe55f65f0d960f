package org.mfglab.workbench.figure;

import java.util.ArrayList;
import java.util.List;

/// A field as lines of text for a terminal with 24-bit colours: each character is an upper half block whose ink is one pixel and whose
/// ground is the pixel below it, y upward.
public final class TerminalPicture {

    private static final String RESET = "\u001B[0m";
    private static final char UPPER_HALF_BLOCK = '▀';
    private static final int MISSING = 0x808080;

    private TerminalPicture() { }

    /// A field with limits of its own: from 0 (or the smallest value, if that is negative) to the largest value, on a diverging map balanced about 0.
    ///
    /// @param values   `[y, x]`, x fastest
    /// @param nx       the number of nodes along x
    /// @param ny       the number of nodes along y
    /// @param columns  the width of the picture in characters, at most; never more than `nx`
    /// @return the lines, from the top
    public static List<String> of(double[] values, int nx, int ny, ColourMap map, int columns) {
        Scale.Extent extent = Scale.Extent.of(values);
        Scale scale = map.diverging() ? Scale.signed("", "", values)
                : new Scale("", "", map, Math.min(0, extent.low()), Math.max(extent.high(), extent.low() < 0 ? 0 : Double.MIN_NORMAL), false, false, false);
        return of(values, nx, ny, scale, columns);
    }

    /// A field on a given scale. A pixel shows the mean of the nodes that it covers.
    ///
    /// @throws IllegalArgumentException when the number of values is not `nx * ny`, or there is no column
    public static List<String> of(double[] values, int nx, int ny, Scale scale, int columns) {
        if (values.length != nx * ny || columns < 1) {
            throw new IllegalArgumentException("The terminal picture needs %d x %d values and at least one column, not %d values and %d columns."
                    .formatted(nx, ny, values.length, columns));
        }
        int width = Math.min(columns, nx);
        int height = Math.max(2, 2 * (int) Math.round(0.5 * ny * width / nx));
        List<String> lines = new ArrayList<>();
        for (int row = height - 1; row > 0; row -= 2) {
            StringBuilder line = new StringBuilder();
            for (int column = 0; column < width; column++) {
                int upper = scale.rgb(mean(values, nx, ny, column, width, row, height), MISSING);
                int lower = scale.rgb(mean(values, nx, ny, column, width, row - 1, height), MISSING);
                line.append(colour(38, upper)).append(colour(48, lower)).append(UPPER_HALF_BLOCK);
            }
            lines.add(line.append(RESET).toString());
        }
        return lines;
    }

    private static double mean(double[] values, int nx, int ny, int column, int width, int row, int height) {
        int left = (int) ((long) column * nx / width);
        int right = Math.max(left + 1, (int) ((column + 1L) * nx / width));
        int bottom = (int) ((long) row * ny / height);
        int top = Math.max(bottom + 1, (int) ((row + 1L) * ny / height));
        double sum = 0;
        for (int j = bottom; j < top; j++) {
            for (int i = left; i < right; i++) sum += values[j * nx + i];
        }
        return sum / ((right - left) * (top - bottom));
    }

    private static String colour(int role, int rgb) {
        return "\u001B[" + role + ";2;" + (rgb >> 16 & 255) + ";" + (rgb >> 8 & 255) + ";" + (rgb & 255) + "m";
    }
}
