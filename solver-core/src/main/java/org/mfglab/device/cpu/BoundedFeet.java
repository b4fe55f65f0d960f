package org.mfglab.device.cpu;

import org.mfglab.device.Lattice;

/// Where a move ends near obstacles and sides where u is given: between open cells, between the last cells and a face, or beyond it, if it leaves. Each worker has
/// one of its own.
///
/// The weights are those of multilinear interpolation. Between a point and a face half a cell away, they are those of the values at the two.
final class BoundedFeet extends Ends {

    private final int d;
    private final int[] lower;
    private final double[] part;
    /// By axis: 0 where a move ends between two points, otherwise on which side of the last point; part is then that of the way to the face.
    private final int[] outer;
    private final int[] place;

    BoundedFeet(Lattice lattice, Ground ground) {
        super(lattice, ground);
        d = lattice.dimension;
        lower = new int[d];
        part = new double[d];
        outer = new int[d];
        place = new int[d];
    }

    @Override
    double everyPart(int cell, double[] moves, Part to) {
        int leaving = stand(cell, moves);
        if (leaving >= 0) return leave(cell, moves, leaving, to);
        double sum = 0;
        for (int corner = 0; corner < 1 << d; corner++) {
            double weight = 1;
            for (int k = 0; k < d; k++) {
                boolean upper = (corner >> k & 1) == 1;
                if (outer[k] == 0) weight *= upper ? part[k] : 1 - part[k];
                else if (upper) weight = 0;
                place[k] = lower[k] + (upper ? 1 : 0);
            }
            if (weight == 0) continue;
            int at = ground.cell(place);
            sum += beside(at, weight, to);
        }
        return sum;
    }

    /// Shares a weight between a cell and the faces beside it. Where these are on several sides, what lies towards all of them is shared evenly.
    private double beside(int cell, double weight, Part to) {
        double sum = 0;
        double rest = weight;
        for (int k = 0; k < d; k++) {
            int face = face(cell, k);
            if (face < 0) continue;
            double once = 1, twice = 1;
            int others = 0;
            for (int l = 0; l < d; l++) {
                if (l == k || face(cell, l) < 0) continue;
                once -= 0.5 * part[l];
                twice *= part[l];
                others++;
            }
            if (others == 2) once += twice / 3;
            sum += to.at(cell, k, face, weight * part[k] * once);
            rest *= 1 - part[k];
        }
        return rest == 0 ? sum : sum + to.at(cell, -1, -1, rest);
    }

    private int face(int cell, int axis) {
        return outer[axis] == 0 ? -1 : ground.face(cell, axis, outer[axis] > 0);
    }

    /// Takes a move.
    ///
    /// @return the axis along which it leaves first, or -1
    private int stand(int cell, double[] moves) {
        double soonest = Double.POSITIVE_INFINITY;
        int leaving = -1;
        for (int k = 0; k < d; k++) {
            int position = lattice.position(cell, k);
            double end = position + moves[k];
            lower[k] = (int) Math.floor(end);
            part[k] = end - lower[k];
            outer[k] = 0;
            int last = lattice.n[k] - 1;
            if (!ground.confined[k] || end >= 0 && end <= last) continue;
            outer[k] = end < 0 ? -1 : 1;
            lower[k] = end < 0 ? 0 : last;
            part[k] = 2 * Math.abs(end - lower[k]);
            double fraction = (lower[k] + 0.5 * outer[k] - position) / moves[k];
            if (part[k] <= 1 || fraction >= soonest) continue;
            soonest = fraction;
            leaving = k;
        }
        return leaving;
    }

    private double leave(int cell, double[] moves, int axis, Part to) {
        int face = face(cell, moves, axis, 0);
        if (face < 0) face = face(cell, moves, axis, -BoundedSearch.APART);
        if (face < 0) face = face(cell, moves, axis, BoundedSearch.APART);
        if (face < 0) throw new IllegalStateException("The move of cell %d leaves through a wall.".formatted(cell));
        return to.at(ground.given[axis].faces.get(face).cell(), axis, face, 1);
    }

    /// The face through which a move leaves; between two of them one or the other.
    private int face(int cell, double[] moves, int axis, double aside) {
        double fraction = (lower[axis] + 0.5 * outer[axis] - lattice.position(cell, axis)) / moves[axis];
        for (int k = 0; k < d; k++) place[k] = lattice.position(cell, k) + (int) Math.rint(fraction * moves[k] + aside);
        place[axis] = lower[axis];
        return ground.face(ground.cell(place), axis, outer[axis] > 0);
    }
}
