package org.mfglab.bench;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.mfglab.workbench.figure.LinePlot;
import org.mfglab.workbench.run.Json;

/// What `mfglab bench precision` measured, as tables, as lines of JSON and as figures.
///
/// @param points family by family, from coarse to fine
record PrecisionReport(List<Precision> points) {

    /// What is compared.
    private enum Quantity {
        VALUE("error of u", Precision::value),
        DENSITY("error of m", Precision::density);

        final String words;
        final ToDoubleFunction<Precision> error;

        Quantity(String words, ToDoubleFunction<Precision> error) {
            this.words = words;
            this.error = error;
        }
    }

    String table() {
        List<String> lines = new ArrayList<>(List.of("Machine: " + Machine.here(), "",
                "| problem | scheme | n | nt | seconds | error of u | error of m |", "|---|---|---|---|---|---|---|"));
        for (Precision p : points)
            lines.add(String.format(Locale.ROOT, "| %s | `%s` | %d | %d | %.2e | %.2e | %.2e |", p.problem().name(), p.scheme(), p.n(), p.steps(), p.seconds().median(), p.value(), p.density()));
        List<String> schemes = points.stream().map(Precision::scheme).distinct().toList();
        lines.addAll(List.of("", "| problem | at | " + schemes.stream().map("seconds of `%s`"::formatted).collect(Collectors.joining(" | ")) + " | soonest, by |", "|---|---|" + "---|".repeat(schemes.size() + 1)));
        for (PrecisionProblem problem : problems()) for (Quantity quantity : Quantity.values()) lines.add(comparison(problem, quantity, schemes));
        return String.join("\n", lines) + "\n";
    }

    List<PrecisionProblem> problems() {
        return points.stream().map(Precision::problem).distinct().toList();
    }

    /// The seconds of the families at the smallest error that all of them reach.
    private String comparison(PrecisionProblem problem, Quantity quantity, List<String> schemes) {
        double error = schemes(problem).stream().mapToDouble(scheme -> curve(problem, scheme, quantity).best()).max().orElseThrow();
        Map<String, Double> seconds = new LinkedHashMap<>();
        for (String scheme : schemes(problem)) curve(problem, scheme, quantity).secondsTo(error).ifPresent(time -> seconds.put(scheme, time));
        List<String> order = seconds.keySet().stream().sorted(Comparator.comparing(seconds::get)).toList();
        String cells = schemes.stream().map(scheme -> seconds.containsKey(scheme) ? String.format(Locale.ROOT, "%.2e", seconds.get(scheme)) : "").collect(Collectors.joining(" | "));
        String verdict = order.size() < 2 ? "the curves do not meet" : String.format(Locale.ROOT, "`%s`, %.1f times", order.getFirst(), seconds.get(order.get(1)) / seconds.get(order.getFirst()));
        return String.format(Locale.ROOT, "| %s | %s %.1e | %s | %s |", problem.name(), quantity.words, error, cells, verdict);
    }

    private List<Precision> of(PrecisionProblem problem) {
        return points.stream().filter(p -> p.problem() == problem).toList();
    }

    private List<String> schemes(PrecisionProblem problem) {
        return of(problem).stream().map(Precision::scheme).distinct().toList();
    }

    private WorkCurve curve(PrecisionProblem problem, String scheme, Quantity quantity) {
        List<Precision> family = of(problem).stream().filter(p -> p.scheme().equals(scheme)).toList();
        return new WorkCurve(family.stream().mapToDouble(p -> p.seconds().median()).toArray(), family.stream().mapToDouble(quantity.error).toArray());
    }

    LinePlot figure(PrecisionProblem problem) {
        List<LinePlot.Curve> curves = new ArrayList<>();
        for (Quantity quantity : Quantity.values()) {
            for (String scheme : schemes(problem)) {
                WorkCurve curve = curve(problem, scheme, quantity);
                curves.add(new LinePlot.Curve(quantity.words + ", " + scheme, curve.seconds(), curve.errors()));
            }
        }
        return LinePlot.powers(problem.title(), "seconds", "error", curves);
    }

    /// One line of JSON for the machine, then one for each point.
    String jsonLines() {
        String head = Json.line(Json.object("schema", 1, "machine", Machine.here().json()));
        return head + "\n" + points.stream().map(p -> Json.line(p.json()) + "\n").collect(Collectors.joining());
    }
}
