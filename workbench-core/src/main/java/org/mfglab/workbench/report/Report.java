package org.mfglab.workbench.report;

import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.mfglab.device.Precision;
import org.mfglab.solve.Outcome;
import org.mfglab.solve.Solution;
import org.mfglab.workbench.export.ExportFormat;
import org.mfglab.workbench.figure.Figure;
import org.mfglab.workbench.figure.Picture;
import org.mfglab.workbench.figure.Theme;
import org.mfglab.workbench.study.ResolvedValue;
import org.mfglab.workbench.study.Study;

/// `report.html`: one page that holds everything it shows and asks nothing of a network.
///
/// @param study     the problem
/// @param solution  the result
/// @param density   m, for the player
/// @param pictures  the figures
/// @param light     the same, drawn on a light page
/// @param errors    distances from the exact solution by name; empty where there is none
/// @param problem   what went wrong, in a sentence, if something did
/// @param origin    versions and times by name
/// @param folder    the name of the run folder
public record Report(Study study, Solution solution, FieldSeries density, Pictures pictures, DrawnPictures light,
                     Map<String, Double> errors, Optional<String> problem, Map<String, String> origin, String folder) {

    private static final Map<String, String> ERROR_MEANING = Map.of(
            "u_linf", "largest difference of u over space and time", "u_l1", "mean difference of u over the box at t = 0",
            "m_linf", "largest difference of m over space and time", "m_l1", "largest over time of the integral of the difference of m",
            "m_w1", "largest over time of the transport distance W1 of m");

    public String html() {
        Map<String, String> parts = new LinkedHashMap<>();
        parts.put("style", Html.resource("report.css"));
        parts.put("script", Html.resource("player.js"));
        parts.put("title", Html.escape(study.title()));
        parts.put("verdict", verdict());
        parts.put("facts", Html.escape(facts()));
        parts.put("player", Player.of(density));
        parts.put("density", figure(pictures.density(), light.density(), "density m"));
        parts.put("value", figure(pictures.value(), light.value(), "value u"));
        parts.put("equations", Equations.html(study));
        parts.put("certificate", CertificateTable.html(study, solution));
        parts.put("costs", CertificateTable.costs(solution.certificate().cost()));
        parts.put("errors", errorTable());
        parts.put("residuals", solution.game().coupled() ? "<h2>Residuals</h2>\n" + figure(pictures.residuals(), light.residuals(), "residuals") : "");
        parts.put("settings", settings());
        parts.put("folder", Html.escape(folder));
        parts.put("shape", study.grid().dimension() == 1 ? "(t, x)" : study.grid().dimension() == 2 ? "(t, y, x)" : "(t, z, y, x)");
        parts.put("plot", study.grid().dimension() == 1 ? "plt.plot(x, m[-1])"
                : study.grid().dimension() == 2 ? "plt.imshow(m[-1], origin=\"lower\")" : "plt.imshow(m[-1].sum(axis=0), origin=\"lower\")");
        parts.put("exports", exports());
        parts.put("origin", originTable());
        return Html.fill("report.html", parts);
    }

    private String verdict() {
        String kind = switch (solution.outcome()) {
            case Outcome.Converged _ -> "good";
            case Outcome.IterationLimit _, Outcome.Stalled _, Outcome.Cycling _, Outcome.Cancelled _, Outcome.TimeLimit _ -> "doubtful";
            case Outcome.Diverged _ -> "bad";
        };
        String line = "<p class=\"verdict " + kind + "\">" + icon() + " " + Html.escape(words()) + "</p>";
        return line + problem.map(text -> "\n<p class=\"problem\">" + Html.escape(text) + "</p>").orElse("");
    }

    private String icon() {
        return switch (solution.outcome()) {
            case Outcome.Converged _ -> "✓";
            case Outcome.IterationLimit _, Outcome.Stalled _, Outcome.Cycling _ -> "~";
            case Outcome.Cancelled _, Outcome.TimeLimit _ -> "■";
            case Outcome.Diverged _ -> "!";
        };
    }

    private String words() {
        int iterations = solution.history().size();
        return switch (solution.outcome()) {
            case Outcome.Converged _ -> solution.game().coupled() ? "Converged in " + iterations + " iterations" : "Converged by one backward and one forward sweep";
            case Outcome.IterationLimit _ -> "Not converged within " + iterations + " iterations";
            case Outcome.Stalled _ -> "Not converged: stalled after " + iterations + " iterations";
            case Outcome.Cycling(int period) -> "Not converged: cycling with period " + period;
            case Outcome.Diverged diverged -> "Diverged at iteration " + diverged.iteration();
            case Outcome.Cancelled _ -> "Stopped by the user at iteration " + iterations;
            case Outcome.TimeLimit _ -> "Stopped by the time limit at iteration " + iterations;
        };
    }

    private String facts() {
        String n = study.grid().n().stream().map(String::valueOf).collect(Collectors.joining(" × "));
        return study.name() + " · " + study.grid().dimension() + "-D, " + n + " points, " + study.time().steps() + " time steps" + (study.solver().precision() == Precision.SINGLE ? " · single precision (f32)" : "") + " · solved in "
                + Numbers.of(solution.solveSeconds(), 2) + " s";
    }

    /// A figure in both themes; the browser takes the fitting one.
    private static String figure(Figure figure, byte[] light, String noun) {
        String dark = address(new Picture(Theme.DARK, DrawnPictures.WIDTH, DrawnPictures.PIXELS_PER_UNIT).png(figure));
        return """
                <figure><picture><source media="screen and (prefers-color-scheme: dark)" srcset="%s">
                <img src="%s" alt="%s" width="%d"></picture></figure>
                """.formatted(dark, address(light), Html.escape("Picture of " + noun + ". " + figure.description()), DrawnPictures.WIDTH);
    }

    private static String address(byte[] png) {
        return "data:image/png;base64," + Base64.getEncoder().encodeToString(png);
    }

    private String errorTable() {
        if (errors.isEmpty()) return "";
        StringBuilder rows = new StringBuilder("<h2>Distance from the exact solution</h2>\n<table class=\"numbers\"><tbody>");
        errors.forEach((name, error) -> rows.append("<tr><th scope=\"row\">").append(name).append("</th><td class=\"value\">").append(Numbers.of(error, 3))
                .append("</td><td>").append(ERROR_MEANING.getOrDefault(name, "")).append("</td></tr>\n"));
        return rows.append("</tbody></table>\n").toString();
    }

    private String settings() {
        StringBuilder rows = new StringBuilder();
        for (ResolvedValue value : study.values())
            rows.append("<tr><th scope=\"row\"><code>").append(Html.escape(value.key())).append("</code></th><td><code>").append(Html.escape(value.toml()))
                    .append("</code></td><td>").append(Html.escape(value.origin())).append("</td></tr>\n");
        return rows.toString();
    }

    /// How to read the files of `exports/`, if there are some.
    private String exports() {
        StringBuilder lines = new StringBuilder();
        for (ExportFormat format : study.output().exports()) lines.append(format.reading(folder + "/exports/" + format.file())).append('\n');
        return lines.isEmpty() ? "" : "<p>The same fields for other programs:</p>\n<pre><code>" + Html.escape(lines.toString().stripTrailing()) + "</code></pre>\n";
    }

    private String originTable() {
        StringBuilder rows = new StringBuilder();
        origin.forEach((name, text) -> rows.append("<tr><th scope=\"row\">").append(Html.escape(name)).append("</th><td>").append(Html.escape(text)).append("</td></tr>\n"));
        return rows.toString();
    }
}
