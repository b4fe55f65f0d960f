package org.mfglab.workbench.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.mfglab.workbench.compare.Comparison;
import org.mfglab.workbench.compare.ComparisonText;
import org.mfglab.workbench.compare.Measured;
import org.mfglab.workbench.compare.Metric;
import org.mfglab.workbench.compare.Panel;
import org.mfglab.workbench.compare.RunInCompare;
import org.mfglab.workbench.compare.SettingsDifference;
import org.mfglab.workbench.compare.Verdict;
import org.mfglab.workbench.run.Json;
import org.mfglab.workbench.run.Version;

/// A comparison on one page that holds everything it shows and asks nothing of a network: panels at one time and with one colour scale, differences, metrics
/// with verdicts, settings that differ, manifests.
public final class ComparisonPage {

    private static final int MOST_FRAMES = 25;
    private static final double WIDTH = 430;
    private static final double PLANE = 300;
    private static final double LINE = 220;

    private final Comparison comparison;
    private final ComparisonText text;
    private final List<Panel> panels;
    private final List<PlayerDrawing> drawings;

    private ComparisonPage(Comparison comparison) {
        this.comparison = comparison;
        this.text = new ComparisonText(comparison);
        this.panels = Panel.of(comparison, MOST_FRAMES);
        this.drawings = panels.stream().map(panel -> new PlayerDrawing(panel.series(), panel.difference() ? Quantity.DIFFERENCE : Quantity.DENSITY, WIDTH, panel.series().flat() ? PLANE : LINE)).toList();
    }

    /// The text of the page.
    public static String of(Comparison comparison) {
        return new ComparisonPage(comparison).html();
    }

    private String html() {
        Map<String, String> parts = new LinkedHashMap<>();
        parts.put("style", Html.resource("report.css") + Html.resource("compare.css"));
        parts.put("script", Html.resource("compare.js"));
        parts.put("title", Html.escape("%s beside %s".formatted(comparison.base().label(), comparison.runs().stream().skip(1).map(RunInCompare::label).collect(Collectors.joining(", ")))));
        parts.put("verdict", verdict());
        parts.put("facts", Html.escape("%s · baseline %s, %s".formatted(Version.PROGRAM + " " + Version.NUMBER, comparison.base().title(), comparison.base().making())));
        parts.put("unit", Quantity.DENSITY.unit(panels.getFirst().series().dimension()));
        parts.put("densities", figures(false));
        parts.put("differences", figures(true));
        parts.put("controls", controls());
        parts.put("frames", frames());
        parts.put("metrics", metrics());
        parts.put("definitions", definitions());
        parts.put("notes", comparison.notes().isEmpty() ? "" : "<ul class=\"notes\">" + comparison.notes().stream().map(note -> "<li>" + Html.escape(note) + "</li>").collect(Collectors.joining("\n")) + "</ul>");
        parts.put("settings_title", Html.escape(text.settings()));
        parts.put("settings", settings());
        parts.put("manifests", manifests());
        return Html.fill("compare.html", parts);
    }

    private String verdict() {
        if (comparison.tolerances().isEmpty()) return "";
        return "<p class=\"verdict %s\">%s</p>".formatted(comparison.passed() ? "good" : "bad", Html.escape(text.sentence()));
    }

    private int last() {
        return panels.getFirst().series().times().length - 1;
    }

    private String figures(boolean difference) {
        return IntStream.range(0, panels.size()).filter(i -> panels.get(i).difference() == difference).mapToObj(this::figure).collect(Collectors.joining());
    }

    /// With the baseline as a faint curve behind every density on the line.
    private String figure(int i) {
        Panel panel = panels.get(i);
        boolean line = !panel.series().flat();
        String behind = line && i > 0 && !panel.difference() ? PlayerDrawing.ghost(drawings.getFirst().frames().drawing(last()), "behind" + i) : "";
        String note = panel.series().note().isEmpty() ? "" : ", " + panel.series().note();
        return """
                <figure class="panel">
                <h3>%s <small>%s</small></h3>
                %s<figcaption id="shown%d">%s</figcaption>
                </figure>
                """.formatted(Html.escape(panel.title()), Html.escape(panel.making() + note), drawings.get(i).svg(last(), String.valueOf(i), behind), i, shown(panel, last()));
    }

    /// The time that a panel shows, where it is not that of the slider.
    private static String shown(Panel panel, int k) {
        double slider = panel.series().times()[k];
        double shown = panel.shown()[k];
        if (Double.isNaN(shown)) return "no common time";
        return Math.abs(shown - slider) < 1e-9 * Math.max(1, Math.abs(slider)) ? "" : "shows t = " + panel.series().time(shown);
    }

    private String controls() {
        if (last() == 0) return "<p class=\"facts\">All panels show t = %s.</p>\n".formatted(panels.getFirst().series().time(0));
        return """
                <div class="controls linked">
                <button id="play" type="button" aria-pressed="false">▶ play</button>
                <input id="time" type="range" min="0" max="%d" value="%d" step="1" aria-label="time of all panels">
                <output id="now" for="time">t = %s</output>
                </div>
                """.formatted(last(), last(), panels.getFirst().series().time(last()));
    }

