package org.mfglab.scheme;

import java.util.ArrayList;
import java.util.List;
import org.mfglab.device.LevelStage;

/// The numbers theta of the scheme of Lax and Friedrichs, one per axis: at least the largest `|H_p|` of the solution. Where a level exceeds
/// one, it is raised to 1.2 times what was found, and the sweep must be done again (MATH 3.2).
final class Dissipation {

    private static final double MARGIN = 1.2;

    private final double[] theta;
    private boolean revised;

    private Dissipation(double[] theta) {
        this.theta = theta;
    }

    /// For schemes that need none.
    static Dissipation none() {
        return new Dissipation(new double[0]);
    }

    /// @param known what is known of it; empty at first
    static Dissipation of(List<Double> known, int dimension) {
        double[] theta = new double[dimension];
        for (int axis = 0; axis < known.size(); axis++) theta[axis] = known.get(axis);
        return new Dissipation(theta);
    }

    void set(LevelStage stage) {
        if (theta.length > 0) stage.dissipation(theta);
    }

    /// Raises the numbers that a value exceeds.
    boolean raisedFor(LevelStage stage) {
        boolean raised = false;
        for (int axis = 0; axis < theta.length; axis++) {
            double steepest = stage.steepest(axis);
            if (!(steepest > theta[axis]) || !Double.isFinite(steepest)) continue;
            theta[axis] = MARGIN * steepest;
            raised = true;
        }
        revised |= raised;
        return raised;
    }

    /// Whether it was raised since this was last asked.
    boolean revised() {
        boolean was = revised;
        revised = false;
        return was;
    }

    /// A scheme with the numbers found.
    Scheme recordedIn(Scheme scheme) {
        if (theta.length == 0) return scheme;
        List<Double> found = new ArrayList<>();
        for (double value : theta) found.add(value);
        return new LaxFriedrichs(found, ((LaxFriedrichs) scheme).innerTolerance());
    }
}
