package org.mfglab.workbench.sweep;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.mfglab.workbench.figure.LinePlot;
import org.mfglab.workbench.figure.Picture;
import org.mfglab.workbench.figure.Theme;

/// The parts of the cost against the swept key, where one key is swept over numbers and two or more points converged. What did not
/// converge is left out: its cost means nothing.
final class SummaryPicture {

    private static final int WIDTH = 720;
    private static final List<String> PARTS = List.of("total", "kinetic", "running", "terminal");

    private SummaryPicture() { }

    static Optional<byte[]> of(String name, SweepPlan plan, List<StoredPoint> points) {
        return plot(name, plan, points).map(plot -> new Picture(Theme.LIGHT, WIDTH, 2).png(plot));
    }

    static Optional<LinePlot> plot(String name, SweepPlan plan, List<StoredPoint> points) {
        if (plan.keys().size() != 1) return Optional.empty();
        SweptKey key = plan.keys().getFirst();
        if (!key.values().stream().allMatch(value -> value.matches("[-+]?[0-9]+(\\.[0-9]+)?([eE][-+]?[0-9]+)?"))) return Optional.empty();
        List<SweepPoint> drawn = plan.points().stream().filter(point -> points.get(point.index()).converged())
                .sorted(Comparator.comparingDouble(SummaryPicture::x)).toList();
        if (drawn.size() < 2) return Optional.empty();
        double[] x = drawn.stream().mapToDouble(SummaryPicture::x).toArray();
        List<LinePlot.Curve> curves = PARTS.stream().map(part -> new LinePlot.Curve(part, x,
                drawn.stream().mapToDouble(point -> number(points.get(point.index()), "cost." + part)).toArray())).toList();
        return Optional.of(LinePlot.of(name + ": cost of the population over " + key.key(), key.key(), "cost", curves));
    }

    private static double x(SweepPoint point) {
        return Double.parseDouble(point.values().getFirst().value());
    }

    private static double number(StoredPoint point, String path) {
        return Summary.at(point.metrics().orElseThrow(), path) instanceof Number number ? number.doubleValue() : Double.NaN;
    }
}
