package org.mfglab.verify;

import org.mfglab.grid.Grid;

/// One foot of a characteristic: from cell to cell in a straight line, turned round at walls, and the cells between which it comes down.
final class PlainFoot {

    private final Grid grid;
    private final int d;
    private final double[] offset;
    private final double[] velocity;

    private final boolean[] mirrored;

    /// Cells and weights.
    int cells;
    final int[] cell;
    final double[] weight;

    PlainFoot(Grid grid) {
        this.grid = grid;
        d = grid.dimension();
        offset = new double[d];
        velocity = new double[d];
        mirrored = new boolean[d];
        cell = new int[1 << d];
        weight = new double[1 << d];
    }

    /// @param from  where it begins
    /// @param move  in cells along each axis
    /// @param axis  along which noise comes on top
    /// @param noise in cells
    void go(int from, double[] move, int axis, double noise) {
        for (int k = 0; k < d; k++) {
            offset[k] = 0;
            velocity[k] = move[k] + (k == axis ? noise : 0);
        }
        int at = from;
        for (int k = 0; k < d; k++) at = along(k, at);
        comeDown(at);
    }

    /// Goes the whole way along one axis: with walls across the axes, the order of the axes does not matter.
    private int along(int axis, int from) {
        int n = grid.n(axis);
        int position = grid.position(axis, from);
        double end = position + velocity[axis];
        boolean periodic = grid.periodic(axis);
        double way = periodic ? end - n * Math.floor(end / n) : folded(end + 0.5, n) - 0.5;
        mirrored[axis] = !periodic && Math.floorMod((long) Math.floor((end + 0.5) / n), 2L) == 1;
        int nearest = (int) Math.round(way);
        offset[axis] = way - nearest;
        return from + (Math.floorMod(nearest, n) - position) * grid.stride(axis);
    }

    /// A place that comes and goes between walls at 0 and n.
    private static double folded(double x, int n) {
        double round = x - 2 * n * Math.floor(x / (2 * n));
        double back = round <= n ? round : 2 * n - round;
        return Math.min(back, Math.nextDown((double) n));
    }

    private void comeDown(int at) {
        cells = 0;
        for (int corner = 0; corner < 1 << d; corner++) {
            int place = at;
            double part = 1;
            for (int k = 0; k < d; k++) {
                double away = Math.abs(offset[k]);
                boolean next = (corner >> k & 1) == 1;
                part *= next ? away : 1 - away;
                if (next) place = step(place, k, offset[k] > 0 ? 1 : -1);
            }
            cell[cells] = place;
            weight[cells++] = part;
        }
    }

    /// What u is where the foot is.
    double value(double[] u) {
        double sum = 0;
        for (int c = 0; c < cells; c++) sum += weight[c] * u[cell[c]];
        return sum;
    }

    /// By how much u rises there, for a cell that the foot goes on along an axis.
    double rise(double[] u, int axis) {
        double sum = 0;
        for (int corner = 0; corner < cells; corner++) {
            double part = (corner >> axis & 1) == 1 ? 1 : -1;
            for (int k = 0; k < d; k++) {
                double away = Math.abs(offset[k]);
                if (k != axis) part *= (corner >> k & 1) == 1 ? away : 1 - away;
            }
            sum += part * u[cell[corner]];
        }
        return offset[axis] >= 0 != mirrored[axis] ? sum : -sum;
    }

    /// The neighbour of a cell; beside a wall, its own image.
    private int step(int place, int axis, int way) {
        int n = grid.n(axis);
        int position = grid.position(axis, place);
        int next = position + way;
        if (!grid.periodic(axis) && (next < 0 || next == n)) return place;
        return place + (Math.floorMod(next, n) - position) * grid.stride(axis);
    }
}
