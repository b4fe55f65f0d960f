package org.mfglab.device.cpu;

import java.util.function.DoubleConsumer;
import java.util.function.Supplier;
import org.mfglab.device.AxisStage;
import org.mfglab.device.Buffer;

/// The line solves of one axis, batch by batch.
final class CpuAxisStage implements AxisStage {

    private final Team team;
    private final LineBatches batches;
    private final DoubleConsumer coefficients;
    private final LineSolver[] solvers;

    /// @param coefficients brings the coefficients to a time, before the workers start
    /// @param solver       makes the solver of a worker
    CpuAxisStage(Team team, LineBatches batches, DoubleConsumer coefficients, Supplier<LineSolver> solver) {
        this.team = team;
        this.batches = batches;
        this.coefficients = coefficients;
        this.solvers = new LineSolver[team.size()];
        for (int i = 0; i < solvers.length; i++) solvers[i] = solver.get();
    }

    @Override
    public void solve(double t, Buffer previous, Buffer w) {
        coefficients.accept(t);
        double[] from = CpuBuffer.of(previous);
        double[] to = CpuBuffer.of(w);
        team.run(batches.count(), (worker, batch) -> solvers[worker].solve(batch, from, to));
    }

    @Override
    public void tangent(double t, Buffer w, Buffer right, Buffer out) {
        coefficients.accept(t);
        double[] at = CpuBuffer.of(w);
        double[] from = CpuBuffer.of(right);
        double[] to = CpuBuffer.of(out);
        team.run(batches.count(), (worker, batch) -> solvers[worker].tangent(batch, at, from, to, false));
    }

    @Override
    public void transpose(double t, Buffer w, Buffer right, Buffer out) {
        coefficients.accept(t);
        double[] at = CpuBuffer.of(w);
        double[] from = CpuBuffer.of(right);
        double[] to = CpuBuffer.of(out);
        team.run(batches.count(), (worker, batch) -> solvers[worker].tangent(batch, at, from, to, true));
    }
}
