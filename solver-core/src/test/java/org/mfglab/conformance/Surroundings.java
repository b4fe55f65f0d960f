package org.mfglab.conformance;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.mfglab.formula.Formula;
import org.mfglab.grid.BoundaryCondition;
import org.mfglab.grid.Domain;
import org.mfglab.grid.Grid;
import org.mfglab.grid.Interval;
import org.mfglab.grid.Side;

/// What lies beyond every face of every cell, read off the domain face by face.
public final class Surroundings {

    private final Grid grid;
    private final boolean[] solid;

    /// What lies beyond a face: another cell, a given value, or nothing where both are absent.
    ///
    /// @param neighbour the cell beyond, or -1
    /// @param given     u on the face, in x y z t, or null
    /// @param exit      whether agents leave through it
    /// @param centre    of the face
    public record Face(int neighbour, Formula given, boolean exit, double[] centre) {

        public boolean shut() {
            return neighbour < 0 && given == null;
        }

        /// The value on the face at a time; NaN where none is given.
        public double value(double t) {
            return given == null ? Double.NaN : given.evaluate(symbols(centre, t));
        }
    }

    public Surroundings(Grid grid) {
        this.grid = grid;
        this.solid = new boolean[grid.size()];
        for (int i = 0; i < solid.length; i++) {
            double[] x = grid.point(i);
            solid[i] = grid.domain().obstacles().stream().anyMatch(obstacle -> obstacle.covers(x));
        }
    }

    static Map<String, Double> symbols(double[] x, double t) {
        Map<String, Double> values = new HashMap<>();
        for (int k = 0; k < x.length; k++) values.put("xyz".substring(k, k + 1), x[k]);
        values.put("t", t);
        return values;
    }

    public boolean solid(int cell) {
        return solid[cell];
    }

    public Face face(int cell, int axis, boolean upper) {
        int n = grid.n(axis);
        int position = grid.position(axis, cell);
        int next = position + (upper ? 1 : -1);
        double[] centre = grid.point(cell);
        centre[axis] += (upper ? 0.5 : -0.5) * grid.h(axis);
        Domain.Sides sides = grid.domain().sides().get(axis);
        if ((next < 0 || next == n) && !sides.periodic()) return end(upper ? sides.high() : sides.low(), axis, centre);
        int neighbour = cell + (Math.floorMod(next, n) - position) * grid.stride(axis);
        return new Face(solid[neighbour] ? -1 : neighbour, null, false, centre);
    }

    private static Face end(Side side, int axis, double[] centre) {
        BoundaryCondition condition = side.base();
        for (Side.Part part : side.parts()) if (covers(part.extent(), axis, centre)) condition = part.condition();
        return switch (condition) {
            case BoundaryCondition.Periodic _, BoundaryCondition.Wall _ -> new Face(-1, null, false, centre);
            case BoundaryCondition.Exit(Formula cost) -> new Face(-1, cost, true, centre);
            case BoundaryCondition.Value(Formula value) -> new Face(-1, value, false, centre);
        };
    }

    private static boolean covers(List<Interval> extent, int axis, double[] x) {
        for (int k = 0, other = 0; k < x.length; k++)
            if (k != axis) {
                Interval interval = extent.get(other++);
                if (x[k] < interval.low() || x[k] > interval.high()) return false;
            }
        return true;
    }
}
