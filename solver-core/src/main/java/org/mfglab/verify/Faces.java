package org.mfglab.verify;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.stream.Stream;
import org.mfglab.formula.Formula;
import org.mfglab.grid.BoundaryCondition;
import org.mfglab.grid.Domain;
import org.mfglab.grid.Grid;
import org.mfglab.grid.Interval;
import org.mfglab.grid.Obstacle;
import org.mfglab.grid.Side;

/// What lies beyond the faces of the cells, read off the box, its sides and its obstacles anew.
///
/// The faces of a cell are numbered `2 axis` (below) and `2 axis + 1` (above).
final class Faces {

    /// A wall, or a solid cell.
    static final int CLOSED = -1;

    /// A side where agents leave.
    static final int EXIT = -2;

    /// A side where u is given and nothing flows.
    static final int VALUE = -3;

    private static final List<String> NAMES = List.of("x", "y", "z", "t");
    private static final int TIME = 3;

    /// A condition on a part of a side, or on all of it.
    ///
    /// @param extent null for all of it
    /// @param price  cost or value; null for a wall
    private record Stretch(List<Interval> extent, int kind, Closure price) { }

    private final Grid grid;
    private final int[] n;
    private final int[] stride;
    private final BitSet solid = new BitSet();
    private final List<List<Stretch>> sides = new ArrayList<>();
    private final boolean[] driven;

    Faces(Grid grid) {
        this.grid = grid;
        this.n = new int[grid.dimension()];
        this.stride = new int[grid.dimension()];
        this.driven = new boolean[grid.dimension()];
        for (int axis = 0; axis < n.length; axis++) {
            n[axis] = grid.n(axis);
            stride[axis] = grid.stride(axis);
        }
        for (Obstacle obstacle : grid.domain().obstacles())
            for (int i = 0; i < grid.size(); i++) if (obstacle.covers(grid.point(i))) solid.set(i);
        for (Domain.Sides ends : grid.domain().sides()) {
            sides.add(stretches(ends.low()));
            sides.add(stretches(ends.high()));
        }
        for (int axis = 0; axis < n.length; axis++)
            driven[axis] = Stream.concat(sides.get(2 * axis).stream(), sides.get(2 * axis + 1).stream()).anyMatch(stretch -> stretch.price != null);
    }

    private static List<Stretch> stretches(Side side) {
        List<Stretch> stretches = new ArrayList<>();
        stretches.add(stretch(null, side.base()));
        for (Side.Part part : side.parts()) stretches.addFirst(stretch(part.extent(), part.condition()));
        return stretches;
    }

    private static Stretch stretch(List<Interval> extent, BoundaryCondition condition) {
        return switch (condition) {
            case BoundaryCondition.Periodic(), BoundaryCondition.Wall() -> new Stretch(extent, CLOSED, null);
            case BoundaryCondition.Exit(Formula cost) -> new Stretch(extent, EXIT, Closure.of(cost, NAMES));
            case BoundaryCondition.Value(Formula value) -> new Stretch(extent, VALUE, Closure.of(value, NAMES));
        };
    }

    /// Whether there is nothing but walls and periodic sides.
    boolean open() {
        return solid.isEmpty() && sides.stream().flatMap(List::stream).allMatch(stretch -> stretch.price == null);
    }

    boolean solid(int cell) {
        return solid.get(cell);
    }

    /// The cell beyond a face, or what ends the grid there: CLOSED, EXIT or VALUE.
    int beyond(int cell, int face) {
        int axis = face / 2;
        int position = cell / stride[axis] % n[axis];
        boolean above = face % 2 == 1;
        if (position == (above ? n[axis] - 1 : 0)) {
            if (!grid.periodic(axis)) return stretch(cell, face).kind;
            return open(cell + (above ? -1 : 1) * (n[axis] - 1) * stride[axis]);
        }
        return open(cell + (above ? 1 : -1) * stride[axis]);
    }

    private int open(int cell) {
        return solid.get(cell) ? CLOSED : cell;
    }

    /// Whether a face of a cell is an end of the box.
    boolean atEnd(int cell, int face) {
        int axis = face / 2;
        return cell / stride[axis] % n[axis] == (face % 2 == 1 ? n[axis] - 1 : 0);
    }

    /// Whether u is given on a part of the sides of an axis.
    boolean driven(int axis) {
        return driven[axis];
    }

    /// The cost of an exit, or the value given, at the middle of a face.
    double price(int cell, int face, double t) {
        double[] v = new double[NAMES.size()];
        int axis = face / 2;
        for (int k = 0; k < n.length; k++) v[k] = grid.coordinate(k, grid.position(k, cell));
        Interval interval = grid.domain().axes().get(axis);
        v[axis] = face % 2 == 1 ? interval.high() : interval.low();
        v[TIME] = t;
        return stretch(cell, face).price.at(v);
    }

    private Stretch stretch(int cell, int face) {
        for (Stretch stretch : sides.get(face)) if (stretch.extent == null || covers(stretch.extent, cell, face / 2)) return stretch;
        throw new IllegalStateException("The side %d has no condition everywhere.".formatted(face));
    }

    private boolean covers(List<Interval> extent, int cell, int normal) {
        int next = 0;
        for (int k = 0; k < n.length; k++) {
            if (k == normal) continue;
            double x = grid.coordinate(k, grid.position(k, cell));
            Interval interval = extent.get(next++);
            if (x < interval.low() || x > interval.high()) return false;
        }
        return true;
    }
}
