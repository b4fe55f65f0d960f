package org.mfglab.gpu;

import java.util.ArrayList;
import java.util.List;

/// The matrix of a level on a box: couplings to the neighbours along each axis, and what leaks out of each cell.
final class ClStencil {

    final List<ClBuffer> up = new ArrayList<>();
    final List<ClBuffer> down = new ArrayList<>();
    final boolean leaks;

    /// What leaks out of the value, and out of the density; of one cell where nothing does.
    final ClBuffer leak;
    final ClBuffer leaving;
    private final ClCells cells;
    private final KernelProgram program;
    private final List<Object> couplings = new ArrayList<>();

    ClStencil(Session session, ClCells cells, boolean leaks) {
        this.cells = cells;
        this.leaks = leaks;
        for (int axis = 0; axis < cells.dimension(); axis++) {
            up.add(session.slice(cells.size));
            down.add(session.slice(cells.size));
            couplings.addAll(List.of(up.get(axis), down.get(axis)));
            couplings.addAll(cells.steps(axis));
        }
        leak = session.slice(leaks ? cells.size : 1);
        leaving = session.slice(leaks ? cells.size : 1);
        String kind = "#define DIMENSION %d\n#define LEAKS %d\n".formatted(cells.dimension(), leaks ? 1 : 0);
        program = session.workshop.wide(kind, Workshop.resource("along"), Workshop.resource("cells"), Workshop.resource("stencil"));
    }

    void apply(double base, ClBuffer x, ClBuffer out) {
        run("apply", List.of(base, cells.marks), List.of(leak, x, out));
    }

    /// With the leaks of the density.
    void applyTransposed(double base, ClBuffer x, ClBuffer out) {
        run("apply_transposed", List.of(base, cells.marks), List.of(leaving, x, out));
    }

    void diagonal(double base, ClBuffer out) {
        run("diagonal", List.of(base), List.of(leak, out));
    }

    private void run(String kernel, List<Object> before, List<Object> after) {
        List<Object> arguments = new ArrayList<>(List.of(cells.vectors));
        arguments.addAll(before);
        arguments.addAll(couplings);
        arguments.addAll(after);
        program.routine(kernel).each(cells.vectors, arguments.toArray());
    }
}
