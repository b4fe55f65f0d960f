package org.mfglab.workbench.compare;

import java.util.ArrayList;
import java.util.List;
import org.mfglab.workbench.run.Refusal;

/// Holds metrics against their tolerances.
final class Judge {

    private Judge() { }

    /// One verdict for each run but the baseline.
    ///
    /// @param row of the baseline and the others
    /// @throws Refusal if a tolerance is relative to something that has no size
    static List<Verdict> verdicts(Metric metric, Tolerance tolerance, List<Measured> row, List<Pairing> pairings) throws Refusal {
        List<Verdict> verdicts = new ArrayList<>();
        for (int i = 0; i < pairings.size(); i++) verdicts.add(verdict(metric, tolerance, row.getFirst(), row.get(i + 1), pairings.get(i)));
        return verdicts;
    }

    private static Verdict verdict(Metric metric, Tolerance tolerance, Measured base, Measured found, Pairing pairing) throws Refusal {
        String run = pairing.other().label();
        double size = switch (metric) {
            case OwnNumber _ -> base.value();
            case Distance distance -> distance.size(pairing);
        };
        if (metric instanceof Distance && tolerance.relative() > 0 && Double.isNaN(size) && found.present())
            throw Tolerance.wrong("The tolerance %s of %s is relative, and a distance has nothing to be relative to.".formatted(tolerance, metric.name()), "A number in the units of the metric: --tol %s=0.01".formatted(metric.name()));
        double bound = tolerance.bound(size);
        if (!found.present()) return Verdict.open(metric.name(), run, found.value(), base.value(), bound, found.reason());
        if (!base.present()) return Verdict.open(metric.name(), run, found.value(), base.value(), bound, "the baseline has none");
        if (metric instanceof OwnNumber own && !own.comparable(pairing.other(), pairing.base()))
            return Verdict.open(metric.name(), run, found.value(), base.value(), bound, "the costs of the two have different Lagrangians");
        return Verdict.judged(metric.name(), run, found.value(), base.value(), bound);
    }
}
