package org.mfglab.workbench.report;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.mfglab.workbench.figure.Axis;
import org.mfglab.workbench.figure.ColourMap;
import org.mfglab.workbench.figure.Door;
import org.mfglab.workbench.figure.Scale;

/// The drawing of a series in the page's own colours: axes, colour bar, doors, and one frame that a script may exchange. Its limits are those of the series.
final class PlayerDrawing {

    private static final double LEFT = 58;
    private static final double TOP = 14;
    private static final double BELOW = 46;
    private static final double BAR_ROOM = 100;

    private final FieldSeries series;
    private final Quantity quantity;
    private final double width;
    private final Scale scale;
    private final PlotBox box;
    private final PlayerFrames frames;
    private final StringBuilder svg = new StringBuilder();
    private String id = "";

    /// @param width  of all of it
    /// @param height of the plot: of curves, or in the plane at most
    PlayerDrawing(FieldSeries series, Quantity quantity, double width, double height) {
        this.series = series;
        this.quantity = quantity;
        this.width = width;
        this.scale = quantity.scale(series);
        this.box = series.flat() ? plane(series.axes().get(0), series.axes().get(1), height) : line(height);
        this.frames = new PlayerFrames(series, quantity, scale, box);
    }

    /// In true proportions, as large as fits.
    private PlotBox plane(Axis x, Axis y, double largest) {
        double dx = x.to() - x.from();
        double dy = y.to() - y.from();
        double unit = Math.min((width - LEFT - BAR_ROOM) / dx, largest / dy);
        return new PlotBox(LEFT, TOP, unit * dx, Math.max(40, unit * dy), x.from(), x.to(), y.from(), y.to());
    }

    private PlotBox line(double height) {
        Axis x = series.axes().getFirst();
        return new PlotBox(LEFT, TOP, width - LEFT - 14, height, x.from(), x.to(), Views.lowest(quantity, series), Views.highest(series));
    }

    PlayerFrames frames() {
        return frames;
    }

    /// A faint curve.
    ///
    /// @param name its id, or empty
    static String ghost(String path, String name) {
        return "<path class=\"ghost\"%s d=\"%s\"/>\n".formatted(name.isEmpty() ? "" : " id=\"" + name + "\"", path);
    }

    /// @param shown  the frame that is there before a script acts
    /// @param suffix of the ids `view` and `frame`, unique on a page
    /// @param behind what is drawn behind a curve
    String svg(int shown, String suffix, String behind) {
        id = suffix;
        svg.setLength(0);
        add("<svg viewBox=\"0 0 %s %s\" role=\"img\" id=\"view%s\" aria-label=\"%s\">", Numbers.place(width), Numbers.place(box.bottom() + BELOW), id, quantity.word());
        if (series.flat()) {
            add("<image id=\"frame%s\" x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\" preserveAspectRatio=\"none\" href=\"%s\"/>", id,
                    Numbers.place(box.left()), Numbers.place(box.top()), Numbers.place(box.width()), Numbers.place(box.height()), frames.drawing(shown));
            bar();
        } else {
            svg.append(behind);
            add("<path class=\"curve\" id=\"frame%s\" d=\"%s\"/>", id, frames.drawing(shown));
        }
        add("<rect class=\"frame\" x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\"/>", Numbers.place(box.left()), Numbers.place(box.top()),
                Numbers.place(box.width()), Numbers.place(box.height()));
        for (Door door : series.doors()) door(door);
        horizontalAxis();
        verticalAxis();
        return svg.append("</svg>\n").toString();
    }

    private void door(Door door) {
        double left = Math.clamp(box.x(door.from()), box.left(), box.right());
        double right = Math.clamp(box.x(door.to()), box.left(), box.right());
        double low = Math.clamp(box.y(door.from()), box.top(), box.bottom());
        double high = Math.clamp(box.y(door.to()), box.top(), box.bottom());
        switch (door.side()) {
            case LEFT -> door(box.left(), low, box.left(), high);
            case RIGHT -> door(box.right(), low, box.right(), high);
            case BOTTOM -> door(left, box.bottom(), right, box.bottom());
            case TOP -> door(left, box.top(), right, box.top());
        }
    }

    private void door(double x0, double y0, double x1, double y1) {
        add("<path class=\"door\" d=\"M%s %sL%s %s\"/>", Numbers.place(x0), Numbers.place(y0), Numbers.place(x1), Numbers.place(y1));
    }

    private void horizontalAxis() {
        for (double tick : Numbers.ticks(box.xLow(), box.xHigh(), 6))
            text(box.x(tick), box.bottom() + 18, "middle", Numbers.of(tick, 4), tick(box.x(tick), box.bottom(), 0, 5));
        text(box.left() + box.width() / 2, box.bottom() + 38, "middle", "x", "");
    }

    private void verticalAxis() {
        for (double tick : Numbers.ticks(box.yLow(), box.yHigh(), 5))
            text(box.left() - 9, box.y(tick) + 4, "end", Numbers.of(tick, 4), tick(box.left(), box.y(tick), -5, 0));
        text(14, box.top() + box.height() / 2, "middle", series.flat() ? "y" : quantity.symbol(), "");
    }

    private void bar() {
        double x = box.right() + 24;
        String stops = IntStream.rangeClosed(0, 16)
                .mapToObj(i -> "<stop offset=\"%s\" stop-color=\"#%06x\"/>".formatted(i / 16.0, scale.map().rgb(i / 16.0))).collect(Collectors.joining());
        add("<defs><linearGradient id=\"bar%s\" x1=\"0\" y1=\"1\" x2=\"0\" y2=\"0\">%s</linearGradient></defs>", id, stops);
        add("<rect class=\"frame\" style=\"fill:url(#bar%s)\" x=\"%s\" y=\"%s\" width=\"14\" height=\"%s\"/>",
                id, Numbers.place(x), Numbers.place(box.top()), Numbers.place(box.height()));
        PlotBox levels = new PlotBox(x, box.top(), 14, box.height(), 0, 1, scale.low(), scale.high());
        for (double tick : Numbers.ticks(scale.low(), scale.high(), 5))
            text(x + 22, levels.y(tick) + 4, "start", Numbers.of(tick, 3), tick(x + 14, levels.y(tick), 5, 0));
        text(x + 7, box.bottom() + 18, "middle", quantity.symbol(), "");
        text(x + 7, box.bottom() + 36, "middle", name(scale.map()), "");
    }

    private static String name(ColourMap map) {
        return map.title();
    }

    private static String tick(double x, double y, double dx, double dy) {
        return "<path class=\"tick\" d=\"M%s %sl%s %s\"/>".formatted(Numbers.place(x), Numbers.place(y), Numbers.place(dx), Numbers.place(dy));
    }

    private void text(double x, double y, String anchor, String text, String before) {
        svg.append(before);
        add("<text x=\"%s\" y=\"%s\" text-anchor=\"%s\">%s</text>", Numbers.place(x), Numbers.place(y), anchor, Html.escape(text));
    }

    private void add(String format, Object... values) {
        svg.append(format.formatted(values)).append('\n');
    }
}
