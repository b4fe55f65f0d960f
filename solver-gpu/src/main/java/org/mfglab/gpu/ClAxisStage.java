package org.mfglab.gpu;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jocl.cl_mem;
import org.mfglab.device.AxisStage;
import org.mfglab.device.Buffer;
import org.mfglab.formula.Formula;
import org.mfglab.formula.SlopeFunction;
import org.mfglab.grid.Grid;
import org.mfglab.grid.SpaceFunction;

/// The line solves of one axis: the whole of Newton's method on a line by one item, or on neighbouring lines in its lanes.
final class ClAxisStage implements AxisStage {

    /// Working arrays of a kernel: on open lines, and more on periodic ones.
    private static final int ARRAYS = 8;
    private static final int PERIODIC_ARRAYS = 2;

    private final ClLines lines;
    private final ClFaces faces;
    private final ClAxisFlux flux;
    private final ClCoefficient viscosity;
    private final double h;
    private final double dt;
    private final KernelProgram program;
    private final Routine outflow;
    private final cl_mem codes;
    private final cl_mem scratch;
    private final List<Coefficient> coefficients = new ArrayList<>();
    private final ClBuffer point;
    private final ClBuffer right;
    private final ClBuffer leak;
    private final ClBuffer left;
    private double time;
    private boolean seen;

    /// A coefficient and a room in which the lines see it.
    private record Coefficient(ClAxisFlux.Slice slice, ClBuffer room) { }

    ClAxisStage(Session session, Ground ground, int axis, SlopeFunction h, Formula nu, double dt, Map<String, ? extends SpaceFunction> fields) {
        Grid grid = ground.grid;
        this.lines = new ClLines(session, grid, axis);
        this.faces = ground.faces(axis);
        this.flux = ClAxisFlux.of(session, ground, h, fields);
        this.viscosity = new ClCoefficient(session, ground, nu, fields);
        this.h = grid.h(axis);
        this.dt = dt;
        add(session, ClAxisFlux.Slice.of(viscosity));
        for (ClAxisFlux.Slice slice : flux.slices()) add(session, slice);
        this.program = session.workshop.wide(text(grid, axis), Workshop.resource("along"), flux.text(), Workshop.resource("system"), Workshop.resource("lines"));
        this.outflow = session.workshop.scalar(Workshop.resource("outflow")).routine("outflow");
        this.codes = lines.ordered(faces.codes);
        this.scratch = ground.scratch(scratch(session, grid, arrays(session, grid.periodic(axis))));
        this.point = session.slice(lines.turned ? grid.size() : 0);
        this.right = session.slice(lines.turned ? grid.size() : 0);
        this.leak = session.slice(faces.count());
        this.left = session.slice(1);
    }

    /// On a processor there is also a copy of every slice that is seen.
    private int arrays(Session session, boolean periodic) {
        return ARRAYS + (periodic ? PERIODIC_ARRAYS : 0) + (session.settings.processor() ? coefficients.size() : 0);
    }

    /// The bytes of the working arrays along the axis that needs most.
    private static long scratch(Session session, Grid grid, int arrays) {
        return IntStream.range(0, grid.dimension()).mapToObj(axis -> new ClLines(session, grid, axis)).mapToLong(axis -> axis.scratch(arrays)).max().orElseThrow();
    }

    private void add(Session session, ClAxisFlux.Slice slice) {
        coefficients.add(new Coefficient(slice, lines.turned && slice.stride() > 0 ? session.slice(slice.values().size()) : slice.values()));
    }

    /// What the kernels take beside their own, and how they see it.
    private String text(Grid grid, int axis) {
        var declared = new StringBuilder("#define COEFFICIENTS");
        var used = new StringBuilder("#define THESE_COEFFICIENTS");
        var looks = new StringBuilder("#define LOOK(c, n, first, stride, count)");
        for (int k = 0; k < flux.slices().size(); k++) {
            declared.append(" global const double *c%d, const int s%d,".formatted(k, k));
            used.append(" c%d, s%d,".formatted(k, k));
            looks.append(" c[%d] = look(c%d, s%d, n, first, stride, count, ROOM(SLICE + %d));".formatted(k, k, k, k));
        }
        String facts = "#define PERIODIC %d\n#define OBSTACLES %d\n#define SLICES %d"
                .formatted(grid.periodic(axis) ? 1 : 0, grid.geometry().hasObstacles() ? 1 : 0, flux.slices().size());
        return String.join("\n", facts, declared, used, looks) + "\n";
    }

    @Override
    public void at(double t, Buffer m) {
        time = t;
        if (!(viscosity.at(t, m) | flux.at(t, m)) && seen) return;
        seen = true;
        for (Coefficient coefficient : coefficients) if (coefficient.slice.stride() > 0) lines.seen(coefficient.slice.values(), coefficient.room);
    }

    @Override
    public void solve(Buffer previous, Buffer w) {
        ClBuffer from = lines.seen(ClBuffer.of(previous), point);
        ClBuffer to = out(w);
        start("solve_lines", from, to);
        lines.back(to, ClBuffer.of(w));
    }

    @Override
    public void tangent(Buffer w, Buffer right, Buffer out) {
        linear("tangent_lines", w, right, out);
    }

    @Override
    public double transpose(Buffer w, Buffer right, Buffer out) {
        linear("transpose_lines", w, right, out, leak);
        if (faces.count() == 0) return 0;
        outflow.items(1, leak, faces.absorbing, faces.cells, ClBuffer.of(out), faces.count(), left);
        return left.first(1)[0];
    }

    private void linear(String kernel, Buffer w, Buffer side, Buffer out, Object... more) {
        ClBuffer at = lines.seen(ClBuffer.of(w), point);
        ClBuffer from = lines.seen(ClBuffer.of(side), right);
        ClBuffer to = out(out);
        List<Object> arguments = new ArrayList<>(List.of(at, from, to));
        arguments.addAll(List.of(more));
        start(kernel, arguments.toArray());
        lines.back(to, ClBuffer.of(out));
    }

    /// Where a kernel writes; lines are read whole before they are written.
    private ClBuffer out(Buffer out) {
        return lines.turned ? right : ClBuffer.of(out);
    }

    /// Stages share the faces, so what is given there is brought to the time of this one.
    private void start(String kernel, Object... own) {
        faces.at(time);
        List<Object> arguments = new ArrayList<>(List.of(lines.n, lines.stride, lines.sets, lines.turned ? 1 : 0, h, dt, time,
                codes, faces.below, faces.above, faces.given, faces.absorbing, faces.count()));
        for (Coefficient coefficient : coefficients) arguments.addAll(List.of(coefficient.room, coefficient.slice.stride()));
        arguments.add(scratch);
        arguments.addAll(List.of(own));
        program.routine(kernel).items(lines.items, arguments.toArray());
    }
}
