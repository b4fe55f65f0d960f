package org.mfglab.device.cpu;

import java.util.Arrays;

/// How far Newton's method is with each line of a batch. Every line ends by itself, so that its result does not depend on the lines beside it.
///
/// Arrays of a batch are dense, `[point * lanes + lane]`.
final class LineProgress {

    private static final int MAXIMUM_STEPS = 100;

    /// Beyond so many steps a residual that does not fall is rounding.
    private static final int USUAL_STEPS = 20;

    /// What the evaluation of the remainder may lose, in ulps of the largest term.
    private static final double ROUNDING = 8;

    /// Where a residual on the way exceeded this many times the values, it is computed from scratch at the end.
    private static final double ROUGH = 4;

    /// A step that changes no value, not even -0.
    private static final double NO_STEP = -0.0;

    private enum State { RUNNING, ROUGH, ENDED }

    private final int points;
    private final double dt;
    private final State[] states;
    private final double[] rough;
    private final double[] floor;
    private final double[] worst;
    private final double[] before;
    private final double[] left;
    /// The largest values, and the largest g, of every line.
    private final double[] ofW;
    private final double[] ofG;
    private int lanes;
    private int steps;
    private int running;

    LineProgress(int points, int maximumLanes, double dt) {
        this.points = points;
        this.dt = dt;
        states = new State[maximumLanes];
        rough = new double[maximumLanes];
        floor = new double[maximumLanes];
        worst = new double[maximumLanes];
        before = new double[maximumLanes];
        left = new double[maximumLanes];
        ofW = new double[maximumLanes];
        ofG = new double[maximumLanes];
    }

    /// Begins with a batch.
    ///
    /// @param w    where the iteration begins
    /// @param g    of w
    /// @param step the residual of w
    void begin(int lanes, double[] w, double[] g, double[] step) {
        this.lanes = lanes;
        steps = 0;
        running = lanes;
        Arrays.fill(states, State.RUNNING);
        Arrays.fill(before, Double.POSITIVE_INFINITY);
        largest(step, worst);
        largest(w, ofW);
        largest(g, ofG);
        for (int l = 0; l < lanes; l++) {
            rough[l] = ROUGH * ofW[l];
            floor[l] = floor(l);
        }
    }

    boolean goesOn() {
        return running > 0 && steps < MAXIMUM_STEPS;
    }

    /// Keeps the lines that have ended where they are.
    ///
    /// @param step modified
    void rest(double[] step) {
        if (running == lanes) return;
        for (int l = 0; l < lanes; l++)
            if (states[l] == State.ENDED)
                for (int i = l; i < points * lanes; i += lanes) step[i] = NO_STEP;
    }

    /// Judges the lines after a step.
    ///
    /// @param step the residual that it left
    /// @return whether there are lines that want theirs from scratch
    boolean judge(double[] step) {
        largest(step, left);
        boolean restart = false;
        for (int l = 0; l < lanes; l++) {
            if (states[l] == State.ENDED) continue;
            states[l] = judge(l);
            if (states[l] == State.ENDED) running--;
            restart |= states[l] == State.ROUGH;
        }
        steps++;
        return restart;
    }

    private State judge(int l) {
        worst[l] = Math.max(worst[l], left[l]);
        boolean falls = left[l] < 0.5 * before[l] || steps < USUAL_STEPS;
        before[l] = left[l];
        if (left[l] > floor[l] && falls) return State.RUNNING;
        if (worst[l] > rough[l]) return State.ROUGH;
        return left[l] <= floor[l] ? State.ENDED : State.RUNNING;
    }

    /// Whether a line wants its residual from scratch.
    boolean rough(int l) {
        return states[l] == State.ROUGH;
    }

    /// Goes on with the lines that wanted their residual from scratch.
    ///
    /// @param w    the values
    /// @param g    of w
    /// @param step the residual of w
    void restart(double[] w, double[] g, double[] step) {
        largest(step, left);
        largest(w, ofW);
        largest(g, ofG);
        for (int l = 0; l < lanes; l++)
            if (states[l] == State.ROUGH) {
                states[l] = State.RUNNING;
                floor[l] = floor(l);
                worst[l] = left[l];
                before[l] = Double.POSITIVE_INFINITY;
            }
    }

    /// The residual of a line that may be rounding.
    private double floor(int l) {
        return ROUNDING * Math.ulp(Math.max(ofW[l], dt * ofG[l]));
    }

    /// The largest value of every line, without signs.
    private void largest(double[] values, double[] out) {
        Arrays.fill(out, 0, lanes, 0);
        for (int c = 0; c < points * lanes; c += lanes)
            for (int l = 0; l < lanes; l++) out[l] = Math.max(out[l], Math.abs(values[c + l]));
    }
}
