package org.mfglab.gpu;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.mfglab.device.Buffer;
import org.mfglab.device.LevelStage;
import org.mfglab.device.NumericalHamiltonian;
import org.mfglab.formula.Formula;
import org.mfglab.grid.Grid;
import org.mfglab.grid.SpaceFunction;

/// The equation of a level on a device, one axis after the other: each adds its part to the residual and takes its couplings.
///
/// All has the bits of the processor but the preconditioners in more than one dimension: there are no transforms here, small systems are inverted beforehand, and the
/// density is smoothed with its own diagonal.
final class ClLevelStage implements LevelStage {

    private final Ground ground;
    private final ClCells cells;
    private final double dt;
    private final double base;
    private final ClLevelFlux flux;
    private final ClCoefficient viscosity;
    private final ClStencil stencil;
    private final ClLineSweeps lines;
    private final ClPreconditioner preconditioner;
    private final Slices slices;
    private final ClBuffer scratch;
    private final List<Axis> axes = new ArrayList<>();
    private double time;

    /// NaN where it is not known.
    private double stiffness = Double.NaN;
    private boolean prepared;

    /// @param crossing what leaks across each driven face
    private record Axis(Routine add, Routine outflow, List<Object> slices, double h, ClFaces faces, ClBuffer crossing) { }

    ClLevelStage(Session session, Ground ground, NumericalHamiltonian g, Formula nu, double dt, double discount, Map<String, ? extends SpaceFunction> fields) {
        Grid grid = ground.grid;
        this.ground = ground;
        this.cells = ground.cells();
        this.dt = dt;
        this.base = 1 + discount * dt;
        this.flux = switch (g) {
            case NumericalHamiltonian.Upwind upwind -> new ClUpwindLevel(session, ground, cells, upwind, fields);
            case NumericalHamiltonian.LaxFriedrichs central -> new ClLaxFriedrichsLevel(session, ground, cells, central, fields);
        };
        this.viscosity = new ClCoefficient(session, ground, nu, fields);
        boolean leaks = false;
        for (int axis = 0; axis < cells.box.dimension(); axis++) leaks |= ground.faces(axis).count() > 0;
        this.stencil = new ClStencil(session, cells.box, leaks);
        this.lines = new ClLineSweeps(session, grid, stencil, base);
        this.preconditioner = new ClPreconditioner(session, ground, stencil, lines, base, dt, viscosity);
        this.slices = new Slices(session);
        this.scratch = session.slice(cells.box.size);
        for (int axis = 0; axis < cells.box.dimension(); axis++) axes.add(axis(session, axis));
    }

    /// The kernels of what couples the axes.
    static KernelProgram coupled(Session session) {
        return session.workshop.wide(Workshop.resource("along"), Workshop.resource("cells"), Workshop.resource("slopes"), Workshop.resource("coupled"));
    }

    private Axis axis(Session session, int axis) {
        List<ClAxisFlux.Slice> seen = flux.slices(axis);
        List<Object> arguments = new ArrayList<>();
        for (ClAxisFlux.Slice slice : seen) arguments.addAll(List.of(slice.values(), slice.stride()));
        if (flux.quotient() != null) arguments.add(flux.quotient());
        KernelProgram program = session.workshop.wide(kind(seen.size()), Workshop.resource("along"), flux.text(axis), Workshop.resource("cells"), Workshop.resource("slopes"),
                Workshop.resource("level"));
        ClFaces faces = ground.faces(axis);
        Routine outflow = session.workshop.scalar(Workshop.resource("outflow")).routine("outflow");
        return new Axis(program.routine("add_axis"), outflow, arguments, ground.grid.h(axis), faces, session.slice(faces.count()));
    }

    /// What distinguishes kernels.
    ///
    /// @param seen slices that a flux sees
    private String kind(int seen) {
        var declared = new StringBuilder();
        var used = new ArrayList<String>();
        for (int k = 0; k < seen; k++) {
            declared.append(" global const real *c%d, const int s%d,".formatted(k, k));
            used.add("{c%d + s%d * (v), 0}".formatted(k, k));
        }
        boolean radial = flux.quotient() != null;
        if (radial) declared.append(" global const real *quotient,");
        return "#define SLICES %d\n#define COEFFICIENTS%s\n#define LAW(v) {{%s}}\n#define RADIAL %d\n#define COMMON %d\n#define LEAKS %d\n".formatted(
                seen, declared, String.join(", ", used), radial ? 1 : 0, flux.common() == null ? 0 : 1, stencil.leaks ? 1 : 0);
    }

    @Override
    public void at(double t, Buffer m) {
        time = t;
        flux.at(t, m);
        viscosity.at(t, m);
    }

    @Override
    public void linearise(Buffer right, Buffer u, Buffer residual) {
        for (Axis axis : axes) axis.faces.at(time);
        flux.prepare(ClBuffer.of(u));
        for (int k = 0; k < axes.size(); k++) part(k, ClBuffer.of(right), ClBuffer.of(u), ClBuffer.of(residual));
        lines.changed();
        stiffness = Double.NaN;
        prepared = false;
    }

    private void part(int axis, ClBuffer right, ClBuffer u, ClBuffer residual) {
        Axis along = axes.get(axis);
        double spread = dt / along.h;
        List<Object> arguments = new ArrayList<>(List.of(cells.box.vectors, base, dt, time, spread, spread / along.h, cells.box.marks));
        arguments.addAll(cells.axis(axis));
        arguments.addAll(along.slices);
        arguments.addAll(List.of(viscosity.slice, viscosity.stride, flux.common() == null ? u : flux.common(), right, u));
        arguments.addAll(List.of(along.faces.absorbing, along.crossing, stencil.leak, stencil.leaving, residual, stencil.up.get(axis), stencil.down.get(axis)));
        along.add.each(cells.box.vectors, arguments.toArray());
    }

    @Override
    public double stiffness() {
        if (Double.isNaN(stiffness)) {
            stencil.diagonal(base, scratch);
            stiffness = Math.max(0, slices.max(scratch));
        }
        return stiffness;
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
        stencil.apply(base, ClBuffer.of(x), ClBuffer.of(out));
    }

    @Override
    public void applyTransposed(Buffer x, Buffer out) {
        stencil.applyTransposed(1, ClBuffer.of(x), ClBuffer.of(out));
    }

    @Override
    public void precondition(Buffer x, Buffer out) {
        prepare();
        preconditioner.apply(ClBuffer.of(x), ClBuffer.of(out));
    }

    @Override
    public void preconditionTransposed(Buffer x, Buffer out) {
        prepare();
        preconditioner.applyTransposed(ClBuffer.of(x), ClBuffer.of(out));
    }

    @Override
    public void transposeByLines(Buffer x, Buffer out) {
        lines.applyTransposed(ClBuffer.of(x), ClBuffer.of(out));
    }

    private void prepare() {
        if (!prepared) preconditioner.changed(stiffness());
        prepared = true;
    }

    @Override
    public double outflow(Buffer m) {
        double sum = 0;
        for (Axis axis : axes)
            if (axis.faces.count() > 0) {
                axis.outflow.items(1, axis.crossing, axis.faces.absorbing, axis.faces.cells, m, axis.faces.count(), scratch);
                sum += scratch.first(1)[0];
            }
        return sum;
    }
}
