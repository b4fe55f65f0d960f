package org.mfglab.device.cpu;

import java.util.List;
import java.util.Map;
import org.mfglab.device.AxisStage;
import org.mfglab.device.Backend;
import org.mfglab.device.Buffer;
import org.mfglab.device.Convolution;
import org.mfglab.device.CoupledHamiltonian;
import org.mfglab.device.FootStage;
import org.mfglab.device.Heap;
import org.mfglab.device.LevelStage;
import org.mfglab.device.NumericalHamiltonian;
import org.mfglab.device.SplineStage;
import org.mfglab.formula.Formula;
import org.mfglab.formula.SlopeFunction;
import org.mfglab.grid.Grid;
import org.mfglab.grid.SpaceFunction;

/// The processor as a device.
public final class CpuBackend implements Backend {

    /// Arrays that a line solver holds for its batch.
    private static final long ARRAYS_PER_SOLVER = 20;

    private final Team team;
    private final Slices slices;

    /// @param threads at least 1
    public CpuBackend(int threads) {
        if (threads < 1) throw new IllegalArgumentException("The number of threads (%d) must be at least 1.".formatted(threads));
        team = new Team(threads);
        slices = new Slices(team);
    }

    @Override
    public String device() {
        return "cpu";
    }

    @Override
    public int threads() {
        return team.size();
    }

    @Override
    public long memory() {
        return Heap.here().forBuffers();
    }

    /// The bytes of the line solvers of all axes, one for each thread.
    public static long scratch(Grid grid, int threads) {
        long values = 0;
        for (int axis = 0; axis < grid.dimension(); axis++) {
            LineBatches batches = new LineBatches(grid, axis);
            values += (long) batches.points() * batches.maximumLanes();
        }
        return Double.BYTES * ARRAYS_PER_SOLVER * threads * values;
    }

    @Override
    public Buffer allocate(int size) {
        return new CpuBuffer(new double[size]);
    }

    @Override
    public CpuPointwise pointwise(Formula formula, Grid grid, Map<String, ? extends SpaceFunction> fields, List<String> buffers, List<String> scalars) {
        return new CpuPointwise(team, formula, grid, fields, buffers, scalars);
    }

    @Override
    public AxisStage axisStage(Grid grid, int axis, SlopeFunction h, Formula nu, double dt, Map<String, ? extends SpaceFunction> fields) {
        LineBatches batches = new LineBatches(grid, axis);
        LineEnds ends = new LineEnds(grid, axis, batches);
        AxisFlux flux = AxisFlux.of(this, team, grid, h, fields);
        Coefficient viscosity = new Coefficient(this, grid, nu, fields);
        CpuAxisStage.Coefficients coefficients = (t, m) -> {
            ends.at(t);
            flux.at(t, m);
            viscosity.at(t, m);
        };
        return new CpuAxisStage(team, batches, ends.driven, coefficients,
                leak -> new LineSolver(batches, ends, grid.periodic(axis), grid.h(axis), dt, viscosity, flux.flux(batches, ends), leak));
    }

    @Override
    public LevelStage levelStage(Grid grid, NumericalHamiltonian g, Formula nu, double dt, double discount, Map<String, ? extends SpaceFunction> fields) {
        return new CpuLevelStage(this, team, grid, g, nu, dt, discount, fields);
    }

    @Override
    public FootStage footStage(Grid grid, List<SlopeFunction> h, Formula nu, double dt, Map<String, ? extends SpaceFunction> fields) {
        return new CpuFootStage(this, team, grid, MotionLaw.of(this, team, grid, h, fields), nu, dt, fields);
    }

    @Override
    public FootStage footStage(Grid grid, CoupledHamiltonian h, Formula nu, double dt, Map<String, ? extends SpaceFunction> fields) {
        return new CpuFootStage(this, team, grid, MotionLaw.of(this, grid, h, fields), nu, dt, fields);
    }

    @Override
    public SplineStage splineStage(Grid grid, List<Formula> curvature, List<Formula> wind, double[] variance, double dt, Map<String, ? extends SpaceFunction> fields) {
        return new CpuSplineStage(this, team, grid, curvature, wind, variance, dt, fields);
    }

    @Override
    public Convolution convolution(Grid grid, Formula kernel) {
        return new CpuConvolution(grid, kernel);
    }

    @Override
    public void combine(Buffer out, double a, Buffer x, double b, Buffer y) {
        slices.combine(CpuBuffer.of(out), a, CpuBuffer.of(x), b, CpuBuffer.of(y));
    }

    @Override
    public double dot(Buffer x, Buffer y, int row) {
        return slices.dot(CpuBuffer.of(x), CpuBuffer.of(y), row);
    }

    @Override
    public double sum(Buffer x, int row) {
        return slices.sum(CpuBuffer.of(x), row);
    }

    @Override
    public double max(Buffer x) {
        return slices.max(CpuBuffer.of(x));
    }

    @Override
    public double min(Buffer x) {
        return slices.min(CpuBuffer.of(x));
    }

    @Override
    public double distance(Buffer x, Buffer y) {
        return slices.distance(CpuBuffer.of(x), CpuBuffer.of(y));
    }

    @Override
    public int firstNonFinite(Buffer x) {
        return slices.firstNonFinite(CpuBuffer.of(x));
    }

    @Override
    public void close() {
        team.close();
    }
}
