package org.mfglab.workbench.report;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.mfglab.workbench.figure.Axis;
import org.mfglab.workbench.figure.Figure;
import org.mfglab.workbench.figure.HeatMap;
import org.mfglab.workbench.figure.LinePlot;
import org.mfglab.workbench.figure.Panels;
import org.mfglab.workbench.figure.Scale;
import org.mfglab.workbench.figure.Surface;

/// The figures of a run.
public final class Views {

    /// So many times of a field are shown beside each other, as panels or as curves.
    public static final int PANELS = 6;
    private static final int COLUMNS = 3;

    private Views() { }

    /// A field at a few times from the start to the horizon: panels in the plane, curves on the line.
    public static Figure overview(Quantity quantity, FieldSeries series, String title) {
        String heading = heading(quantity, series, title);
        if (!series.flat()) return curves(quantity, series.thinned(PANELS), heading);
        FieldSeries few = series.thinned(PANELS);
        Scale scale = quantity.scale(series);
        List<HeatMap> maps = IntStream.range(0, few.times().length)
                .mapToObj(i -> HeatMap.of("t = " + series.time(few.times()[i]), few.axes().get(0), few.axes().get(1), few.levels()[i], scale).withDoors(few.doors())).toList();
        return new Panels(heading, Math.min(COLUMNS, maps.size()), maps);
    }

    private static String heading(Quantity quantity, FieldSeries series, String title) {
        return title + ": " + quantity.word() + (series.note().isEmpty() ? "" : " " + series.note());
    }

    private static Figure curves(Quantity quantity, FieldSeries series, String heading) {
        List<LinePlot.Curve> curves = new ArrayList<>();
        double[] x = nodes(series.axes().getFirst());
        for (int i = 0; i < series.times().length; i++) curves.add(curve(series, i, x));
        return LinePlot.of(heading, series.axes().getFirst().label(), quantity.labelled(series), curves);
    }

    private static LinePlot.Curve curve(FieldSeries series, int i, double[] x) {
        return new LinePlot.Curve("t = " + series.time(i), x, series.levels()[i]);
    }

    private static double[] nodes(Axis axis) {
        return IntStream.range(0, axis.count()).mapToDouble(i -> axis.first() + i * axis.step()).toArray();
    }

    /// A field at one of its times.
    public static Figure at(Quantity quantity, FieldSeries series, int i, String title) {
        return at(quantity, series, i, title, nodes(series.axes().getFirst()));
    }

    /// @param x of every curve, so that figures share it
    private static Figure at(Quantity quantity, FieldSeries series, int i, String title, double[] x) {
        String heading = heading(quantity, series, title) + " at t = " + series.time(i);
        if (series.flat()) return HeatMap.of(heading, series.axes().get(0), series.axes().get(1), series.levels()[i], quantity.scale(series)).withDoors(series.doors());
        return LinePlot.of(heading, series.axes().getFirst().label(), quantity.labelled(series), List.of(curve(series, i, x)))
                .withLimits(lowest(quantity, series), highest(series));
    }

    /// One figure per time, for an animation with locked limits.
    public static List<Figure> frames(Quantity quantity, FieldSeries series, String title) {
        double[] x = nodes(series.axes().getFirst());
        return IntStream.range(0, series.times().length).mapToObj(i -> at(quantity, series, i, title, x)).toList();
    }

    static double lowest(Quantity quantity, FieldSeries series) {
        return quantity == Quantity.DENSITY ? Math.min(0, series.low()) : series.low() - 0.05 * spread(series);
    }

    static double highest(FieldSeries series) {
        return series.high() + 0.05 * spread(series);
    }

    private static double spread(FieldSeries series) {
        double spread = series.high() - series.low();
        return spread > 0 ? spread : Math.max(1, Math.abs(series.high()));
    }

    /// A field over x, to the right, and time, upward.
    ///
    /// @param series over x alone
    public static Figure spaceTime(Quantity quantity, FieldSeries series, String title) {
        String over = " over x and t" + (series.note().isEmpty() ? "" : ", " + series.note());
        return HeatMap.spaceTime(title + ": " + quantity.word() + over, series.axes().getFirst(), time(series), series.spaceTime(), quantity.scale(series)).withDoors(series.doors());
    }

    /// A field as a surface: at one of its times over the plane, or over x and t where it is one over x.
    public static Figure surface(Quantity quantity, FieldSeries series, int i, String title) {
        String heading = heading(quantity, series, title);
        Scale scale = quantity.scale(series);
        if (series.flat()) return new Surface(heading + " at t = " + series.time(i), series.axes().get(0), series.axes().get(1), series.levels()[i], scale, true);
        return new Surface(heading + " over x and t", series.axes().getFirst(), time(series), series.spaceTime(), scale, false);
    }

    private static Axis time(FieldSeries series) {
        double[] times = series.times();
        return Axis.levels("t", "", times[0], times[times.length - 1], times.length);
    }

    /// The residuals of the iteration against its number.
    public static Figure residuals(ResidualHistory history, double tolerance, String title) {
        double[] k = history.iterations();
        List<LinePlot.Curve> curves = List.of(new LinePlot.Curve("fixed point", k, history.fixedPoint()), new LinePlot.Curve("HJB", k, history.hjb()),
                new LinePlot.Curve("Fokker-Planck", k, history.fokkerPlanck()));
        return LinePlot.residuals(title + ": residuals", curves, tolerance);
    }
}
