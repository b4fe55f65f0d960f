package org.mfglab.solve;

import java.util.Arrays;
import org.mfglab.device.Backend;
import org.mfglab.device.Buffer;
import org.mfglab.game.MeanFieldGame;
import org.mfglab.grid.Grid;
import org.mfglab.grid.TimeGrid;
import org.mfglab.scheme.BellmanStep;
import org.mfglab.scheme.Discretization;

/// The two halves of the map `Phi(m) = FP(HJB(m))`: all backward steps, all forward steps.
final class Sweeps {

    /// Why a sweep ended before its last level.
    sealed interface Break { }

    /// A value that is not finite.
    ///
    /// @param level the time level
    /// @param cell  the index in the slice
    record Blemish(int level, int cell) implements Break { }

    /// The time limit has passed.
    record Expired() implements Break { }

    final Backend backend;
    final Grid grid;
    final TimeGrid time;
    final BellmanStep step;
    final double[] initial;
    private final double[] brought;

    Sweeps(MeanFieldGame game, Discretization discretization, Backend backend) {
        this.backend = backend;
        this.grid = discretization.grid();
        this.time = discretization.time();
        this.step = discretization.scheme().on(game, grid, time, backend);
        this.initial = game.initial().on(grid).values();
        this.brought = new double[time.levels()];
    }

    Buffer[] trajectory() {
        Buffer[] levels = new Buffer[time.levels()];
        for (int n = 0; n < levels.length; n++) levels[n] = backend.allocate(grid.size());
        return levels;
    }

    /// A trajectory that is the initial density at every level.
    Buffer[] restingDensity() {
        Buffer[] m = trajectory();
        for (Buffer level : m) level.write(initial);
        return m;
    }

    /// The same with one slice for all levels, where the costs do not see the density.
    Buffer[] sharedRestingDensity() {
        Buffer slice = backend.allocate(grid.size());
        slice.write(initial);
        Buffer[] m = new Buffer[time.levels()];
        Arrays.fill(m, slice);
        return m;
    }

    /// `u = HJB(m)`.
    ///
    /// @param u       modified
    /// @param control asked for the time at every level
    /// @return why u is not complete, or null
    Break backward(Buffer[] m, Buffer[] u, SolveControl control) {
        int steps = time.steps();
        step.terminal(m[steps], u[steps]);
        if (backend.firstNonFinite(u[steps]) >= 0) return new Blemish(steps, backend.firstNonFinite(u[steps]));
        for (int n = steps - 1; n >= 0; n--) {
            step.backward(n, u[n + 1], m[step.densityLevel(n)], u[n]);
            int cell = backend.firstNonFinite(u[n]);
            if (control.outOfTime()) return new Expired();
            if (cell >= 0) return new Blemish(n, origin(n, m[step.densityLevel(n)], u[n], cell));
        }
        return null;
    }

    /// Line solves spread a blemish over whole lines; where the running cost is not finite, it began.
    ///
    /// @param scratch modified
    private int origin(int n, Buffer m, Buffer scratch, int cell) {
        step.running(n, m, scratch);
        int source = backend.firstNonFinite(scratch);
        return source >= 0 ? source : cell;
    }

    /// `mNew[n+1] = (DS_n)^T mNew[n]` at (u, m).
    ///
    /// @param mNew    modified; may not be m
    /// @param control asked for the time at every level
    /// @return why mNew is not complete, or null
    Break forward(Buffer[] u, Buffer[] m, Buffer[] mNew, SolveControl control) {
        mNew[0].write(initial);
        for (int n = 0; n < time.steps(); n++) {
            Buffer entering = step.withSource(n, mNew[n]);
            double left = step.at(n, u[n + 1], m[step.densityLevel(n)], u[n]).transport(entering, mNew[n + 1]);
            double entered = entering == mNew[n] ? 0 : backend.sum(entering, grid.n(0)) - backend.sum(mNew[n], grid.n(0));
            brought[n + 1] = brought[n] + entered - left;
            int cell = backend.firstNonFinite(mNew[n + 1]);
            if (control.outOfTime()) return new Expired();
            if (cell >= 0) return new Blemish(n + 1, cell);
        }
        return null;
    }

    /// The largest density over time.
    double peak(Buffer[] m) {
        double peak = 0;
        for (Buffer level : m) peak = Math.max(peak, backend.max(level));
        return peak;
    }

    /// `max |m - other|` over time.
    double distance(Buffer[] m, Buffer[] other) {
        double distance = 0;
        for (int n = 0; n < m.length; n++) distance = Math.max(distance, backend.distance(m[n], other[n]));
        return distance;
    }

    /// The largest change of the total mass beyond what entered and left in the last forward sweep.
    ///
    /// @param m the result of that sweep
    double massError(Buffer[] m) {
        double volume = grid.cellVolume();
        double first = backend.sum(m[0], grid.n(0)) * volume;
        double error = 0;
        for (int n = 0; n < m.length; n++)
            error = Math.max(error, Math.abs((backend.sum(m[n], grid.n(0)) - brought[n]) * volume - first));
        return error;
    }
}
