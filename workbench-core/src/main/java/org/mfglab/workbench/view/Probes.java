package org.mfglab.workbench.view;

import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;
import org.mfglab.workbench.figure.Axis;
import org.mfglab.workbench.figure.Figure;
import org.mfglab.workbench.figure.HeatMap;
import org.mfglab.workbench.figure.LinePlot;
import org.mfglab.workbench.figure.Sample;
import org.mfglab.workbench.report.Numbers;

/// Numbers of a figure as curves: along a line, over time at a point, summed over an axis.
public final class Probes {

    private static final int POINTS = 257;

    private Probes() { }

    /// The values along a straight line, linear between nodes, over the distance from its start.
    public static LinePlot along(HeatMap map, double fromX, double fromY, double toX, double toY) {
        double length = Math.hypot(toX - fromX, toY - fromY);
        double[] distance = new double[POINTS];
        double[] values = new double[POINTS];
        for (int i = 0; i < POINTS; i++) {
            double share = i / (POINTS - 1.0);
            distance[i] = share * length;
            values[i] = between(map, fromX + share * (toX - fromX), fromY + share * (toY - fromY));
        }
        String title = "from (%s, %s) to (%s, %s)".formatted(word(fromX), word(fromY), word(toX), word(toY));
        return LinePlot.of(title, "distance", map.scale().label(), List.of(new LinePlot.Curve(map.scale().quantity(), distance, values)));
    }

    /// The integral over the other axis, at the nodes of x or of y; what is not finite, as inside obstacles, counts nothing.
    public static LinePlot marginal(HeatMap map, boolean ofX) {
        Axis axis = ofX ? map.x() : map.y();
        Axis other = ofX ? map.y() : map.x();
        double[] sums = new double[axis.count()];
        double[] values = map.values();
        for (int k = 0; k < values.length; k++) if (Double.isFinite(values[k])) sums[ofX ? k % axis.count() : k / other.count()] += values[k] * other.step();
        String title = "%s integrated over %s".formatted(map.scale().quantity(), other.name());
        return LinePlot.of(title, axis.label(), "∫ %s d%s".formatted(map.scale().quantity(), other.name()), List.of(new LinePlot.Curve("marginal", nodes(axis), sums)));
    }

    /// The value next to a point at every stored time.
    ///
    /// @throws IOException       if a level can no longer be read
    /// @throws ImpossiblePicture if the figures have no values at points
    public static LinePlot overTime(Reel reel, double x, double y) throws IOException, ImpossiblePicture {
        double[] values = new double[reel.levels()];
        for (int level = 0; level < values.length; level++) values[level] = at(reel.figure(level), x, y).value();
        Figure figure = reel.figure(0);
        Sample place = at(figure, x, y);
        String where = figure instanceof HeatMap ? "(%s, %s)".formatted(word(place.x()), word(place.y())) : word(place.x());
        return LinePlot.of("at " + where + " over time", "t", quantity(figure), List.of(new LinePlot.Curve("at " + where, reel.times(), values)));
    }

    /// The value next to a place.
    ///
    /// @throws ImpossiblePicture if the figure has none
    public static Sample at(Figure figure, double x, double y) throws ImpossiblePicture {
        if (figure instanceof HeatMap map) return map.at(x, y);
        if (figure instanceof LinePlot plot && plot.nearest(x) >= 0) {
            int i = plot.nearest(x);
            LinePlot.Curve curve = plot.curves().getFirst();
            return new Sample(curve.x()[i], curve.y()[i], curve.y()[i]);
        }
        throw new ImpossiblePicture("This view has no value at a point.", "Look at a density, a value or a control.");
    }

    /// What the numbers of a figure are, with their unit.
    public static String quantity(Figure figure) {
        return switch (figure) {
            case HeatMap map -> map.scale().label();
            case LinePlot plot -> plot.yLabel();
            default -> figure.title();
        };
    }

    /// The first curve as a table with a line of names, for other programs: points in all languages, every digit.
    public static String csv(LinePlot plot) {
        LinePlot.Curve curve = plot.curves().getFirst();
        StringBuilder text = new StringBuilder(quoted(plot.xLabel()) + "," + quoted(plot.yLabel()) + "\n");
        for (int i = 0; i < curve.x().length; i++) text.append(curve.x()[i]).append(',').append(Double.isFinite(curve.y()[i]) ? Double.toString(curve.y()[i]) : "").append('\n');
        return text.toString();
    }

    private static String quoted(String name) {
        return name.matches("[^,\"\n]*") ? name : '"' + name.replace("\"", "\"\"") + '"';
    }

    /// Linear between the four nodes around a place, or at the outermost nodes; not finite next to an obstacle.
    private static double between(HeatMap map, double x, double y) {
        double[] across = place(map.x(), x);
        double[] up = place(map.y(), y);
        double low = mix(value(map, across[0], up[0]), value(map, across[0] + 1, up[0]), across[1]);
        double high = mix(value(map, across[0], up[0] + 1), value(map, across[0] + 1, up[0] + 1), across[1]);
        return mix(low, high, up[1]);
    }

    private static double mix(double a, double b, double share) {
        return share == 0 ? a : share == 1 ? b : (1 - share) * a + share * b;
    }

    /// The node below a coordinate, and the share of the way to the next one.
    private static double[] place(Axis axis, double coordinate) {
        double place = (coordinate - axis.first()) / axis.step();
        if (!axis.periodic()) place = Math.clamp(place, 0, axis.count() - 1);
        double below = Math.floor(place);
        return new double[] {below, place - below};
    }

    private static double value(HeatMap map, double i, double j) {
        return map.values()[node(map.y(), j) * map.x().count() + node(map.x(), i)];
    }

    private static int node(Axis axis, double i) {
        return axis.periodic() ? Math.floorMod((int) i, axis.count()) : (int) Math.clamp(i, 0, axis.count() - 1);
    }

    private static double[] nodes(Axis axis) {
        return IntStream.range(0, axis.count()).mapToDouble(i -> axis.first() + i * axis.step()).toArray();
    }

    private static String word(double coordinate) {
        return Numbers.of(coordinate, 3);
    }
}
