package org.mfglab.gpu;

import java.util.ArrayList;
import java.util.List;
import org.mfglab.grid.Grid;

/// Direct solves along the lines of one axis after the other: the inverse of `(I + J_1) .. (I + J_d)`, which differs from `I + J_1 + .. + J_d`
/// by products of two axes (Peaceman and Rachford 1955). Exact in one dimension; good where the couplings are of order 1.
final class ClLineSweeps {

    /// For what the lines are eliminated. The leaks and the discount differ.
    private enum Eliminated { NOTHING, VALUE, DENSITY }

    private final Session session;
    private final ClStencil stencil;
    private final double base;
    private final List<Axis> axes = new ArrayList<>();
    private final Routine eliminate;
    private final Routine solve;
    private final ClBuffer room;
    private final ClBuffer turned;
    private Eliminated eliminated = Eliminated.NOTHING;

    /// The lines of an axis.
    ///
    /// @param shape   points, their distance, whether lines are rows, lines, sets, whether they are periodic
    /// @param turned  how slices are turned for it; null where they are not
    /// @param factors couplings up and down, as the lines see them, then what is left of the elimination
    private record Axis(List<Object> shape, int n, int items, ClLines turned, List<ClBuffer> factors) { }

    ClLineSweeps(Session session, Grid grid, ClStencil stencil, double base) {
        this.session = session;
        this.stencil = stencil;
        this.base = base;
        KernelProgram program = session.workshop.wide(Workshop.resource("along"), Workshop.resource("system"), Workshop.resource("sweeps"));
        this.eliminate = program.routine("eliminate");
        this.solve = program.routine("solve_lines");
        for (int axis = 0; axis < grid.dimension(); axis++) axes.add(axis(grid, axis));
        int items = axes.stream().mapToInt(axis -> axis.items * axis.n * session.workshop.width()).max().orElseThrow();
        this.room = session.slice(session.settings.processor() ? items : grid.size());
        this.turned = session.slice(axes.getFirst().turned != null ? grid.size() : 1);
    }

    private Axis axis(Grid grid, int axis) {
        int n = grid.n(axis);
        int lines = grid.size() / n;
        int width = session.workshop.width();
        boolean rows = axis == 0 && session.settings.processor();
        boolean turns = axis == 0 && !session.settings.processor() && lines > 1;
        int stride = turns ? lines : grid.stride(axis);
        int sets = rows ? Math.ceilDiv(lines, width) : lines / stride * Math.ceilDiv(stride, width);
        int items = session.settings.processor() ? Math.min(sets, 2 * session.device.facts().units()) : sets;
        boolean copied = turns || session.settings.processor();
        int size = n * sets * width;
        List<ClBuffer> factors = new ArrayList<>();
        factors.add(copied ? session.slice(size) : stencil.up.get(axis));
        factors.add(copied ? session.slice(size) : stencil.down.get(axis));
        for (int k = 0; k < 3; k++) factors.add(session.slice(k == 0 || grid.periodic(axis) ? size : 1));
        return new Axis(List.of(n, stride, rows ? 1 : 0, lines, sets, grid.periodic(axis) ? 1 : 0), n, items, turns ? new ClLines(session, grid, axis) : null, factors);
    }

    /// The stencil is another one.
    void changed() {
        eliminated = Eliminated.NOTHING;
    }

    /// `out`, about `J^-1 x`.
    void apply(ClBuffer x, ClBuffer out) {
        eliminate(Eliminated.VALUE);
        for (int axis = 0; axis < axes.size(); axis++) solve(axes.get(axis), axis == 0 ? x : out, out, false);
    }

    /// `out`, about `J^-T x`, without the discount and with the leaks of the density: as much as x and nonnegative where x is.
    void applyTransposed(ClBuffer x, ClBuffer out) {
        eliminate(Eliminated.DENSITY);
        for (int axis = axes.size() - 1; axis >= 0; axis--) solve(axes.get(axis), axis == axes.size() - 1 ? x : out, out, true);
    }

    private void eliminate(Eliminated wanted) {
        if (eliminated != wanted) for (int axis = 0; axis < axes.size(); axis++) eliminate(axis, wanted);
        eliminated = wanted;
    }

    /// The identity and the leaks stand with the first axis, the discount too.
    private void eliminate(int axis, Eliminated wanted) {
        Axis along = axes.get(axis);
        boolean leaks = axis == 0 && stencil.leaks;
        ClBuffer leak = wanted == Eliminated.VALUE ? stencil.leak : stencil.leaving;
        if (along.turned != null) {
            along.turned.seen(stencil.up.get(axis), along.factors.get(0));
            along.turned.seen(stencil.down.get(axis), along.factors.get(1));
            if (leaks) along.turned.seen(leak, turned);
        }
        List<Object> arguments = new ArrayList<>(along.shape);
        arguments.addAll(List.of(axis == 0 && wanted == Eliminated.VALUE ? base : 1.0, leaks ? 1 : 0, along.turned != null ? turned : leak, stencil.up.get(axis), stencil.down.get(axis)));
        arguments.addAll(along.factors);
        arguments.add(room);
        eliminate.items(along.items, arguments.toArray());
    }

    private void solve(Axis along, ClBuffer from, ClBuffer to, boolean transposed) {
        if (along.turned != null) along.turned.seen(from, turned);
        else if (!session.settings.processor() && from != to) to.take(from);
        List<Object> arguments = new ArrayList<>(along.shape);
        arguments.addAll(List.of(transposed ? 1 : 0, from, along.turned != null ? turned : to));
        arguments.addAll(along.factors);
        arguments.add(room);
        solve.items(along.items, arguments.toArray());
        if (along.turned != null) along.turned.back(turned, to);
    }
}
