package org.mfglab.gpu;

import java.util.ArrayList;
import java.util.List;

/// An M-matrix on a box of cells: couplings to the neighbours along each axis, and what leaks out of each cell.
final class ClStencil {

    final ClBox box;
    final List<ClBuffer> up = new ArrayList<>();
    final List<ClBuffer> down = new ArrayList<>();
    final boolean leaks;

    /// What leaks out of the value, and out of the density; of one cell where nothing does.
    final ClBuffer leak;
    final ClBuffer leaving;

    /// The couplings of all axes as kernels take them.
    final List<Object> couplings = new ArrayList<>();
    private final KernelProgram program;

    ClStencil(Session session, ClBox box, boolean leaks) {
        this.box = box;
        this.leaks = leaks;
        for (int axis = 0; axis < box.dimension(); axis++) {
            up.add(session.slice(box.size));
            down.add(session.slice(box.size));
            couplings.addAll(List.of(up.get(axis), down.get(axis)));
            couplings.addAll(box.steps(axis));
        }
        leak = session.slice(leaks ? box.size : 1);
        leaving = session.slice(leaks ? box.size : 1);
        String kind = "#define DIMENSION %d\n#define LEAKS %d\n".formatted(box.dimension(), leaks ? 1 : 0);
        program = session.workshop.wide(kind, Workshop.resource("along"), Workshop.resource("cells"), Workshop.resource("stencil"), Workshop.resource("multigrid"));
    }

    /// A kernel of the program that knows the axes of this stencil.
    Routine routine(String name) {
        return program.routine(name);
    }

    void apply(double base, ClBuffer x, ClBuffer out) {
        run("apply", List.of(base, box.marks), List.of(leak, x, out));
    }

    /// With the leaks of the density.
    void applyTransposed(double base, ClBuffer x, ClBuffer out) {
        run("apply_transposed", List.of(base, box.marks), List.of(leaving, x, out));
    }

    /// `out = x + weight inverse (b - J x)`, or with the transpose.
    void smooth(double base, boolean transposed, ClBuffer x, double weight, ClBuffer inverse, ClBuffer b, ClBuffer out) {
        run(transposed ? "smooth_transposed" : "smooth", List.of(base, box.marks), List.of(transposed ? leaving : leak, x, weight, inverse, b, out));
    }

    /// `out = b - J x`, or with the transpose.
    void residual(double base, boolean transposed, ClBuffer x, ClBuffer b, ClBuffer out) {
        run(transposed ? "residual_transposed" : "residual", List.of(base, box.marks), List.of(transposed ? leaving : leak, x, b, out));
    }

    void diagonal(double base, ClBuffer out) {
        run("diagonal", List.of(base), List.of(leak, out));
    }

    /// The reciprocals of the diagonal.
    ///
    /// @param leaks of the value or of the density
    void invertDiagonal(double base, ClBuffer leaks, ClBuffer out) {
        run("invert_diagonal", List.of(base), List.of(leaks, out));
    }

    private void run(String kernel, List<Object> before, List<Object> after) {
        List<Object> arguments = new ArrayList<>(List.of(box.vectors));
        arguments.addAll(before);
        arguments.addAll(couplings);
        arguments.addAll(after);
        routine(kernel).each(box.vectors, arguments.toArray());
    }
}
