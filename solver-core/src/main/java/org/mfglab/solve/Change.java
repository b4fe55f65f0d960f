package org.mfglab.solve;

import java.util.SplittableRandom;
import org.mfglab.device.Backend;
import org.mfglab.device.Buffer;

/// What one application of Phi changes, gathered level by level while both densities are at hand.
final class Change implements Sweeps.Witness {

    /// Two marks and two costs.
    static final int SLICES = 4;

    private final Sweeps sweeps;
    private final Backend backend;
    private final Buffer[] m;
    private final int row;
    private final boolean coupled;
    private final Buffer[] costs = new Buffer[2];
    private final Buffer[] marks = new Buffer[2];
    private double[] fingerprint;
    private Buffer terminal;
    private double initialMass;
    private double distance;
    private double peak;
    private double massError;
    private double cost;

    /// @param m       the density that Phi is applied to
    /// @param coupled whether the costs see it
    Change(Sweeps sweeps, Buffer[] m, boolean coupled) {
        this.sweeps = sweeps;
        this.backend = sweeps.backend;
        this.m = m;
        this.row = sweeps.grid.n(0);
        this.coupled = coupled;
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < 2; i++) {
            if (coupled) costs[i] = backend.allocate(sweeps.grid.size());
            marks[i] = backend.allocate(sweeps.grid.size());
            marks[i].write(random.doubles(sweeps.grid.size(), -1, 1).toArray());
        }
    }

    /// Begins anew.
    ///
    /// @param terminal `G(m[N])`
    Change from(Buffer terminal) {
        this.terminal = terminal;
        fingerprint = new double[4];
        distance = peak = massError = cost = 0;
        return this;
    }

    @Override
    public void arrived(int level, Buffer fresh, double brought) {
        distance = Math.max(distance, backend.distance(fresh, m[level]));
        peak = Math.max(peak, backend.max(fresh));
        double mass = (backend.sum(fresh, row) - brought) * sweeps.grid.cellVolume();
        if (level == 0) initialMass = mass;
        massError = Math.max(massError, Math.abs(mass - initialMass));
        if (coupled) cost = Math.max(cost, costChange(level, fresh));
        int steps = sweeps.time.steps();
        if (level == steps) mark(0, fresh);
        if (level == (steps + 1) / 2) mark(2, fresh);
    }

    private void mark(int at, Buffer fresh) {
        for (int i = 0; i < 2; i++) fingerprint[at + i] = backend.dot(fresh, marks[i], row);
    }

    /// The change of G at the horizon and of F in the steps that see this level.
    private double costChange(int level, Buffer fresh) {
        int steps = sweeps.time.steps();
        double change = 0;
        if (level == steps) {
            sweeps.step.terminal(fresh, costs[0]);
            change = backend.distance(costs[0], terminal);
        }
        for (int n = Math.max(0, level - 1); n <= Math.min(level, steps - 1); n++)
            if (sweeps.step.densityLevel(n) == level) {
                sweeps.step.running(n, fresh, costs[0]);
                sweeps.step.running(n, m[level], costs[1]);
                change = Math.max(change, backend.distance(costs[0], costs[1]));
            }
        return change;
    }

    /// `max |Phi(m) - m| / max Phi(m)`; 0 where the costs do not see the density.
    double relative() {
        return coupled ? distance / peak : 0;
    }

    /// `max |F(Phi(m)) - F(m)|` and the same of G: what the HJB equation of (u, Phi(m)) lacks.
    double cost() {
        return cost;
    }

    /// The largest change of the total mass of Phi(m) over time, beyond what entered and left.
    double massError() {
        return massError;
    }

    /// A few fixed linear functionals of Phi(m).
    double[] fingerprint() {
        return fingerprint;
    }
}
