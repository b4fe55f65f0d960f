package org.mfglab.device.cpu;

import java.util.function.Function;
import org.mfglab.device.AxisStage;
import org.mfglab.device.Buffer;
import org.mfglab.device.DrivenFaces;

/// The line solves of one axis, batch by batch.
final class CpuAxisStage implements AxisStage {

    /// Brings coefficients to a time and a density, before the workers start.
    interface Coefficients {
        void at(double t, Buffer m);
    }

    private final Team team;
    private final LineBatches batches;
    private final Coefficients coefficients;
    private final DrivenFaces driven;
    private final double[] leak;
    private final LineSolver[] solvers;

    /// @param solver makes the solver of a worker that notes down what leaks across each driven face
    CpuAxisStage(Team team, LineBatches batches, DrivenFaces driven, Coefficients coefficients, Function<double[], LineSolver> solver) {
        this.team = team;
        this.batches = batches;
        this.coefficients = coefficients;
        this.driven = driven;
        this.leak = new double[driven.count()];
        this.solvers = new LineSolver[team.size()];
        for (int i = 0; i < solvers.length; i++) solvers[i] = solver.apply(leak);
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
        team.run(batches.count(), (worker, batch) -> solvers[worker].transpose(batch, at, from, to));
        return driven.outflow(leak, to);
    }
}
