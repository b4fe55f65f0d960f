package org.mfglab.cli.command;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.mfglab.workbench.figure.ColourMap;
import org.mfglab.workbench.figure.Picture;
import org.mfglab.workbench.figure.Theme;
import org.mfglab.workbench.view.Colours;
import org.mfglab.workbench.view.Drawing;
import org.mfglab.workbench.view.Limits;
import org.mfglab.workbench.view.PictureFormat;
import org.mfglab.workbench.view.View;
import org.mfglab.workbench.view.Window;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/// What is chosen for a view: its colours, what is drawn on it, the size of the picture.
final class DrawingOptions {

    /// Text to limits.
    static final class LimitsReader implements CommandLine.ITypeConverter<Limits> {
        @Override
        public Limits convert(String text) {
            return switch (text) {
                case "run" -> new Limits.Run();
                case "time" -> new Limits.Frame();
                case "robust" -> new Limits.Robust();
                default -> between(text);
            };
        }

        private static Limits between(String text) {
            String[] ends = text.split(",", -1);
            try {
                if (ends.length == 2) return Limits.Between.byHand(Double.parseDouble(ends[0]), Double.parseDouble(ends[1]));
            } catch (NumberFormatException _) {
                throw unknown(text);
            } catch (IllegalArgumentException e) {
                throw new CommandLine.TypeConversionException(e.getMessage());
            }
            throw unknown(text);
        }

        private static CommandLine.TypeConversionException unknown(String text) {
            return new CommandLine.TypeConversionException("expected run, time, robust or two numbers LOW,HIGH, but was '%s'".formatted(text));
        }
    }

    /// Text to colours.
    static final class MapReader implements CommandLine.ITypeConverter<ColourMap> {
        @Override
        public ColourMap convert(String text) {
            return Arrays.stream(ColourMap.values()).filter(map -> map.title().equals(text)).findFirst().orElseThrow(() -> new CommandLine.TypeConversionException("expected one of %s, but was '%s'"
                    .formatted(Stream.of(ColourMap.values()).map(ColourMap::title).collect(Collectors.joining(", ")), text)));
        }
    }

    @Option(names = "--limits", paramLabel = "run|time|robust|LOW,HIGH", converter = LimitsReader.class, defaultValue = "run",
            description = "what the colours reach over: all of the run, each time, 1 to 99 percent of the values, or two numbers")
    private Limits limits;

    @Option(names = "--log", paramLabel = "FLOOR", description = "equal ratios get equal steps of colour, from this value on")
    private Double floor;

    @Option(names = "--map", paramLabel = "NAME", converter = MapReader.class, description = "the colours: viridis, inferno, magma, cividis; vik for signed quantities")
    private ColourMap map;

    @Option(names = "--contours", paramLabel = "N", defaultValue = "0", description = "so many lines of equal value on colours")
    private int contours;

    @Option(names = "--arrows", description = "the velocity of the agents as arrows on colours")
    private boolean arrows;

    @Option(names = "--window", paramLabel = "LEFT,RIGHT,BOTTOM,TOP", split = ",", arity = "1", description = "the part of the plane that is seen")
    private List<Double> window = List.of();

    @Option(names = "--width", paramLabel = "N", description = "the width in drawing units, of which 96 are an inch; 720 by default")
    private Integer width;

    @Option(names = "--scale", paramLabel = "X", description = "pixels per drawing unit; 2 by default, 1 for a gif")
    private Double scale;

    /// @throws IllegalArgumentException for a number that is out of its range
    Drawing drawing(View view) {
        OptionalDouble lowest = floor == null ? OptionalDouble.empty() : OptionalDouble.of(floor);
        return new Drawing(view, new Colours(limits, Optional.ofNullable(map), lowest), contours, arrows, window());
    }

    private Optional<Window> window() {
        if (window.isEmpty()) return Optional.empty();
        if (window.size() != 4) throw new IllegalArgumentException("--window takes four numbers LEFT,RIGHT,BOTTOM,TOP, not %s.".formatted(window.size()));
        return Optional.of(new Window(window.get(0), window.get(1), window.get(2), window.get(3)));
    }

    /// @throws IllegalArgumentException for a number that is out of its range
    Picture page(PictureFormat format, Theme theme) {
        Picture usual = format.page(theme);
        return new Picture(theme, width == null ? usual.width() : width, scale == null ? usual.deviceScale() : scale);
    }
}
