package org.mfglab.device.cpu;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.mfglab.device.Buffer;
import org.mfglab.device.DrivenFaces;
import org.mfglab.device.LevelStage;
import org.mfglab.device.NumericalHamiltonian;
import org.mfglab.formula.Formula;
import org.mfglab.grid.Grid;
import org.mfglab.grid.SpaceFunction;

/// The equation of a level, one axis after the other: each adds its part to the residual and takes its couplings.
final class CpuLevelStage implements LevelStage {

    private final Team team;
    private final double dt;
    private final double base;
    private final List<LevelAxis> axes = new ArrayList<>();
    private final LevelFlux flux;
    private final Coefficient viscosity;
    private final Stencil stencil;
    private final SuitedPreconditioner preconditioner;
    private final Worker[][] workers;
    private boolean prepared;

    /// What one worker needs on one axis.
    private record Worker(LineFlux flux, double[] w, double[] face, double[] g, double[] up, double[] down, double[] nu) {
        static Worker of(LineFlux flux, LineBatches batches) {
            int lanes = batches.maximumLanes();
            int size = batches.points() * lanes;
            return new Worker(flux, new double[size], new double[size + lanes], new double[size], new double[size], new double[size], new double[size]);
        }
    }

    CpuLevelStage(CpuBackend backend, Team team, Grid grid, NumericalHamiltonian g, Formula nu, double dt, double discount,
                  Map<String, ? extends SpaceFunction> fields) {
        this.team = team;
        this.dt = dt;
        this.base = 1 + discount * dt;
        for (int axis = 0; axis < grid.dimension(); axis++) axes.add(LevelAxis.of(team, grid, axis));
        this.flux = switch (g) {
            case NumericalHamiltonian.Upwind upwind -> new UpwindLevel(backend, team, grid, axes, upwind, fields);
            case NumericalHamiltonian.LaxFriedrichs central -> new LaxFriedrichsLevel(backend, team, grid, axes, central, fields);
        };
        this.viscosity = new Coefficient(backend, grid, nu, fields);
        boolean leaks = axes.stream().anyMatch(axis -> axis.ends().driven.count() > 0);
        this.stencil = new Stencil(team, grid.n().stream().mapToInt(Integer::intValue).toArray(), leaks);
        this.preconditioner = new SuitedPreconditioner(team, grid, stencil, base, viscosity, dt);
        this.workers = new Worker[axes.size()][team.size()];
        for (int k = 0; k < workers.length; k++)
            for (int i = 0; i < team.size(); i++)
                workers[k][i] = Worker.of(flux.flux(k, axes.get(k).batches(), axes.get(k).ends()), axes.get(k).batches());
    }

    @Override
    public void at(double t, Buffer m) {
        for (LevelAxis axis : axes) axis.ends().at(t);
        flux.at(t, m);
        viscosity.at(t, m);
    }

    @Override
    public void linearise(Buffer right, Buffer u, Buffer residual) {
        double[] values = CpuBuffer.of(u);
        double[] out = CpuBuffer.of(residual);
        flux.prepare(values);
        begin(CpuBuffer.of(right), values, flux.common(), out);
        for (int k = 0; k < axes.size(); k++) {
            int axis = k;
            team.run(axes.get(k).batches().count(), (worker, batch) -> part(axis, workers[axis][worker], batch, values, out));
        }
        spreadLeaks();
        prepared = false;
    }

    /// The residual without the parts of the axes.
    private void begin(double[] right, double[] u, double[] common, double[] out) {
        for (int i = 0; i < out.length; i++) out[i] = right[i] - base * u[i];
        if (common != null) for (int i = 0; i < out.length; i++) out[i] -= dt * common[i];
    }

    /// The part of one axis on one batch.
    private void part(int axis, Worker own, int batch, double[] u, double[] out) {
        LevelAxis along = axes.get(axis);
        LineBatches batches = along.batches();
        LineEnds ends = along.ends();
        int lanes = batches.lanes(batch);
        int size = batches.points() * lanes;
        batches.gather(batch, u, own.w);
        ends.slopes(batch, own.w, own.face, false);
        own.flux.load(batch);
        own.flux.evaluate(own.face, own.g, own.up, own.down);
        viscosity.gather(batches, batch, own.nu);
        double spread = dt / along.h();
        double diffusion = spread / along.h();
        for (int i = 0; i < size; i++) {
            own.g[i] = spread * own.nu[i] * (own.face[i + lanes] - own.face[i]) - dt * own.g[i];
            own.up[i] = diffusion * own.nu[i] - spread * own.up[i];
            own.down[i] = diffusion * own.nu[i] + spread * own.down[i];
        }
        ends.clear(batch, own.g);
        ends.shut(batch, own.up, own.down);
        ends.collect(batch, own.up, own.down, along.leak());
        batches.add(batch, own.g, out);
        batches.scatter(batch, own.up, stencil.up[axis]);
        batches.scatter(batch, own.down, stencil.down[axis]);
    }

    /// Brings the leaks of the faces to their cells.
    private void spreadLeaks() {
        if (stencil.leak == null) return;
        Arrays.fill(stencil.leak, 0);
        Arrays.fill(stencil.leaving, 0);
        for (LevelAxis axis : axes) {
            DrivenFaces driven = axis.ends().driven;
            for (int i = 0; i < driven.count(); i++) {
                stencil.leak[driven.faces.get(i).cell()] += axis.leak()[i];
                if (driven.absorbing[i]) stencil.leaving[driven.faces.get(i).cell()] += axis.leak()[i];
            }
        }
    }

    @Override
    public double stiffness() {
        return stencil.largestDiagonal(base);
    }

    @Override
    public double steepest(int axis) {
        return flux.steepest(axis);
    }

    @Override
    public void dissipation(double[] theta) {
        flux.dissipation(theta);
    }

    @Override
    public void apply(Buffer x, Buffer out) {
        stencil.apply(base, CpuBuffer.of(x), CpuBuffer.of(out));
    }

    @Override
    public void applyTransposed(Buffer x, Buffer out) {
        stencil.applyTransposed(1, CpuBuffer.of(x), CpuBuffer.of(out));
    }

    @Override
    public void precondition(Buffer x, Buffer out) {
        prepare();
        preconditioner.apply(CpuBuffer.of(x), CpuBuffer.of(out));
    }

    @Override
    public void preconditionTransposed(Buffer x, Buffer out) {
        prepare();
        preconditioner.applyTransposed(CpuBuffer.of(x), CpuBuffer.of(out));
    }

    @Override
    public void transposeByLines(Buffer x, Buffer out) {
        preconditioner.lines().applyTransposed(CpuBuffer.of(x), CpuBuffer.of(out));
    }

    private void prepare() {
        if (!prepared) preconditioner.prepare();
        prepared = true;
    }

    @Override
    public double outflow(Buffer m) {
        if (stencil.leaving == null) return 0;
        double[] density = CpuBuffer.of(m);
        double sum = 0;
        for (LevelAxis axis : axes) sum += axis.ends().driven.outflow(axis.leak(), density);
        return sum;
    }
}
