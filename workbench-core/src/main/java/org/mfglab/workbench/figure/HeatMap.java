package org.mfglab.workbench.figure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/// A field over two coordinates as colours, with its colour bar; contours and arrows where asked for.
///
/// A 2-D slice at one time, or with [#spaceTime] a 1-D field over space (to the right) and time (upward).
///
/// @param title           what stands above
/// @param x               the axis to the right
/// @param y               the axis upward
/// @param values          `[y, x]`, x fastest; what is not finite, as inside obstacles, is drawn in grey with an outline
/// @param scale           the colours
/// @param contours        the values at which contour lines are drawn
/// @param arrows          a vector field on the same nodes
/// @param doors           where agents leave
/// @param physicalAspect  whether one unit is equally long in both directions
public record HeatMap(String title, Axis x, Axis y, double[] values, Scale scale,
                      List<Double> contours, Optional<Arrows> arrows, List<Door> doors, boolean physicalAspect) implements Plane {

    /// @throws IllegalArgumentException when the number of values or arrows is not that of the nodes
    public HeatMap {
        Objects.requireNonNull(title, "title");
        contours = List.copyOf(contours);
        doors = List.copyOf(doors);
        int nodes = x.count() * y.count();
        if (values.length != nodes) {
            throw new IllegalArgumentException("The heat map '%s' has %d values, but its axes have %d x %d nodes. Maybe a time level was not cut out."
                    .formatted(title, values.length, x.count(), y.count()));
        }
        if (arrows.isPresent() && arrows.get().x().length != nodes) {
            throw new IllegalArgumentException("The heat map '%s' has %d arrows, but %d nodes.".formatted(title, arrows.get().x().length, nodes));
        }
    }

    /// A plane slice in its true proportions.
    public static HeatMap of(String title, Axis x, Axis y, double[] values, Scale scale) {
        return new HeatMap(title, x, y, values, scale, List.of(), Optional.empty(), List.of(), true);
    }

    /// A 1-D field over time.
    ///
    /// @param time    the time axis, usually [Axis#levels]
    /// @param values  `[t, x]`, x fastest
    public static HeatMap spaceTime(String title, Axis x, Axis time, double[] values, Scale scale) {
        return new HeatMap(title, x, time, values, scale, List.of(), Optional.empty(), List.of(), false);
    }

    /// The same with about `count` contour lines, at equal steps of the scale.
    public HeatMap withContours(int count) {
        List<Double> levels = new ArrayList<>();
        for (int i = 1; i <= count; i++) {
            double share = i / (count + 1.0);
            levels.add(scale.logarithmic() ? scale.low() * Math.pow(scale.high() / scale.low(), share)
                    : scale.low() + share * (scale.high() - scale.low()));
        }
        return new HeatMap(title, x, y, values, scale, levels, arrows, doors, physicalAspect);
    }

    /// The same with other colours; contours at given values stay there.
    public HeatMap withScale(Scale other) {
        return new HeatMap(title, x, y, values, other, contours, arrows, doors, physicalAspect);
    }

    /// A part of it: what lies between these coordinates.
    public HeatMap within(double left, double right, double bottom, double top) {
        return new HeatMap(title, x.between(left, right), y.between(bottom, top), values, scale, contours, arrows, doors, physicalAspect);
    }

    /// The value at the node next to a place, and where that node lies.
    public Sample at(double atX, double atY) {
        int i = x.nearest(atX);
        int j = y.nearest(atY);
        return new Sample(x.node(i), y.node(j), values[j * x.count() + i]);
    }

    /// The integral over the whole of it, of what is finite.
    public double integral() {
        return Arrays.stream(values).filter(Double::isFinite).sum() * x.step() * y.step();
    }

    /// The same with arrows.
    public HeatMap withArrows(Arrows field) {
        return new HeatMap(title, x, y, values, scale, contours, Optional.of(field), doors, physicalAspect);
    }

    /// The same with doors on its frame.
    public HeatMap withDoors(List<Door> places) {
        return new HeatMap(title, x, y, values, scale, contours, arrows, places, physicalAspect);
    }

    @Override
    public HeatMap withTitle(String other) {
        return new HeatMap(other, x, y, values, scale, contours, arrows, doors, physicalAspect);
    }

    @Override
    public List<Double> marks() {
        return contours;
    }

    @Override
    public Optional<String> note() {
        return arrows.map(field -> {
            String sign = scale.clipsAbove() || field.cut() ? " ≥ " : " = ";
            return "longest arrow: " + Axis.label(field.name() + sign + Ticks.number(field.longest()), field.unit());
        });
    }

    @Override
    public String description() {
        int smallest = -1;
        int largest = -1;
        for (int i = 0; i < values.length; i++) {
            if (!Double.isFinite(values[i])) continue;
            if (smallest < 0 || values[i] < values[smallest]) smallest = i;
            if (largest < 0 || values[i] > values[largest]) largest = i;
        }
        if (largest < 0) return "Heat map of %s, %s: no finite value.".formatted(scale.label(), title);
        return String.format(Locale.ROOT, "Heat map of %s, %s: minimum %.3g, maximum %.3g at (%.3g, %.3g).", scale.label(), title,
                values[smallest], values[largest], x.node(largest % x.count()), y.node(largest / x.count()));
    }
}
