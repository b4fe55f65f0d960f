package org.mfglab.workbench.figure;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Named curves over one coordinate, told apart by colour, dash and marker; for densities and values in one dimension and for residuals.
///
/// @param title        what stands above
/// @param xLabel       the name of the coordinate, with its unit in brackets
/// @param yLabel       the name of the quantity, with its unit in brackets
/// @param curves       drawn in this order
/// @param levels       horizontal lines with a name, for example the tolerance
/// @param logarithmic  whether equal ratios of y get equal steps; what is not positive then leaves a gap
/// @param limits       the range of y, locked; where it is absent, the range of the curves and levels
/// @param powersAcross whether equal ratios of x get equal steps
public record LinePlot(String title, String xLabel, String yLabel, List<Curve> curves, List<Level> levels,
                       boolean logarithmic, Optional<Limits> limits, boolean powersAcross) implements Figure {

    /// One curve; where `x` or `y` is not finite it has a gap.
    public record Curve(String name, double[] x, double[] y) {

        /// @throws IllegalArgumentException when the two arrays differ in length
        public Curve {
            Objects.requireNonNull(name, "name");
            if (x.length != y.length) {
                throw new IllegalArgumentException("The curve '%s' has %d coordinates, but %d values.".formatted(name, x.length, y.length));
            }
        }
    }

    /// A horizontal line with a name.
    public record Level(String name, double value) { }

    /// A locked range of y.
    public record Limits(double low, double high) {

        /// @throws IllegalArgumentException when they are not finite and increasing
        public Limits {
            if (!(low < high) || !Double.isFinite(high - low)) {
                throw new IllegalArgumentException("The limits must be finite and increasing, not %s and %s. Maybe the two are exchanged.".formatted(low, high));
            }
        }
    }

    /// Copies the lists.
    ///
    /// @throws IllegalArgumentException when a logarithmic plot has a lower limit that is not positive
    public LinePlot {
        Objects.requireNonNull(title, "title");
        curves = List.copyOf(curves);
        levels = List.copyOf(levels);
        if (logarithmic && limits.isPresent() && !(limits.get().low() > 0)) {
            throw new IllegalArgumentException("The lower limit (%s) of the logarithmic plot '%s' must be positive.".formatted(limits.get().low(), title));
        }
    }

    /// Curves on linear axes.
    public static LinePlot of(String title, String xLabel, String yLabel, List<Curve> curves) {
        return new LinePlot(title, xLabel, yLabel, curves, List.of(), false, Optional.empty(), false);
    }

    /// Curves whose slope is an order, on two logarithmic axes.
    public static LinePlot powers(String title, String xLabel, String yLabel, List<Curve> curves) {
        return new LinePlot(title, xLabel, yLabel, curves, List.of(), true, Optional.empty(), true);
    }

    /// Residuals against the iteration, with a logarithmic y axis and a line at the tolerance.
    public static LinePlot residuals(String title, List<Curve> curves, double tolerance) {
        String name = "tolerance " + Ticks.number(tolerance);
        return new LinePlot(title, "iteration", "residual", curves, List.of(new Level(name, tolerance)), true, Optional.empty(), false);
    }

    /// The same with the range of y locked, as the frames of an animation need it.
    public LinePlot withLimits(double low, double high) {
        return new LinePlot(title, xLabel, yLabel, curves, levels, logarithmic, Optional.of(new Limits(low, high)), powersAcross);
    }

    /// The same on a logarithmic range of y.
    public LinePlot withPowers(double low, double high) {
        return new LinePlot(title, xLabel, yLabel, curves, levels, true, Optional.of(new Limits(low, high)), powersAcross);
    }

    /// The point of the first curve that is next to a coordinate, by its number along the curve; -1 where there is none.
    public int nearest(double x) {
        double[] xs = curves.getFirst().x();
        int nearest = -1;
        for (int i = 0; i < xs.length; i++) if (Double.isFinite(xs[i]) && (nearest < 0 || Math.abs(xs[i] - x) < Math.abs(xs[nearest] - x))) nearest = i;
        return nearest;
    }

    @Override
    public LinePlot withTitle(String other) {
        return new LinePlot(other, xLabel, yLabel, curves, levels, logarithmic, limits, powersAcross);
    }

    @Override
    public String description() {
        String names = curves.stream().map(Curve::name).collect(Collectors.joining(", "));
        return "Curves of %s against %s, %s: %s.".formatted(yLabel, xLabel, title, names);
    }

    /// The range of x; of a logarithmic axis what is positive, in whole decades.
    Limits xLimits() {
        if (powersAcross) return decades(positive(curves.stream().map(Curve::x)));
        Scale.Extent extent = Scale.Extent.of(curves.stream().map(Curve::x)).widened();
        return new Limits(extent.low(), extent.high());
    }

    /// The range of y: the locked one; else that of the curves and levels with a little room, from 0 where they come near it; for a logarithmic axis in whole decades.
    Limits yLimits() {
        return limits.orElseGet(() -> logarithmic ? decades(positive(values())) : room());
    }

    private Limits room() {
        Scale.Extent extent = Scale.Extent.of(values()).widened();
        double room = 0.05 * (extent.high() - extent.low());
        boolean startsAtZero = extent.low() >= 0 && extent.low() <= 0.2 * extent.high();
        double low = startsAtZero ? 0 : extent.low() - room;
        return new Limits(low, extent.high() + room);
    }

    private static Limits decades(Scale.Extent extent) {
        if (!(extent.low() > 0)) return new Limits(0.1, 1);
        double low = Math.pow(10, Math.floor(Math.log10(extent.low()) + 1e-9));
        double high = Math.pow(10, Math.ceil(Math.log10(extent.high()) - 1e-9));
        return new Limits(low, Math.max(high, 10 * low));
    }

    private Stream<double[]> values() {
        double[] marks = levels.stream().mapToDouble(Level::value).toArray();
        return Stream.concat(curves.stream().map(Curve::y), Stream.of(marks));
    }

    private static Scale.Extent positive(Stream<double[]> values) {
        return Scale.Extent.of(values.flatMapToDouble(Arrays::stream).filter(value -> value > 0).toArray());
    }
}
