package org.mfglab.workbench.report;

import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.mfglab.workbench.figure.Axis;
import org.mfglab.workbench.figure.ColourMap;
import org.mfglab.workbench.figure.Door;
import org.mfglab.workbench.figure.Scale;

/// The density in motion: a drawing in the page's own colours, whose frames a slider chooses. The limits are those of all times.
final class Player {

    private static final double WIDTH = 640;
    private static final double LEFT = 58;
    private static final double TOP = 14;
    private static final double BELOW = 46;
    private static final double LARGEST = 460;
    private static final double BAR_ROOM = 100;

    private final FieldSeries series;
    private final Scale scale;
    private final PlotBox box;
    private final PlayerFrames frames;
    private final StringBuilder svg = new StringBuilder();

    private Player(FieldSeries series) {
        this.series = series;
        this.scale = Quantity.DENSITY.scale(series);
        this.box = series.flat() ? plane(series.axes().get(0), series.axes().get(1)) : line(series);
        this.frames = new PlayerFrames(series, scale, box);
    }

    static String of(FieldSeries density) {
        return new Player(density).html();
    }

    /// In true proportions, as large as fits.
    private static PlotBox plane(Axis x, Axis y) {
        double dx = x.to() - x.from();
        double dy = y.to() - y.from();
        double scale = Math.min((WIDTH - LEFT - BAR_ROOM) / dx, LARGEST / dy);
        return new PlotBox(LEFT, TOP, scale * dx, Math.max(40, scale * dy), x.from(), x.to(), y.from(), y.to());
    }

    private static PlotBox line(FieldSeries series) {
        Axis x = series.axes().getFirst();
        return new PlotBox(LEFT, TOP, WIDTH - LEFT - 14, 300, x.from(), x.to(), Views.lowest(Quantity.DENSITY, series), Views.highest(series));
    }

    private String html() {
        int last = series.times().length - 1;
        draw(last);
        return """
                <figure class="player" id="player">
                %s<div class="controls">
                <button id="play" type="button" aria-pressed="false">▶ play</button>
                <input id="time" type="range" min="0" max="%d" value="%d" step="1" aria-label="time">
                <output id="now" for="time">t = %s</output>
                </div>
                <figcaption>Density m%s in motion. The limits are those of all times and never move.%s</figcaption>
                </figure>
                <script type="application/json" id="frames">%s</script>
                """.formatted(svg, last, last, series.time(last), series.note().isEmpty() ? "" : " " + series.note(), legend(), frames.json());
    }

    /// What is seen beside the density.
    private String legend() {
        boolean obstacles = series.flat() && Arrays.stream(series.last()).anyMatch(Double::isNaN);
        return (obstacles ? " Obstacles are grey." : "") + (series.doors().isEmpty() ? "" : " Agents leave where the frame is green.");
    }

    private void draw(int shown) {
        add("<svg viewBox=\"0 0 %s %s\" role=\"img\" id=\"view\" aria-label=\"density\">", Numbers.place(WIDTH), Numbers.place(box.bottom() + BELOW));
        if (series.flat()) {
            add("<image id=\"frame\" x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\" preserveAspectRatio=\"none\" href=\"%s\"/>",
                    Numbers.place(box.left()), Numbers.place(box.top()), Numbers.place(box.width()), Numbers.place(box.height()), frames.drawing(shown));
            bar();
        } else {
            add("<path class=\"ghost\" d=\"%s\"/><path class=\"ghost\" d=\"%s\"/>", frames.drawing(0), frames.drawing(series.times().length - 1));
            add("<path class=\"curve\" id=\"frame\" d=\"%s\"/>", frames.drawing(shown));
        }
        add("<rect class=\"frame\" x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\"/>", Numbers.place(box.left()), Numbers.place(box.top()),
                Numbers.place(box.width()), Numbers.place(box.height()));
        for (Door door : series.doors()) door(door);
        horizontalAxis();
        verticalAxis();
        svg.append("</svg>\n");
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
        text(14, box.top() + box.height() / 2, "middle", series.flat() ? "y" : "m", "");
    }

    private void bar() {
        double x = box.right() + 24;
        String stops = IntStream.rangeClosed(0, 16)
                .mapToObj(i -> "<stop offset=\"%s\" stop-color=\"#%06x\"/>".formatted(i / 16.0, scale.map().rgb(i / 16.0))).collect(Collectors.joining());
        add("<defs><linearGradient id=\"bar\" x1=\"0\" y1=\"1\" x2=\"0\" y2=\"0\">%s</linearGradient></defs>", stops);
        add("<rect class=\"frame\" style=\"fill:url(#bar)\" x=\"%s\" y=\"%s\" width=\"14\" height=\"%s\"/>",
                Numbers.place(x), Numbers.place(box.top()), Numbers.place(box.height()));
        PlotBox levels = new PlotBox(x, box.top(), 14, box.height(), 0, 1, scale.low(), scale.high());
        for (double tick : Numbers.ticks(scale.low(), scale.high(), 5))
            text(x + 22, levels.y(tick) + 4, "start", Numbers.of(tick, 3), tick(x + 14, levels.y(tick), 5, 0));
        text(x + 7, box.bottom() + 18, "middle", "m", "");
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
