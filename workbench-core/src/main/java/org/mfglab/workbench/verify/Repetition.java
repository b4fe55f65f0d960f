package org.mfglab.workbench.verify;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.mfglab.device.Backend;
import org.mfglab.grid.Trajectory;
import org.mfglab.solve.Solution;
import org.mfglab.workbench.file.NumpySlices;
import org.mfglab.workbench.run.MemoryUse;
import org.mfglab.workbench.run.Metrics;
import org.mfglab.workbench.run.ReferenceErrors;
import org.mfglab.workbench.study.Study;

/// Holds a solution that was computed again against the stored one.
///
/// The solvers give the same bits for any number of threads, so that the same program on the same machine repeats a run exactly, and
/// its metrics too. Another machine or version may round differently and stop elsewhere within the tolerance; the bound is then ten
/// times the tolerance.
final class Repetition {

    private static final double TOLERANCES = 10;
    private static final double ROUNDING = 1e-12;

    /// What tells of the machine and not of the solution; the status is compared by itself.
    private static final Set<String> NOT_COMPARED = Set.of("schema", "wall_s", "solve_s", "peak_memory_mb", "device", "threads", "processes", "status");

    /// What another machine may need a few more or less of.
    private static final String ITERATIONS = "iterations";

    private final Study study;
    private final Claims claims;
    private final StoredFields fields;
    private final Solution solution;
    private final String machine;

    /// @param machine said of fields that are not equal bit by bit
    Repetition(Study study, Claims claims, StoredFields fields, Solution solution, String machine) {
        this.study = study;
        this.claims = claims;
        this.fields = fields;
        this.solution = solution;
        this.machine = machine;
    }

    /// How far two fields are apart.
    ///
    /// @param largest `max |stored - solved|`
    /// @param scale   `max |solved|`
    /// @param bitwise whether they are equal bit by bit
    private record Distance(double largest, double scale, boolean bitwise) { }

    /// @param bitwise whether u and m are equal bit by bit
    record Outcome(List<Check> checks, boolean bitwise) { }

    Outcome outcome(Backend backend) throws IOException {
        Distance u = distance(fields.value(), solution.value());
        Distance m = distance(fields.density(), solution.density());
        boolean bitwise = u.bitwise && m.bitwise;
        List<Check> checks = new ArrayList<>();
        checks.add(field("u", u, Math.max(1, u.scale)));
        checks.add(field("m", m, m.scale));
        checks.add(claims.interrupted() ? Check.notChecked("status", "'%s' was chance; solved for the same number of iterations".formatted(claims.status()))
                : Check.same("status", solution.outcome().status(), claims.status(), "solved again"));
        checks.add(metrics(backend, bitwise));
        return new Outcome(checks, bitwise);
    }

    private Distance distance(NumpySlices stored, Trajectory solved) throws IOException {
        double[] a = new double[study.grid().size()];
        double[] b = new double[study.grid().size()];
        double largest = 0;
        double scale = 0;
        boolean bitwise = true;
        for (int i = 0; i < fields.levels().length; i++) {
            stored.read(i, a);
            solved.read(fields.levels()[i], b);
            for (int k = 0; k < a.length; k++) {
                largest = Math.max(largest, Math.abs(a[k] - b[k]));
                scale = Math.max(scale, Math.abs(b[k]));
                bitwise &= Double.doubleToRawLongBits(a[k]) == Double.doubleToRawLongBits(b[k]);
            }
        }
        return new Distance(largest, scale, bitwise);
    }

    private Check field(String name, Distance distance, double scale) {
        return Check.atMost(name, distance.largest / scale, bound(), distance.bitwise ? "bitwise equal" : "not bitwise equal, " + machine);
    }

    private double bound() {
        return TOLERANCES * Math.max(study.solver().tolerance(), solution.certificate().floor());
    }

    /// The number of the metrics that differs most, relative to its size where that is above 1.
    private Check metrics(Backend backend, boolean bitwise) {
        Map<String, Object> again = Metrics.of(study, solution, ReferenceErrors.of(study.reference(), solution, backend), backend.device(), backend.threads(), 0,
                new MemoryUse());
        Worst worst = new Worst();
        claims.metrics().forEach((key, value) -> {
            boolean compared = again.containsKey(key) && !NOT_COMPARED.contains(key) && (bitwise || !key.equals(ITERATIONS));
            if (compared) worst.compare(key, value, again.get(key));
        });
        return Check.atMost("metrics", worst.difference, bitwise ? ROUNDING : bound(), worst.difference == 0 ? "all equal" : "most in " + worst.place);
    }

    /// The largest difference of two trees of JSON values.
    private static final class Worst {
        private double difference;
        private String place = "";

        void compare(String path, Object claimed, Object again) {
            switch (claimed) {
                case Map<?, ?> map when again instanceof Map<?, ?> other -> map.forEach((key, value) -> {
                    if (other.containsKey(key)) compare(path + "." + key, value, other.get(key));
                });
                case List<?> list when again instanceof List<?> other && list.size() == other.size() -> {
                    for (int i = 0; i < list.size(); i++) compare(path + "[" + i + "]", list.get(i), other.get(i));
                }
                case Number number when again instanceof Number other -> note(path, relative(number.doubleValue(), other.doubleValue()));
                case null -> note(path, again == null ? 0 : Double.POSITIVE_INFINITY);
                default -> note(path, claimed.equals(again) ? 0 : Double.POSITIVE_INFINITY);
            }
        }

        private static double relative(double a, double b) {
            return Math.abs(a - b) / Math.max(1, Math.abs(b));
        }

        private void note(String path, double found) {
            if (!(found > difference)) return;
            difference = found;
            place = path;
        }
    }
}
