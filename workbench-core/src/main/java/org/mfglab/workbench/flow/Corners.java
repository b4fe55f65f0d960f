package org.mfglab.workbench.flow;

import org.mfglab.grid.Geometry;
import org.mfglab.grid.Grid;

/// The open grid points around a place and their shares in a value there: linear along each axis, and constant beyond the outer points at a
/// wall; points in obstacles give their shares to the others. One per thread.
final class Corners {

    private final Grid grid;
    private final Geometry geometry;
    private final int[] points;
    private final double[] shares;
    private int count;

    Corners(Grid grid) {
        this.grid = grid;
        this.geometry = grid.geometry();
        this.points = new int[1 << grid.dimension()];
        this.shares = new double[points.length];
    }

    /// Looks at a place, in cells; on periodic axes around the period.
    void at(double[] y) {
        points[0] = 0;
        shares[0] = 1;
        count = 1;
        for (int axis = 0; axis < grid.dimension(); axis++) {
            int n = grid.n(axis);
            double below = Math.floor(y[axis] - 0.5);
            double above = y[axis] - 0.5 - below;
            int low = grid.periodic(axis) ? (int) (below - n * Math.floor(below / n)) : Math.clamp((int) below, 0, n - 1);
            int high = grid.periodic(axis) ? (low + 1) % n : Math.clamp((int) below + 1, 0, n - 1);
            spread(low * grid.stride(axis), high * grid.stride(axis), above);
        }
        if (geometry.hasObstacles()) leaveOutSolid();
    }

    private void leaveOutSolid() {
        int open = 0;
        double sum = 0;
        for (int i = 0; i < count; i++) {
            if (geometry.solid(points[i])) continue;
            points[open] = points[i];
            shares[open++] = shares[i];
            sum += shares[i];
        }
        if (open == count) return;
        count = open;
        for (int i = 0; i < count; i++) shares[i] /= sum;
    }

    private void spread(int low, int high, double above) {
        int before = count;
        for (int i = 0; i < before; i++) {
            if (above > 0) {
                points[count] = points[i] + high;
                shares[count++] = shares[i] * above;
            }
            points[i] += low;
            shares[i] *= 1 - above;
        }
    }

    /// The value of a field at the place; points where it is not finite count as 0.
    double value(double[] field) {
        double sum = 0;
        for (int i = 0; i < count; i++) {
            double value = field[points[i]];
            if (Double.isFinite(value)) sum += shares[i] * value;
        }
        return sum;
    }
}
