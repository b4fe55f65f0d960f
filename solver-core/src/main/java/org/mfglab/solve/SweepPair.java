package org.mfglab.solve;

import org.mfglab.device.Backend;
import org.mfglab.device.Buffer;
import org.mfglab.game.MeanFieldGame;
import org.mfglab.grid.Trajectory;
import org.mfglab.scheme.Discretization;

/// `m <- FP(HJB(m))` on a device, by itself, for those who measure it: what an iteration spends its time with, without residuals and certificate.
public final class SweepPair {

    private final Sweeps sweeps;
    private final Buffer[] m;
    private final Buffer[] u;

    /// The game before its first pair of sweeps: nothing moves.
    public SweepPair(MeanFieldGame game, Discretization discretization, Backend backend) {
        long slices = 2L * discretization.time().levels() + Sweeps.SLICES + discretization.scheme().workspace(game, discretization.time()).needed();
        double needed = (double) backend.precision().bytes() * discretization.grid().size() * slices;
        this.sweeps = new Sweeps(game, discretization, backend, Solver.roomToSaveTime(backend.memory(), needed));
        this.m = sweeps.density();
        this.u = sweeps.trajectory();
        sweeps.rest(m[0], m);
    }

    /// @throws ArithmeticException if u or m does not stay finite
    public void run() {
        do finite("value", sweeps.backward(m, u, SolveControl.unlimited()));
        while (sweeps.step.revised());
        finite("density", sweeps.forward(u, m, m, (_, _, _) -> { }));
    }

    private void finite(String quantity, Sweeps.Break end) {
        if (end instanceof Sweeps.Blemish(int level, int cell)) throw new ArithmeticException("The %s is not finite at time level %d, cell %d. Maybe the time steps are too long.".formatted(quantity, level, cell));
    }

    /// The value of the last pair.
    public Trajectory value() {
        return new BufferTrajectory(sweeps.grid, sweeps.time, u, sweeps.backend.precision().unit());
    }
}
