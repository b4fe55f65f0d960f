package org.mfglab.gpu;

import java.util.ArrayList;
import java.util.List;
import org.jocl.Pointer;
import org.mfglab.grid.Grid;

/// The cells of a grid as the kernels of slopes take them.
final class ClCells {

    final ClBox box;
    private final List<List<Object>> axes = new ArrayList<>();

    ClCells(Session session, Ground ground) {
        Grid grid = ground.grid;
        int[][] codes = new int[grid.dimension()][grid.size()];
        for (int axis = 0; axis < codes.length; axis++)
            session.cl.read(session.queue, ground.faces(axis).codes, (long) Integer.BYTES * grid.size(), Pointer.to(codes[axis]));
        box = new ClBox(session, grid.n().stream().mapToInt(Integer::intValue).toArray(), (axis, cell) -> codes[axis][cell]);
        for (int axis = 0; axis < codes.length; axis++) axes.add(arguments(ground.faces(axis), axis, 1 / grid.h(axis)));
    }

    private List<Object> arguments(ClFaces faces, int axis, double inverse) {
        List<Object> arguments = new ArrayList<>(List.of(axis));
        arguments.addAll(box.steps(axis));
        arguments.addAll(List.of(inverse, faces.below, faces.above, faces.given));
        return arguments;
    }

    /// An axis as kernels take it.
    List<Object> axis(int axis) {
        return axes.get(axis);
    }
}
