package org.mfglab.workbench.preview;

import java.awt.image.BufferedImage;
import java.util.Arrays;
import org.mfglab.workbench.figure.ColourMap;
import org.mfglab.workbench.report.FieldSeries;

/// A small picture of a density without axes, as a long exposure: the largest value of all times at each place, so that the way of the crowd is
/// seen. A density on the line becomes its picture over space (to the right) and time (upward).
public final class Thumbnail {

    private static final int LONGER_SIDE = 320;
    private static final int MISSING = 0xff8a8a8a;

    /// Where the smallest value is more than this share of the largest, colours begin at the smallest.
    private static final double FLAT = 0.4;

    /// Faint values are lifted, so that a small picture shows them.
    private static final double GAMMA = 0.6;

    private Thumbnail() { }

    public static BufferedImage of(FieldSeries density) {
        int nx = density.axes().getFirst().count();
        double[] values = density.flat() ? exposure(density) : Arrays.stream(density.levels()).flatMapToDouble(Arrays::stream).toArray();
        int ny = values.length / nx;
        double dx = density.axes().getFirst().to() - density.axes().getFirst().from();
        double ratio = density.flat() ? (density.axes().get(1).to() - density.axes().get(1).from()) / dx : 0.625;
        int width = (int) Math.round(ratio <= 1 ? LONGER_SIDE : LONGER_SIDE / ratio);
        int height = (int) Math.round(width * ratio);
        double high = Arrays.stream(values).filter(Double::isFinite).max().orElse(1);
        double least = Arrays.stream(values).filter(Double::isFinite).min().orElse(0);
        double low = least > FLAT * high ? least : 0;
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
        for (int j = 0; j < height; j++)
            for (int i = 0; i < width; i++)
                image.setRGB(i, height - 1 - j, colour(at(values, nx, ny, (i + 0.5) / width * nx - 0.5, (j + 0.5) / height * ny - 0.5), low, high));
        return image;
    }

    private static double[] exposure(FieldSeries density) {
        double[] most = density.levels()[0].clone();
        for (double[] level : density.levels())
            for (int k = 0; k < most.length; k++) most[k] = Math.max(most[k], level[k]);
        return most;
    }

    private static int colour(double value, double low, double high) {
        if (!Double.isFinite(value)) return MISSING;
        return 0xff000000 | ColourMap.VIRIDIS.rgb(Math.pow(Math.clamp((value - low) / (high > low ? high - low : 1), 0, 1), GAMMA));
    }

    /// Linear between nodes; beside what is not finite, the value of the next node, so that an obstacle stays as large as it is.
    private static double at(double[] values, int nx, int ny, double x, double y) {
        int i = (int) Math.floor(Math.clamp(x, 0, nx - 1));
        int j = (int) Math.floor(Math.clamp(y, 0, ny - 1));
        int right = Math.min(i + 1, nx - 1);
        int above = Math.min(j + 1, ny - 1);
        double s = Math.clamp(x, 0, nx - 1) - i;
        double t = Math.clamp(y, 0, ny - 1) - j;
        double smooth = (1 - t) * ((1 - s) * values[i + j * nx] + s * values[right + j * nx]) + t * ((1 - s) * values[i + above * nx] + s * values[right + above * nx]);
        return Double.isFinite(smooth) ? smooth : values[(s < 0.5 ? i : right) + (t < 0.5 ? j : above) * nx];
    }
}
