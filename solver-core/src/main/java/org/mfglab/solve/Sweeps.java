package org.mfglab.solve;

import org.mfglab.device.Backend;
import org.mfglab.device.Buffer;
import org.mfglab.game.MeanFieldGame;
import org.mfglab.grid.Grid;
import org.mfglab.grid.TimeGrid;
import org.mfglab.grid.Trajectory;
import org.mfglab.scheme.BellmanStep;
import org.mfglab.scheme.Discretization;
import org.mfglab.scheme.Tangent;

/// The two halves of the map `Phi(m) = FP(HJB(m))`: all backward steps, all forward steps.
final class Sweeps {

    /// Slices of its own: two levels of the density that a forward sweep has in hand.
    static final int SLICES = 2;

    /// Why a sweep ended before its last level.
    sealed interface Break { }

    /// A value that is not finite.
    ///
    /// @param level the time level
    /// @param cell  the index in the slice
    record Blemish(int level, int cell) implements Break { }

    /// The time limit has passed.
    record Expired() implements Break { }

    /// Sees the levels of a new density, in order, each while the old one is still in its place.
    interface Witness {

        /// @param brought the sum of what entered up to this level, less what left
        void arrived(int level, Buffer fresh, double brought);
    }

    final Backend backend;
    final Grid grid;
    final TimeGrid time;
    final BellmanStep step;
    private final MeanFieldGame game;
    private Buffer fresh;
    private Buffer next;

    /// @param room bytes of the device that may go to what only saves time
    Sweeps(MeanFieldGame game, Discretization discretization, Backend backend, long room) {
        this.game = game;
        this.backend = backend;
        this.grid = discretization.grid();
        this.time = discretization.time();
        this.step = discretization.scheme().on(game, grid, time, backend, room);
        this.fresh = backend.allocate(grid.size());
        this.next = backend.allocate(grid.size());
    }

    Buffer[] trajectory() {
        Buffer[] levels = new Buffer[time.levels()];
        for (int n = 0; n < levels.length; n++) levels[n] = backend.allocate(grid.size());
        return levels;
    }

    /// A trajectory that begins with the initial density.
    Buffer[] density() {
        Buffer[] m = trajectory();
        m[0].write(game.initial().on(grid).values());
        return m;
    }

    /// Brings all levels to one slice, which may be one of them.
    void rest(Buffer slice, Buffer[] levels) {
        for (Buffer level : levels) if (level != slice) copy(slice, level);
    }

    /// Takes the levels of a trajectory but for the first, which every density begins with.
    ///
    /// @param levels modified
    void take(Trajectory trajectory, Buffer[] levels) {
        if (trajectory.grid().size() != grid.size() || trajectory.time().levels() != levels.length)
            throw new IllegalArgumentException("A trajectory of %d levels of %d values is no start for one of %d levels of %d values."
                    .formatted(trajectory.time().levels(), trajectory.grid().size(), levels.length, grid.size()));
        double[] slice = new double[grid.size()];
        for (int n = 1; n < levels.length; n++) {
            trajectory.read(n, slice);
            levels[n].write(slice);
        }
    }

    void copy(Buffer[] from, Buffer[] to) {
        for (int n = 0; n < to.length; n++) copy(from[n], to[n]);
    }

    private void copy(Buffer from, Buffer to) {
        backend.combine(to, 1, from, 0, from);
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
            step.backward(n, u[n + 1], m, u[n]);
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

    /// `mNew[n+1] = (DS_n)^T mNew[n]` at (u, m), from the same start as m. It is not stopped by a time limit, being the cheaper half.
    ///
    /// @param into    modified: takes mNew, its slices exchanged for others; may be m or u, since a level is replaced only when no
    ///                step to come stands at it
    /// @param witness sees every level before it is replaced
    /// @return why mNew is not complete, or null
    Blemish forward(Buffer[] u, Buffer[] m, Buffer[] into, Witness witness) {
        copy(m[0], fresh);
        double brought = 0;
        for (int n = 0; n < time.steps(); n++) {
            Tangent tangent = step.at(n, u[n + 1], m, u[n]);
            Buffer entering = step.withSource(n, fresh);
            double left = tangent.transport(entering, next);
            double entered = entering == fresh ? 0 : backend.sum(entering, grid.n(0)) - backend.sum(fresh, grid.n(0));
            int cell = backend.firstNonFinite(next);
            if (cell >= 0) return new Blemish(n + 1, cell);
            settle(n, into, brought, witness);
            brought += entered - left;
        }
        settle(time.steps(), into, brought, witness);
        return null;
    }

    /// Puts the level in hand into its place and takes the next one, with the replaced slice to write to.
    private void settle(int n, Buffer[] into, double brought, Witness witness) {
        witness.arrived(n, fresh, brought);
        Buffer replaced = into[n];
        into[n] = fresh;
        fresh = next;
        next = replaced;
    }

    /// The largest density over time.
    double peak(Buffer[] m) {
        double peak = 0;
        for (Buffer level : m) peak = Math.max(peak, backend.max(level));
        return peak;
    }
}