    /// A JSON object; it contains nothing that could end a script element.
    private String frames() {
        FieldSeries first = panels.getFirst().series();
        String times = IntStream.rangeClosed(0, last()).mapToObj(k -> "\"" + first.time(k) + "\"").collect(Collectors.joining(",", "[", "]"));
        List<String> each = new ArrayList<>();
        for (int i = 0; i < panels.size(); i++) {
            Panel panel = panels.get(i);
            PlayerFrames frames = drawings.get(i).frames();
            each.add(IntStream.rangeClosed(0, last()).mapToObj(k -> "{\"d\":\"%s\",\"a\":\"%s\",\"n\":\"%s\"}".formatted(frames.drawing(k), frames.description(k), shown(panel, k))).collect(Collectors.joining(",\n", "[", "]")));
        }
        return "{\"t\":%s,\"panels\":[%s]}".formatted(times, String.join(",\n", each));
    }

    private String metrics() {
        boolean judged = !comparison.tolerances().isEmpty();
        StringBuilder table = new StringBuilder("<table class=\"numbers\"><thead><tr><th>metric</th>");
        for (int i = 0; i < comparison.runs().size(); i++) table.append("<th>").append(Html.escape(comparison.runs().get(i).label())).append(i == 0 ? " (baseline)" : "").append("</th>");
        table.append(judged ? "<th>tolerance</th><th>verdict</th>" : "").append("<th>what it is</th></tr></thead>\n<tbody>");
        for (Metric metric : comparison.present()) {
            table.append("<tr><th scope=\"row\">").append(metric.name()).append("</th>");
            for (int i = 0; i < comparison.runs().size(); i++) table.append(cell(comparison.measured(metric, i), comparison.runs().get(i).label()));
            if (judged) table.append("<td class=\"value\">").append(Html.escape(text.tolerance(metric))).append("</td><td>").append(verdicts(metric)).append("</td>");
            table.append("<td>").append(Html.escape(metric.meaning())).append("</td></tr>\n");
        }
        return table.append("</tbody></table>\n").toString();
    }

    private static String cell(Measured measured, String label) {
        String floor = Double.isNaN(measured.floor()) ? "" : "<br><small>floor " + Numbers.of(measured.floor(), 3) + "</small>";
        String value = measured.present() ? Numbers.of(measured.value(), 3) + floor : "<span title=\"%s\">–</span>".formatted(Html.escape(measured.reason()));
        return "<td class=\"value\" data-run=\"%s\">%s</td>".formatted(Html.escape(label), value);
    }

    private String verdicts(Metric metric) {
        return text.verdicts(metric).stream().map(verdict -> "<span class=\"%s\" title=\"%s\">%s %s%s</span>".formatted(tone(verdict), Html.escape(verdict.reason()), ComparisonText.mark(verdict),
                        verdict.pass().map(pass -> pass ? "passed" : "failed").orElse("not judged"), comparison.pairings().size() > 1 ? ": " + Html.escape(verdict.run()) : ""))
                .collect(Collectors.joining("<br>"));
    }

    private static String tone(Verdict verdict) {
        return verdict.pass().map(pass -> pass ? "good" : "bad").orElse("open");
    }

    /// What was computed, with constants, and why some of it was not.
    private String definitions() {
        StringBuilder rows = new StringBuilder();
        for (Metric metric : comparison.metrics())
            for (int i = 1; i < comparison.runs().size(); i++) {
                Measured measured = comparison.measured(metric, i);
                rows.append("<tr><th scope=\"row\">").append(metric.name()).append("</th><td>").append(Html.escape(comparison.runs().get(i).label())).append("</td><td>")
                        .append(Html.escape(measured.definition() + (measured.reason().isEmpty() ? "" : " – not here: " + measured.reason()))).append("</td></tr>\n");
            }
        return "<table class=\"settings\"><tbody>" + rows + "</tbody></table>\n";
    }

    private String settings() {
        if (comparison.settings().rows().isEmpty()) return "<p>No setting that two of them have differs.</p>\n";
        StringBuilder table = new StringBuilder("<table class=\"settings\"><thead><tr><th>setting</th>");
        for (RunInCompare run : comparison.runs()) table.append("<th>").append(Html.escape(run.label())).append("</th>");
        table.append("</tr></thead>\n<tbody>");
        for (SettingsDifference.Row row : comparison.settings().rows()) {
            table.append("<tr><th scope=\"row\"><code>").append(Html.escape(row.key())).append("</code></th>");
            row.values().forEach(value -> table.append("<td>").append(value.map(setting -> "<code>" + Html.escape(setting) + "</code>").orElse("–")).append("</td>"));
            table.append("</tr>\n");
        }
        return table.append("</tbody></table>\n").toString();
    }

    private String manifests() {
        return comparison.runs().stream().map(run -> "<details><summary>%s <small>%s</small></summary>\n<pre><code>%s</code></pre></details>\n"
                .formatted(Html.escape(run.label()), Html.escape(run.path().toString()), Html.escape(Json.pretty(run.manifest())))).collect(Collectors.joining());
    }
}
