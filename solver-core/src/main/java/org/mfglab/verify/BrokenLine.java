package org.mfglab.verify;

import org.mfglab.grid.Grid;

/// The mean of a value over the feet of a cell, as their move along one axis changes: a broken line, for feet with noise down, without noise and with noise up along the axis
/// one each, with values at whole positions.
final class BrokenLine {

    private static final int WAYS = 3;

    private final Grid grid;
    private final PlainFoot foot;
    private final int d;
    private final double[] base = new double[WAYS];
    private final boolean[] taken = new boolean[WAYS];
    private final int[] first = new int[WAYS];
    private final double[][] values = new double[WAYS][16];

    BrokenLine(Grid grid) {
        this.grid = grid;
        this.foot = new PlainFoot(grid);
        this.d = grid.dimension();
    }

    /// @param move in cells; that along the axis does not count
    /// @param from the least move along the axis that will be asked for
    /// @param to   the largest
    void draw(int cell, double[] move, int axis, double[] noise, double[] u, double from, double to) {
        double own = move[axis];
        move[axis] = 0;
        for (int way = 0; way < WAYS; way++) taken[way] = false;
        if (noise[0] == 0) add(cell, move, axis, 0, 0, 1, 1, noise, u, from, to);
        else
            for (int along = 0; along < d; along++)
                for (int sign = -1; sign <= 1; sign += 2) add(cell, move, axis, along, sign, along == axis ? 1 + sign : 1, 2 * d, noise, u, from, to);
        move[axis] = own;
    }

    private void add(int cell, double[] move, int axis, int along, int sign, int way, int feet, double[] noise, double[] u, double from, double to) {
        int position = grid.position(axis, cell);
        if (!taken[way]) begin(way, position + (way - 1) * noise[axis], from, to);
        foot.go(cell, move, along, along == axis ? 0 : sign * noise[along]);
        int count = last(way, to) - first[way] + 1;
        for (int corner = 0; corner < foot.cells; corner++) {
            double weight = foot.weight[corner] / feet;
            if ((corner >> axis & 1) == 1 || weight == 0) continue;
            for (int j = 0; j < count; j++) values[way][j] += weight * u[foot.cell[corner] + (Image.of(grid, axis, first[way] + j) - position) * grid.stride(axis)];
        }
    }

    private void begin(int way, double base, double from, double to) {
        taken[way] = true;
        this.base[way] = base;
        first[way] = (int) Math.floor(base + from);
        int count = last(way, to) - first[way] + 1;
        if (values[way].length < count) values[way] = new double[2 * count];
        for (int j = 0; j < count; j++) values[way][j] = 0;
    }

    private int last(int way, double to) {
        return (int) Math.floor(base[way] + to) + 1;
    }

    /// The value for a move.
    double at(double move) {
        double sum = 0;
        for (int way = 0; way < WAYS; way++) {
            if (!taken[way]) continue;
            double place = base[way] + move - first[way];
            int j = (int) Math.floor(place);
            double part = place - j;
            sum += part == 0 ? values[way][j] : (1 - part) * values[way][j] + part * values[way][j + 1];
        }
        return sum;
    }

    /// By how much it rises for a cell that the feet go on, about a move.
    double slope(double move) {
        double sum = 0;
        for (int way = 0; way < WAYS; way++) {
            if (!taken[way]) continue;
            int j = (int) Math.floor(base[way] + move - first[way]);
            sum += values[way][j + 1] - values[way][j];
        }
        return sum;
    }

    /// The least move beyond one at which a foot crosses a whole position.
    double kink(double move) {
        double next = Double.POSITIVE_INFINITY;
        for (int way = 0; way < WAYS; way++) {
            if (!taken[way]) continue;
            double plane = Math.floor(base[way] + move) + 1;
            double at = plane - base[way];
            next = Math.min(next, at > move ? at : plane + 1 - base[way]);
        }
        return next;
    }
}
