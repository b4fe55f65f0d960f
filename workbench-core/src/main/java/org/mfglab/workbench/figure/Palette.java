package org.mfglab.workbench.figure;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// At most 256 colours that serve all frames of an animation: those of the theme, the shades between ink and page, and the colour maps.
final class Palette {

    private static final int MOST = 256;

    private final int[] colours;
    private final IndexColorModel model;
    // open addressing: a frame has few different colours and many pixels
    private final int[] keys = new int[1 << 16];
    private final byte[] places = new byte[1 << 16];
    private int known;

    private Palette(int[] colours) {
        this.colours = colours;
        byte[] red = new byte[colours.length];
        byte[] green = new byte[colours.length];
        byte[] blue = new byte[colours.length];
        for (int i = 0; i < colours.length; i++) {
            red[i] = (byte) (colours[i] >> 16);
            green[i] = (byte) (colours[i] >> 8);
            blue[i] = (byte) colours[i];
        }
        this.model = new IndexColorModel(8, colours.length, red, green, blue);
        Arrays.fill(keys, -1);
    }

    /// The palette of these figures on a page of this theme.
    static Palette of(List<? extends Figure> figures, Theme theme) {
        Set<Integer> colours = new LinkedHashSet<>();
        addShades(colours, theme.background(), theme.text(), 24);
        addShades(colours, theme.background(), theme.muted(), 12);
        addShades(colours, theme.background(), theme.grid(), 2);
        colours.add(rgb(theme.missing()));
        colours.add(rgb(theme.door()));
        int curves = figures.stream().mapToInt(Palette::curves).max().orElse(0);
        for (int i = 0; i < Math.min(curves, theme.curves().size()); i++) addShades(colours, theme.background(), theme.curve(i), 10);
        List<ColourMap> maps = figures.stream().flatMap(Palette::maps).distinct().toList();
        for (ColourMap map : maps) {
            int share = (MOST - colours.size()) / (maps.size() - maps.indexOf(map));
            for (int i = 0; i < share; i++) colours.add(map.rgb(i / (share - 1.0)));
        }
        return new Palette(colours.stream().mapToInt(Integer::intValue).toArray());
    }

    private static int curves(Figure figure) {
        return switch (figure) {
            case LinePlot plot -> plot.curves().size();
            case Plane _, Panels _, Surface _ -> 0;
        };
    }

    private static Stream<ColourMap> maps(Figure figure) {
        return switch (figure) {
            case LinePlot _ -> Stream.empty();
            case Plane plane -> Stream.of(plane.scale().map());
            case Panels panels -> Stream.of(panels.scale().map());
            case Surface surface -> Stream.of(surface.scale().map());
        };
    }

    private static void addShades(Set<Integer> colours, Color from, Color to, int steps) {
        for (int i = 0; i <= steps; i++) {
            double share = (double) i / steps;
            int red = (int) Math.round(from.getRed() + share * (to.getRed() - from.getRed()));
            int green = (int) Math.round(from.getGreen() + share * (to.getGreen() - from.getGreen()));
            int blue = (int) Math.round(from.getBlue() + share * (to.getBlue() - from.getBlue()));
            colours.add(red << 16 | green << 8 | blue);
        }
    }

    private static int rgb(Color colour) {
        return colour.getRGB() & 0xffffff;
    }

    /// The number of colours.
    int size() {
        return colours.length;
    }

    /// The image with each pixel's nearest palette colour.
    BufferedImage apply(BufferedImage image) {
        int width = image.getWidth();
        int height = image.getHeight();
        int[] pixels = image.getRGB(0, 0, width, height, null, 0, width);
        byte[] indices = new byte[pixels.length];
        for (int i = 0; i < pixels.length; i++) {
            boolean again = i > 0 && pixels[i] == pixels[i - 1];
            indices[i] = again ? indices[i - 1] : place(pixels[i] & 0xffffff);
        }
        BufferedImage indexed = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_INDEXED, model);
        indexed.getRaster().setDataElements(0, 0, width, height, indices);
        return indexed;
    }

    private byte place(int rgb) {
        int slot = (rgb * 0x9e3779b1) >>> 16;
        while (keys[slot] != rgb) {
            if (keys[slot] < 0) {
                if (known > keys.length / 2) return nearest(rgb);
                known++;
                keys[slot] = rgb;
                places[slot] = nearest(rgb);
                break;
            }
            slot = slot + 1 & keys.length - 1;
        }
        return places[slot];
    }

    private byte nearest(int rgb) {
        int best = 0;
        int smallest = Integer.MAX_VALUE;
        for (int i = 0; i < colours.length; i++) {
            int red = (rgb >> 16 & 255) - (colours[i] >> 16 & 255);
            int green = (rgb >> 8 & 255) - (colours[i] >> 8 & 255);
            int blue = (rgb & 255) - (colours[i] & 255);
            int distance = 2 * red * red + 4 * green * green + 3 * blue * blue;
            if (distance < smallest) {
                smallest = distance;
                best = i;
            }
        }
        return (byte) best;
    }
}
