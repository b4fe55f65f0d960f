package org.mfglab.device.cpu;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.mfglab.device.Buffer;
import org.mfglab.device.NumericalHamiltonian;
import org.mfglab.formula.Formula;
import org.mfglab.formula.Function;
import org.mfglab.formula.SlopeFunction;
import org.mfglab.grid.Grid;
import org.mfglab.grid.SpaceFunction;

/// The upwind Hamiltonian `sum_k g_k + psi(R)`, `R^2 = sum_k min(a_k,0)^2 + max(b_k,0)^2`.
final class UpwindLevel implements LevelFlux {

    /// Below it R counts as zero, and so does `psi'(R)/R` times a slope.
    private static final double TINY = 1e-150;

    private final List<LevelAxis> axes;
    private final List<AxisFlux> parts = new ArrayList<>();
    private final Radial radial;

    /// The part of |p|.
    ///
    /// @param psi     of R and m
    /// @param quotient `psi'(R)/R`
    private record Radial(CpuPointwise psi, CpuPointwise quotient, CpuBuffer length, CpuBuffer value, CpuBuffer rate, CpuBuffer density, double[] time) { }

    UpwindLevel(CpuBackend backend, Team team, Grid grid, List<LevelAxis> axes, NumericalHamiltonian.Upwind g, Map<String, ? extends SpaceFunction> fields) {
        this.axes = axes;
        for (SlopeFunction h : g.axes()) parts.add(AxisFlux.of(backend, team, grid, h, fields));
        this.radial = g.radial().map(psi -> radial(backend, grid, psi, g.radius(), fields)).orElse(null);
    }

    private static Radial radial(CpuBackend backend, Grid grid, Formula psi, String radius, Map<String, ? extends SpaceFunction> fields) {
        Formula safe = Formula.call(Function.MAX, Formula.symbol(radius), Formula.constant(TINY));
        Formula quotient = psi.derivative(radius).substitute(Map.of(radius, safe)).over(safe);
        List<String> buffers = List.of(radius, "m");
        return new Radial(backend.pointwise(psi, grid, fields, buffers, List.of("t")), backend.pointwise(quotient, grid, fields, buffers, List.of("t")),
                slice(grid), slice(grid), slice(grid), slice(grid), new double[1]);
    }

    private static CpuBuffer slice(Grid grid) {
        return new CpuBuffer(new double[grid.size()]);
    }

    @Override
    public void at(double t, Buffer m) {
        for (AxisFlux part : parts) part.at(t, m);
        if (radial == null) return;
        radial.time[0] = t;
        System.arraycopy(CpuBuffer.of(m), 0, radial.density.data(), 0, radial.density.size());
    }

    @Override
    public void prepare(double[] u) {
        if (radial == null) return;
        double[] length = radial.length.data();
        Arrays.fill(length, 0);
        for (LevelAxis axis : axes) axis.slopes().run(u, (batch, face, out) -> squares(axis, batch, face, out), length, true);
        for (int i = 0; i < length.length; i++) length[i] = Math.sqrt(length[i]);
        Buffer[] inputs = {radial.length, radial.density};
        radial.psi.apply(radial.value, inputs, radial.time);
        radial.quotient.apply(radial.rate, inputs, radial.time);
    }

    private static void squares(LevelAxis axis, int batch, double[] face, double[] out) {
        int lanes = axis.batches().lanes(batch);
        for (int i = 0, size = axis.batches().points() * lanes; i < size; i++) {
            double a = Math.min(face[i + lanes], 0);
            double b = Math.max(face[i], 0);
            out[i] = a * a + b * b;
        }
    }

    @Override
    public double[] common() {
        return radial == null ? null : radial.value.data();
    }

    @Override
    public LineFlux flux(int axis, LineBatches batches, LineEnds ends) {
        LineFlux part = parts.get(axis).flux(batches, ends);
        return radial == null ? part : new RadialFlux(batches, ends, part, radial.rate.data());
    }

    @Override
    public double steepest(int axis) {
        return 0;
    }

    @Override
    public void dissipation(double[] theta) { }
}
