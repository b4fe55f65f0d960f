package org.mfglab.device.cpu;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.mfglab.device.Buffer;
import org.mfglab.device.NumericalHamiltonian;
import org.mfglab.formula.Formula;
import org.mfglab.formula.Program;
import org.mfglab.grid.Grid;
import org.mfglab.grid.SpaceFunction;

/// The Hamiltonian of Lax and Friedrichs, `g = H(p) - sum_k theta_k/2 (a_k - b_k)`, `p_k = (a_k + b_k)/2`. A closed face counts as the
/// slope that minimises H along its axis with the other slopes zero, and as 0 where there is none.
final class LaxFriedrichsLevel implements LevelFlux {

    private final List<LevelAxis> axes;
    private final List<Minimiser> minimisers = new ArrayList<>();
    private final CpuPointwise value;
    private final List<CpuPointwise> derivatives = new ArrayList<>();
    private final Buffer[] inputs;
    private final CpuBuffer density;
    private final CpuBuffer common;
    private final List<CpuBuffer> rates = new ArrayList<>();
    private final double[] theta;
    private final double[] time = new double[1];
    private final Slices slices;

    LaxFriedrichsLevel(CpuBackend backend, Team team, Grid grid, List<LevelAxis> axes, NumericalHamiltonian.LaxFriedrichs g,
                       Map<String, ? extends SpaceFunction> fields) {
        this.axes = axes;
        this.slices = new Slices(team);
        List<String> buffers = new ArrayList<>(g.slopes());
        buffers.add("m");
        this.value = backend.pointwise(g.value(), grid, fields, buffers, List.of("t"));
        this.inputs = new Buffer[buffers.size()];
        for (int k = 0; k < inputs.length; k++) inputs[k] = slice(grid);
        this.density = (CpuBuffer) inputs[inputs.length - 1];
        this.common = slice(grid);
        this.theta = new double[axes.size()];
        for (int axis = 0; axis < axes.size(); axis++) {
            derivatives.add(backend.pointwise(g.derivatives().get(axis), grid, fields, buffers, List.of("t")));
            rates.add(slice(grid));
            minimisers.add(minimiser(backend, team, grid, g, axis, fields));
        }
    }

    private static CpuBuffer slice(Grid grid) {
        return new CpuBuffer(new double[grid.size()]);
    }

    private static Minimiser minimiser(CpuBackend backend, Team team, Grid grid, NumericalHamiltonian.LaxFriedrichs g, int axis,
                                       Map<String, ? extends SpaceFunction> fields) {
        Map<String, Formula> zeros = new HashMap<>();
        for (String slope : g.slopes()) if (!slope.equals(g.slopes().get(axis))) zeros.put(slope, Formula.ZERO);
        Formula alone = g.derivatives().get(axis).substitute(zeros).simplify();
        List<String> names = alone.symbols().stream().filter(name -> !name.equals("t") && !name.equals(g.slopes().get(axis))).toList();
        List<String> symbols = new ArrayList<>(List.of(g.slopes().get(axis)));
        symbols.addAll(names);
        symbols.add("t");
        List<Coefficient> coefficients = names.stream().map(name -> new Coefficient(backend, grid, Formula.symbol(name), fields)).toList();
        return new Minimiser(team, Program.of(symbols, alone), grid.size(), coefficients, alone.dependsOn("t"));
    }

    @Override
    public void at(double t, Buffer m) {
        time[0] = t;
        System.arraycopy(CpuBuffer.of(m), 0, density.data(), 0, density.size());
        for (Minimiser minimiser : minimisers) minimiser.at(t, m);
    }

    @Override
    public void prepare(double[] u) {
        for (int k = 0; k < axes.size(); k++) {
            LevelAxis axis = axes.get(k);
            Minimiser minimiser = minimisers.get(k);
            axis.slopes().run(u, (batch, face, out) -> means(axis, minimiser, batch, face, out), CpuBuffer.of(inputs[k]), false);
        }
        value.apply(common, inputs, time);
        for (int k = 0; k < axes.size(); k++) derivatives.get(k).apply(rates.get(k), inputs, time);
    }

    /// The mean slopes, a closed face as p*.
    private static void means(LevelAxis axis, Minimiser minimiser, int batch, double[] face, double[] out) {
        int lanes = axis.batches().lanes(batch);
        for (int i = 0, size = axis.batches().points() * lanes; i < size; i++) out[i] = 0.5 * (face[i] + face[i + lanes]);
        for (int i : axis.ends().shutAbove(batch)) out[i] += 0.5 * minimiser.finite(axis.batches(), batch, i);
        for (int i : axis.ends().shutBelow(batch)) out[i] += 0.5 * minimiser.finite(axis.batches(), batch, i);
    }

    @Override
    public double[] common() {
        return common.data();
    }

    @Override
    public LineFlux flux(int axis, LineBatches batches, LineEnds ends) {
        return new CentralFlux(batches, ends, minimisers.get(axis), rates.get(axis).data(), theta, axis);
    }

    @Override
    public double steepest(int axis) {
        return Math.max(slices.max(rates.get(axis).data()), -slices.min(rates.get(axis).data()));
    }

    @Override
    public void dissipation(double[] theta) {
        System.arraycopy(theta, 0, this.theta, 0, theta.length);
    }
}
