package org.mfglab.workbench.view;

import java.io.IOException;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.mfglab.workbench.figure.ColourMap;
import org.mfglab.workbench.figure.Figure;
import org.mfglab.workbench.figure.HeatMap;
import org.mfglab.workbench.figure.LinePlot;
import org.mfglab.workbench.figure.Panels;
import org.mfglab.workbench.figure.PathPlot;
import org.mfglab.workbench.figure.Scale;
import org.mfglab.workbench.figure.Surface;
import org.mfglab.workbench.report.Numbers;

/// What its user chose for the colour bar of a view; on curves it is the range of the quantity.
///
/// @param limits from which value to which one
/// @param map    the colours; those of the quantity where it is absent
/// @param floor  the lowest value of a logarithmic scale; linear where it is absent
public record Colours(Limits limits, Optional<ColourMap> map, OptionalDouble floor) {

    /// @throws IllegalArgumentException when the floor is not positive
    public Colours {
        if (floor.isPresent() && !(floor.getAsDouble() > 0 && floor.getAsDouble() < Double.POSITIVE_INFINITY))
            throw new IllegalArgumentException("The floor (%s) of a logarithmic scale must be positive.".formatted(floor.getAsDouble()));
    }

    /// Limits over the whole run, the colours of the quantity, linear.
    public static final Colours USUAL = new Colours(new Limits.Run(), Optional.empty(), OptionalDouble.empty());

    public Colours withLimits(Limits other) {
        return new Colours(other, map, floor);
    }

    public Colours withMap(Optional<ColourMap> other) {
        return new Colours(limits, other, floor);
    }

    public Colours withFloor(OptionalDouble other) {
        return new Colours(limits, map, other);
    }

    /// A reel in these colours.
    ///
    /// @throws ImpossiblePicture if the quantity cannot have them
    Reel on(Reel reel) throws IOException, ImpossiblePicture {
        if (equals(USUAL)) return reel;
        Limits taken = limits instanceof Limits.Robust ? Quantiles.of(reel) : limits;
        Colours chosen = withLimits(taken);
        chosen.check(reel.figure(0));
        return reel.with(chosen::on);
    }

    /// A figure in these colours, by itself.
    ///
    /// @throws ImpossiblePicture if the quantity cannot have them
    Figure of(Figure figure) throws IOException, ImpossiblePicture {
        return on(Reel.still(figure)).figure(0);
    }

    private void check(Figure figure) throws ImpossiblePicture {
        Optional<Scale> scale = scale(figure);
        if (scale.isEmpty()) return;
        boolean signed = scale.get().map().diverging();
        if (map.isPresent() && map.get().diverging() != signed)
            throw new ImpossiblePicture("The colours '%s' are for %s, and '%s' is not.".formatted(map.get().title(),
                    map.get().diverging() ? "signed quantities" : "quantities without a middle", scale.get().quantity()), "Take " + fitting(signed) + ".");
        if (floor.isPresent() && scale.get().low() < 0)
            throw new ImpossiblePicture("'%s' has values below 0, down to %s, which have no logarithm.".formatted(scale.get().quantity(), Numbers.of(scale.get().low(), 3)), "Take a linear scale.");
    }

    /// The maps that a quantity can have.
    public static Stream<ColourMap> maps(boolean signed) {
        return Stream.of(ColourMap.values()).filter(each -> each.diverging() == signed);
    }

    private static String fitting(boolean signed) {
        return String.join(" or ", maps(signed).map(ColourMap::title).toList());
    }

    /// The scale of a figure whose colours can be chosen; empty for curves and for paths, whose colours are the time.
    public static Optional<Scale> scale(Figure figure) {
        return switch (figure) {
            case HeatMap each -> Optional.of(each.scale());
            case Surface each -> Optional.of(each.scale());
            case Panels each -> scale(each.maps().getFirst());
            case PathPlot _, LinePlot _ -> Optional.empty();
        };
    }

    private Figure on(Figure figure) {
        return switch (figure) {
            case HeatMap each -> each.withScale(scale(each.scale(), () -> Extent.of(each)));
            case Surface each -> each.withScale(scale(each.scale(), () -> Extent.of(each)));
            case LinePlot each -> range(each);
            case PathPlot each -> each;
            case Panels each -> {
                Supplier<Limits.Between> own = () -> Extent.of(each);
                yield new Panels(each.title(), each.columns(), each.maps().stream().map(plane -> plane instanceof HeatMap one ? one.withScale(scale(one.scale(), own)) : plane).toList());
            }
        };
    }

    private Scale scale(Scale usual, Supplier<Limits.Between> own) {
        Scale scale = map.map(usual::withMap).orElse(usual);
        Optional<Limits.Between> between = chosen(own);
        if (between.isPresent()) scale = limited(scale, between.get());
        return floor.isPresent() ? scale.withFloor(floor.getAsDouble()) : scale;
    }

    /// Signed quantities stay balanced about 0, and densities start there unless the user says otherwise.
    private Scale limited(Scale scale, Limits.Between between) {
        if (scale.map().diverging()) {
            double most = Math.max(Math.abs(between.low()), Math.abs(between.high()));
            return scale.withLimits(-most, most);
        }
        boolean fromZero = scale.low() == 0 && !(limits instanceof Limits.Between chosen && chosen.byHand());
        double low = fromZero ? 0 : between.low();
        return scale.withLimits(low, between.high() > low ? between.high() : scale.high());
    }

    private LinePlot range(LinePlot plot) {
        if (plot.logarithmic()) return plot;
        Optional<Limits.Between> between = chosen(() -> Extent.of(plot));
        double high = between.map(Limits.Between::high).orElseGet(() -> plot.limits().map(LinePlot.Limits::high).orElseGet(() -> Extent.of(plot).high()));
        if (floor.isPresent()) return plot.withPowers(floor.getAsDouble(), Math.max(high, 10 * floor.getAsDouble()));
        return between.map(each -> plot.withLimits(each.low(), each.high())).orElse(plot);
    }

    private Optional<Limits.Between> chosen(Supplier<Limits.Between> own) {
        return switch (limits) {
            case Limits.Run _ -> Optional.empty();
            case Limits.Frame _ -> Optional.of(own.get());
            case Limits.Between between -> Optional.of(between);
            case Limits.Robust _ -> throw new IllegalStateException("Robust limits are made of a whole run first.");
        };
    }
}
