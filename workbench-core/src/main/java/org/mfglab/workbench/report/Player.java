package org.mfglab.workbench.report;

import java.util.Arrays;

/// The density in motion: a drawing in the page's own colours, whose frames a slider chooses. The limits are those of all times.
final class Player {

    private static final double WIDTH = 640;
    private static final double LARGEST = 460;
    private static final double LINE = 300;

    private final FieldSeries series;
    private final PlayerDrawing drawing;

    private Player(FieldSeries series) {
        this.series = series;
        this.drawing = new PlayerDrawing(series, Quantity.DENSITY, WIDTH, series.flat() ? LARGEST : LINE);
    }

    static String of(FieldSeries density) {
        return new Player(density).html();
    }

    private String html() {
        int last = series.times().length - 1;
        PlayerFrames frames = drawing.frames();
        String ghosts = series.flat() ? "" : PlayerDrawing.ghost(frames.drawing(0), "") + PlayerDrawing.ghost(frames.drawing(last), "");
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
                """.formatted(drawing.svg(last, "", ghosts), last, last, series.time(last), series.note().isEmpty() ? "" : " " + series.note(), legend(), frames.json());
    }

    /// What is seen beside the density.
    private String legend() {
        boolean obstacles = series.flat() && Arrays.stream(series.last()).anyMatch(Double::isNaN);
        return (obstacles ? " Obstacles are grey." : "") + (series.doors().isEmpty() ? "" : " Agents leave where the frame is green.");
    }
}
