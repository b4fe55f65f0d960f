package org.mfglab.workbench.report;

import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Base64;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.mfglab.workbench.figure.Axis;
import org.mfglab.workbench.figure.ColourMap;
import org.mfglab.workbench.figure.Scale;

/// The moving part of the player: for each time a picture, its time as text, and its description.
///
/// @param series the density, or what else moves
/// @param quantity what it is
/// @param scale  the colours of a density in the plane
/// @param box    where it is drawn
record PlayerFrames(FieldSeries series, Quantity quantity, Scale scale, PlotBox box) {

    /// The last one is the grey of obstacles.
    private static final int COLOURS = 256;
    private static final int MAPPED = COLOURS - 1;
    private static final int OBSTACLE = 0x9a9a9a;
    private static final int MOST_POINTS = 600;

    /// A JSON array; it contains nothing that could end a script element.
    String json() {
        return IntStream.range(0, series.times().length).mapToObj(this::frame).collect(Collectors.joining(",\n", "[", "]"));
    }

    private String frame(int i) {
        return "{\"t\":\"%s\",\"d\":\"%s\",\"a\":\"%s\"}".formatted(series.time(i), drawing(i), description(i));
    }

    /// A data address of a picture in the plane, the path of a curve on the line.
    String drawing(int i) {
        return series.flat() ? "data:image/png;base64," + Base64.getEncoder().encodeToString(picture(series.levels()[i])) : path(series.levels()[i]);
    }

    private byte[] picture(double[] level) {
        int nx = series.axes().get(0).count();
        int ny = series.axes().get(1).count();
        BufferedImage image = new BufferedImage(nx, ny, BufferedImage.TYPE_BYTE_INDEXED, colours(scale.map()));
        byte[] row = new byte[nx];
        for (int y = 0; y < ny; y++) {
            for (int x = 0; x < nx; x++) {
                double position = scale.position(level[y * nx + x]);
                row[x] = (byte) (Double.isNaN(position) ? MAPPED : Math.round(position * (MAPPED - 1)));
            }
            image.getRaster().setDataElements(0, ny - 1 - y, nx, 1, row);
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static IndexColorModel colours(ColourMap map) {
        int[] table = IntStream.range(0, COLOURS).map(i -> i == MAPPED ? OBSTACLE : map.rgb(i / (MAPPED - 1.0))).toArray();
        return new IndexColorModel(8, COLOURS, table, 0, false, -1, DataBuffer.TYPE_BYTE);
    }

    private String path(double[] level) {
        Axis x = series.axes().getFirst();
        int stride = Math.max(1, x.count() / MOST_POINTS);
        StringBuilder path = new StringBuilder();
        boolean down = false;
        for (int i = 0; i < level.length; i += stride) {
            boolean gap = !Double.isFinite(level[i]);
            if (!gap) path.append(down ? 'L' : 'M').append(Numbers.place(box.x(x.first() + i * x.step()))).append(' ').append(Numbers.place(box.y(level[i])));
            down = !gap;
        }
        return path.toString();
    }

    String description(int i) {
        double[] level = series.levels()[i];
        int[] open = IntStream.range(0, level.length).filter(k -> Double.isFinite(level[k])).toArray();
        int largest = Arrays.stream(open).reduce((a, b) -> level[b] > level[a] ? b : a).orElse(0);
        double smallest = Arrays.stream(open).mapToDouble(k -> level[k]).min().orElse(0);
        double cell = series.axes().stream().mapToDouble(Axis::step).reduce(1, (a, b) -> a * b);
        double mass = Arrays.stream(open).mapToDouble(k -> level[k]).sum() * cell;
        return "%s of %s at t %s, minimum %s, maximum %s at (%s), %s %s".formatted(series.flat() ? "Heat map" : "Curve", quantity.label(), series.time(i),
                Numbers.of(smallest, 3), Numbers.of(level[largest], 3), place(largest), quantity == Quantity.DENSITY ? "mass" : "integral", Numbers.of(mass, 4));
    }

    private String place(int index) {
        int nx = series.axes().getFirst().count();
        String x = Numbers.of(at(0, index % nx), 3);
        return series.flat() ? x + ", " + Numbers.of(at(1, index / nx), 3) : x;
    }

    private double at(int axis, int i) {
        return series.axes().get(axis).first() + i * series.axes().get(axis).step();
    }
}
