package org.mfglab.solve;

import java.util.List;

/// How small residuals must be before a certificate is worth its sweeps. A certificate that is refused lowers that to a fifth.
///
/// Where rounding forbids the tolerance an iteration is certified within what rounding allows, when it wins nothing more.
final class Aim {

    /// What one iteration leaves of the residuals, at most, while it wins digits.
    private static final double FALLING = 0.7;

    private static final double LOWERED = 5;

    private final double tolerance;
    private double target;
    private double floor;
    private int refusals;

    /// @param refusals of certificates so far
    Aim(double tolerance, int refusals) {
        this.tolerance = tolerance;
        this.target = tolerance / 2;
        for (int i = 0; i < refusals; i++) refused();
    }

    /// Takes what rounding allows for good enough.
    void allow(double floor) {
        this.floor = floor;
        target = Math.max(tolerance / 2, floor / 2);
        for (int i = 0; i < refusals; i++) target /= LOWERED;
    }

    void refused() {
        refusals++;
        target /= LOWERED;
    }

    int refusals() {
        return refusals;
    }

    /// What the residuals are to come to: the tolerance, or what rounding allows.
    double goal() {
        return Math.max(tolerance, floor);
    }

    boolean reached(List<Residuals> history) {
        double last = worst(history.getLast());
        return last <= target && (last <= tolerance / 2 || !falling(history));
    }

    private static double worst(Residuals residuals) {
        return Math.max(residuals.fixedPoint(), residuals.hjb());
    }

    /// Whether an iteration that rounding allows to end comes nearer still.
    private static boolean falling(List<Residuals> history) {
        int before = history.size() - 2;
        return before >= 0 && worst(history.getLast()) < FALLING * worst(history.get(before));
    }
}
