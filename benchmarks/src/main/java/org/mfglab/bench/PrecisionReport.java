package org.mfglab.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
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
        lines.addAll(List.of("", "| problem | at | " + String.join(" | ", schemes(problems().getFirst()).stream().map("seconds of `%s`"::formatted).toList()) + " | sooner |", "|---|---|---|---|---|"));
        for (PrecisionProblem problem : problems()) for (Quantity quantity : Quantity.values()) lines.add(comparison(problem, quantity));
        return String.join("\n", lines) + "\n";
    }

    List<PrecisionProblem> problems() {
        return points.stream().map(Precision::problem).distinct().toList();
    }

    /// The seconds of both families at the smallest error that both reach.
    private String comparison(PrecisionProblem problem, Quantity quantity) {
        List<String> schemes = schemes(problem);
        WorkCurve first = curve(problem, schemes.getFirst(), quantity), second = curve(problem, schemes.getLast(), quantity);
        double error = Math.max(first.best(), second.best());
        OptionalDouble one = first.secondsTo(error), two = second.secondsTo(error);
        String head = String.format(Locale.ROOT, "| %s | %s %.1e |", problem.name(), quantity.words, error);
        if (one.isEmpty() || two.isEmpty()) return head + " | | the curves do not meet |";
        boolean firstWins = one.getAsDouble() < two.getAsDouble();
        double factor = firstWins ? two.getAsDouble() / one.getAsDouble() : one.getAsDouble() / two.getAsDouble();
        return head + String.format(Locale.ROOT, " %.2e | %.2e | `%s`, %.1f times |", one.getAsDouble(), two.getAsDouble(), firstWins ? schemes.getFirst() : schemes.getLast(), factor);
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
