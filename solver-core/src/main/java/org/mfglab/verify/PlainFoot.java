package org.mfglab.verify;

import org.mfglab.grid.Grid;

/// One foot of a characteristic: from cell to cell in a straight line, turned round at walls, stopped at obstacles and where u is given; and the
/// cells between which it comes down.
final class PlainFoot {

    private final Grid grid;
    private final Faces faces;
    private final int d;
    private final double[] offset;
    private final double[] velocity;

    /// The part of the step that was used.
    double used;
    /// Cells and weights.
    int cells;
    final int[] cell;
    final double[] weight;
    /// Faces where u is given: cells, faces, weights.
    int gates;
    final int[] gateCell;
    final int[] gateFace;
    final double[] gateWeight;

    PlainFoot(Grid grid, Faces faces) {
        this.grid = grid;
        this.faces = faces;
        d = grid.dimension();
        offset = new double[d];
        velocity = new double[d];
        cell = new int[1 << d];
        weight = new double[1 << d];
        gateCell = new int[d << d];
        gateFace = new int[d << d];
        gateWeight = new double[d << d];
    }

    /// @param from  where it begins
    /// @param move  in cells along each axis
    /// @param axis  along which noise comes on top
    /// @param noise in cells
    void go(int from, double[] move, int axis, double noise) {
        cells = 0;
        gates = 0;
        used = 1;
        int at = from;
        for (int k = 0; k < d; k++) {
            offset[k] = 0;
            velocity[k] = move[k] + (k == axis ? noise : 0);
        }
        double rest = 1;
        while (true) {
            int face = -1;
            double soonest = rest;
            for (int k = 0; k < d; k++) {
                if (velocity[k] == 0) continue;
                double time = ((velocity[k] > 0 ? 0.5 : -0.5) - offset[k]) / velocity[k];
                if (time < soonest) {
                    soonest = time;
                    face = 2 * k + (velocity[k] > 0 ? 1 : 0);
                }
            }
            for (int k = 0; k < d; k++) offset[k] += soonest * velocity[k];
            if (face < 0) break;
            int axis1 = face / 2;
            double side = face % 2 == 1 ? 0.5 : -0.5;
            offset[axis1] = side;
            rest -= soonest;
            int beyond = faces.beyond(at, face);
            if (beyond >= 0) {
                at = beyond;
                offset[axis1] = -side;
            } else if (beyond != Faces.CLOSED) {
                used = 1 - rest;
                gate(at, face, 1);
                return;
            } else if (atEnd(at, face)) velocity[axis1] = -velocity[axis1];
            else break;
        }
        comeDown(at);
    }

    private boolean atEnd(int at, int face) {
        int axis = face / 2;
        return !grid.periodic(axis) && grid.position(axis, at) == (face % 2 == 1 ? grid.n(axis) - 1 : 0);
    }

    private void gate(int at, int face, double part) {
        gateCell[gates] = at;
        gateFace[gates] = face;
        gateWeight[gates++] = part;
    }

    private void comeDown(int at) {
        double lost = 0;
        for (int corner = 0; corner < 1 << d; corner++) {
            int place = at;
            double part = 1;
            for (int k = 0; k < d && part > 0; k++) {
                double away = Math.abs(offset[k]);
                boolean ends = atEnd(at, 2 * k + (offset[k] > 0 ? 1 : 0));
                boolean next = (corner >> k & 1) == 1;
                if (ends) part = next ? 0 : part;
                else if (!next) part *= 1 - away;
                else {
                    part *= away;
                    place = step(place, k, offset[k] > 0 ? 1 : -1);
                }
            }
            if (part == 0) continue;
            if (faces.solid(place)) lost += part;
            else settle(at, place, part);
        }
        if (lost == 0) return;
        for (int i = 0; i < cells; i++) weight[i] /= 1 - lost;
        for (int i = 0; i < gates; i++) gateWeight[i] /= 1 - lost;
    }

    private int step(int place, int axis, int way) {
        int n = grid.n(axis);
        int position = grid.position(axis, place);
        return place + (Math.floorMod(position + way, n) - position) * grid.stride(axis);
    }

    /// Between the last cell and a side where u is given, the value lies on the line between the two.
    private void settle(int at, int place, double part) {
        double rest = part;
        for (int k = 0; k < d; k++) {
            int face = 2 * k + (offset[k] > 0 ? 1 : 0);
            if (offset[k] == 0 || !atEnd(at, face)) continue;
            int beyond = faces.beyond(place, face);
            if (beyond != Faces.EXIT && beyond != Faces.VALUE) continue;
            gate(place, face, rest * 2 * Math.abs(offset[k]));
            rest *= 1 - 2 * Math.abs(offset[k]);
        }
        cell[cells] = place;
        weight[cells++] = rest;
    }
}
