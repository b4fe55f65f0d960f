package org.mfglab.gpu;

import java.util.ArrayList;
import java.util.List;

/// The way between a stencil and the next coarser one of [ClMultigrid], whose cells are two of the finer along each axis that is halved (one, at
/// the end of an odd axis). Averages are taken over the open part of the cells.
final class ClTransfer {

    private final ClStencil fine;
    private final ClStencil coarse;
    private final double[] open;
    private final List<Object> way = new ArrayList<>();

    /// @param open   the part of each finer cell that is not solid
    /// @param halves finer cells of a coarse one along each axis: 1 or 2
    ClTransfer(Session session, ClStencil fine, double[] open, ClStencil coarse, int[] halves) {
        this.fine = fine;
        this.coarse = coarse;
        this.open = new double[coarse.box.size];
        double[] scale = new double[coarse.box.size];
        int[] cells = new int[coarse.box.size];
        for (int cell = 0; cell < open.length; cell++) {
            int parent = parent(cell, halves);
            scale[parent] += open[cell];
            cells[parent]++;
        }
        for (int i = 0; i < scale.length; i++) {
            this.open[i] = scale[i] / cells[i];
            scale[i] = scale[i] == 0 ? 0 : 1 / scale[i];
        }
        for (int axis = 0; axis < 2; axis++) way.add(along(coarse.box.n, axis));
        for (int axis = 0; axis < 3; axis++) way.add(along(fine.box.n, axis));
        for (int axis = 0; axis < 3; axis++) way.add(along(halves, axis) - 1);
        way.addAll(List.of(session.slice(open), session.slice(scale)));
    }

    private static int along(int[] values, int axis) {
        return axis < values.length ? values[axis] : 1;
    }

    private int parent(int cell, int[] halves) {
        int parent = 0;
        for (int axis = 0, stride = 1; axis < halves.length; stride *= coarse.box.n[axis++]) parent += fine.box.position(axis, cell) / halves[axis] * stride;
        return parent;
    }

    /// The open part of the coarse cells.
    double[] open() {
        return open;
    }

    /// The means over the coarse cells.
    void average(ClBuffer finer, ClBuffer out) {
        run("average", coarse.box, List.of(finer, out));
    }

    /// Couplings and leaks of the coarse stencil from those of the finer.
    ///
    /// @param nu     viscosity of the finer cells
    /// @param factor `dt/h^2` of them, per axis
    void discretise(ClAxisFlux.Slice nu, double[] factor) {
        for (int axis = 0; axis < factor.length; axis++)
            run("couple", coarse.box, List.of(axis, factor[axis], nu.values(), nu.stride(), fine.up.get(axis), fine.down.get(axis), coarse.up.get(axis), coarse.down.get(axis)));
        if (!coarse.leaks) return;
        average(fine.leak, coarse.leak);
        average(fine.leaving, coarse.leaving);
    }

    /// Adds a solution to that of the finer stencil.
    void prolong(ClBuffer solution, ClBuffer out) {
        List<Object> rest = new ArrayList<>(coarse.couplings);
        rest.addAll(List.of(solution, out));
        run("prolong", fine.box, rest);
    }

    /// A kernel over the rows of a box.
    private void run(String kernel, ClBox box, List<Object> rest) {
        int rows = box.size / box.n[0];
        List<Object> arguments = new ArrayList<>(List.of(rows));
        arguments.addAll(way);
        arguments.addAll(rest);
        coarse.routine(kernel).each(box.size, arguments.toArray());
    }
}
