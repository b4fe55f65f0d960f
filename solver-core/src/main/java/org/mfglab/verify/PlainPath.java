package org.mfglab.verify;

import java.util.ArrayList;
import java.util.List;
import org.mfglab.grid.Grid;

/// Where a move ends among obstacles and sides where u is given: between cells, between the last cell and a face, or beyond a face, if it leaves.
final class PlainPath {

    private static final double BESIDE = 1e-11;

    private final Grid grid;
    private final Faces faces;
    private final double time;
    private final int d;

    /// Cells with weights.
    int cells;
    final int[] cell;
    final double[] weight;
    /// The sum of what is given at faces, with their weights.
    private double given;
    /// Faces that it ends at, with weights; numbered as in [Faces], beside cells.
    int ends;
    final int[] beside;
    final int[] face;
    final double[] share;

    /// @param t prices are those of this time
    PlainPath(Grid grid, Faces faces, double t) {
        this.grid = grid;
        this.faces = faces;
        this.time = t;
        d = grid.dimension();
        cell = new int[1 << d];
        weight = new double[1 << d];
        beside = new int[d << d];
        face = new int[d << d];
        share = new double[d << d];
    }

    void go(int from, double[] move) {
        cells = ends = 0;
        given = 0;
        int side = leaving(from, move);
        if (side >= 0) {
            leave(from, move, side);
            return;
        }
        corner(0, from, 1, from, move);
    }

    /// The side at which a move leaves first, or -1.
    private int leaving(int from, double[] move) {
        int side = -1;
        double part = 1;
        for (int k = 0; k < d; k++) {
            if (!faces.driven(k)) continue;
            double low = -0.5 - grid.position(k, from);
            double high = low + grid.n(k);
            double end = move[k] > high ? high : move[k] < low ? low : Double.NaN;
            if (!(end / move[k] < part)) continue;
            part = end / move[k];
            side = 2 * k + (end == high ? 1 : 0);
        }
        return side;
    }

    private void leave(int from, double[] move, int side) {
        int axis = side / 2;
        double out = (side % 2 == 1 ? grid.n(axis) : 0) - 0.5 - grid.position(axis, from);
        for (double aside : new double[] {0, -BESIDE, BESIDE}) {
            int at = from;
            for (int k = 0; k < d; k++) {
                int position = grid.position(k, from);
                int to = k == axis ? (side % 2 == 1 ? grid.n(k) - 1 : 0) : position + (int) Math.rint(out / move[axis] * move[k] + aside);
                at += (Image.of(grid, k, to) - position) * grid.stride(k);
            }
            if (faces.beyond(at, side) >= Faces.CLOSED) continue;
            end(at, side, 1);
            return;
        }
        throw new IllegalStateException("The move of cell %d leaves through a wall.".formatted(from));
    }

    /// Axis by axis, the two cells between which the move ends.
    private void corner(int axis, int at, double part, int from, double[] move) {
        if (part == 0) return;
        if (axis == d) {
            settle(at, part, from, move);
            return;
        }
        int position = grid.position(axis, from);
        double place = position + move[axis];
        int last = grid.n(axis) - 1;
        if (faces.driven(axis) && (place < 0 || place > last)) {
            corner(axis + 1, at + ((place < 0 ? 0 : last) - position) * grid.stride(axis), part, from, move);
            return;
        }
        int below = (int) Math.floor(place);
        double up = place - below;
        corner(axis + 1, at + (Image.of(grid, axis, below) - position) * grid.stride(axis), part * (1 - up), from, move);
        corner(axis + 1, at + (Image.of(grid, axis, below + 1) - position) * grid.stride(axis), part * up, from, move);
    }

    /// Of the part of a last cell, twice its distance from the middle belongs to the face. Beside several faces that is asked of one after the other, in every order alike.
    private void settle(int at, double part, int from, double[] move) {
        List<Integer> sides = new ArrayList<>();
        double[] outer = new double[2 * d];
        for (int k = 0; k < d; k++) {
            if (!faces.driven(k)) continue;
            double place = grid.position(k, from) + move[k];
            int side = place < 0 ? 2 * k : place > grid.n(k) - 1 ? 2 * k + 1 : -1;
            if (side < 0 || faces.beyond(at, side) >= Faces.CLOSED) continue;
            outer[side] = 2 * (place < 0 ? -place : place - (grid.n(k) - 1));
            sides.add(side);
        }
        double[] share = new double[2 * d];
        inEveryOrder(sides, part, outer, share);
        double rest = part;
        for (int side : sides) {
            end(at, side, share[side]);
            rest -= share[side];
        }
        if (sides.stream().anyMatch(side -> outer[side] == 1)) return;
        cell[cells] = at;
        weight[cells++] = rest;
    }

    /// @param share modified, by side
    private static void inEveryOrder(List<Integer> sides, double part, double[] outer, double[] share) {
        for (int side : sides) {
            share[side] += part * outer[side] / sides.size();
            inEveryOrder(sides.stream().filter(other -> other != side).toList(), part * (1 - outer[side]) / sides.size(), outer, share);
        }
    }

    private void end(int at, int side, double part) {
        beside[ends] = at;
        face[ends] = side;
        share[ends++] = part;
        given += part * faces.price(at, side, time);
    }

    /// What u is where the move ends.
    double value(double[] u) {
        double sum = given;
        for (int c = 0; c < cells; c++) sum += weight[c] * u[cell[c]];
        return sum;
    }
}
