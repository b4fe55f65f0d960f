package org.mfglab.device.cpu;

import java.util.function.Supplier;
import org.mfglab.device.AxisStage;
import org.mfglab.device.Buffer;

/// The line solves of one axis, batch by batch.
final class CpuAxisStage implements AxisStage {

    /// Brings coefficients to a time and a density, before the workers start.
    interface Coefficients {
        void at(double t, Buffer m);
    }

    private final Team team;
    private final LineBatches batches;
    private final Coefficients coefficients;
    private final LineSolver[] solvers;
    private final double[] outflow;

    /// @param solver makes the solver of a worker
    CpuAxisStage(Team team, LineBatches batches, Coefficients coefficients, Supplier<LineSolver> solver) {
        this.team = team;
        this.batches = batches;
        this.coefficients = coefficients;
        this.solvers = new LineSolver[team.size()];
        this.outflow = new double[batches.count()];
        for (int i = 0; i < solvers.length; i++) solvers[i] = solver.get();
    }

    @Override
    public void at(double t, Buffer m) {
        coefficients.at(t, m);
    }

    @Override
    public void solve(Buffer previous, Buffer w) {
        double[] from = CpuBuffer.of(previous);
        double[] to = CpuBuffer.of(w);
        team.run(batches.count(), (worker, batch) -> solvers[worker].solve(batch, from, to));
    }

    @Override
    public void tangent(Buffer w, Buffer right, Buffer out) {
        double[] at = CpuBuffer.of(w);
        double[] from = CpuBuffer.of(right);
        double[] to = CpuBuffer.of(out);
        team.run(batches.count(), (worker, batch) -> solvers[worker].tangent(batch, at, from, to));
    }

    @Override
    public double transpose(Buffer w, Buffer right, Buffer out) {
        double[] at = CpuBuffer.of(w);
        double[] from = CpuBuffer.of(right);
        double[] to = CpuBuffer.of(out);
        team.run(batches.count(), (worker, batch) -> outflow[batch] = solvers[worker].transpose(batch, at, from, to));
        double sum = 0;
        for (double part : outflow) sum += part;
        return sum;
    }
}
