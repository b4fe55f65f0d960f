package org.mfglab.device.cpu;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.mfglab.device.AxisStage;
import org.mfglab.device.Backend;
import org.mfglab.device.Buffer;
import org.mfglab.formula.Formula;
import org.mfglab.formula.SlopeFunction;
import org.mfglab.grid.Grid;
import org.mfglab.grid.SpaceFunction;

/// The processor as a device.
public final class CpuBackend implements Backend {

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
        return Runtime.getRuntime().maxMemory();
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
    public AxisStage axisStage(Grid grid, int axis, SlopeFunction h, double nu, double dt) {
        LineBatches batches = new LineBatches(grid, axis);
        boolean periodic = grid.periodic(axis);
        double spacing = grid.h(axis);
        return switch (h) {
            case SlopeFunction.Quadratic(String slope, Formula curvature, Formula drift) -> {
                Coefficient b = new Coefficient(this, grid, drift);
                yield new CpuAxisStage(team, batches, b::at,
                        () -> new LineSolver(batches, periodic, spacing, dt, nu, new QuadraticFlux(batches, periodic, ((Formula.Constant) curvature).value(), b)));
            }
            case SlopeFunction.Linear(String slope, Formula drift) -> {
                Coefficient b = new Coefficient(this, grid, drift);
                yield new CpuAxisStage(team, batches, b::at,
                        () -> new LineSolver(batches, periodic, spacing, dt, nu, new LinearFlux(batches, periodic, b)));
            }
            case SlopeFunction.Convex convex -> {
                Coefficient[] coordinates = coordinates(grid, convex);
                Minimiser minimiser = new Minimiser(convex, grid.size(), coordinates);
                yield new CpuAxisStage(team, batches, minimiser::at,
                        () -> new LineSolver(batches, periodic, spacing, dt, nu, new ConvexFlux(batches, periodic, convex, coordinates, minimiser)));
            }
        };
    }

    /// The coordinates that a formula names as slices, null for those that it does not.
    private Coefficient[] coordinates(Grid grid, SlopeFunction.Convex h) {
        List<Coefficient> coordinates = new ArrayList<>();
        for (String name : List.of("x", "y", "z"))
            coordinates.add(h.value().dependsOn(name) ? new Coefficient(this, grid, Formula.symbol(name)) : null);
        return coordinates.toArray(Coefficient[]::new);
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
