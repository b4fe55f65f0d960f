package org.mfglab.device.cpu;

/// Where one foot comes down: cells with weights, and sides with what is given there.
///
/// The foot goes straight from its cell, from face to face: reflected at walls, stopped at obstacles and at sides where u is given. Weights are those
/// of multilinear interpolation; between the last point and a side where u is given, of the values at the two. Corners inside obstacles are
/// left out, and the others weigh more.
final class Landing {

    private final Lattice lattice;
    private final double[] end;
    private final double[] start;
    private final double[] direction;
    private final int[] cell;
    private final int[] corner;
    private final double[] outer;
    private final int[] ghost;
    private boolean stopped;

    /// The part of the step that was used.
    double fraction;
    /// Cells where the foot stands, and their weights.
    int count;
    final int[] cells;
    final double[] weights;
    /// Faces where it stands: axes, places among the driven faces of the axis, weights.
    int faceCount;
    final int[] axes;
    final int[] faces;
    final double[] faceWeights;

    Landing(Lattice lattice) {
        int d = lattice.dimension;
        this.lattice = lattice;
        end = new double[d];
        start = new double[d];
        direction = new double[d];
        cell = new int[d];
        corner = new int[d];
        outer = new double[d];
        ghost = new int[d];
        cells = new int[1 << d];
        weights = new double[1 << d];
        axes = new int[d << d];
        faces = new int[d << d];
        faceWeights = new double[d << d];
    }

    /// @param from  a cell, not solid
    /// @param moves in cells, one per axis
    /// @param axis  of the noise
    /// @param noise in cells along it
    void land(int from, double[] moves, int axis, double noise) {
        count = 0;
        faceCount = 0;
        fraction = 1;
        for (int k = 0; k < lattice.dimension; k++) {
            cell[k] = lattice.position(from, k);
            direction[k] = moves[k] + (k == axis ? noise : 0);
            end[k] = cell[k] + direction[k];
        }
        if (walk()) interpolate();
    }

    /// Goes from face to face.
    ///
    /// @return whether the foot comes down inside
    private boolean walk() {
        int d = lattice.dimension;
        // Along axis k the position at time t is start + t direction, folded at walls: start changes with every reflection.
        for (int k = 0; k < d; k++) start[k] = cell[k];
        while (true) {
            int first = -1;
            double time = 1;
            for (int k = 0; k < d; k++) {
                if (direction[k] == 0) continue;
                double t = (cell[k] + (direction[k] > 0 ? 0.5 : -0.5) - start[k]) / direction[k];
                if (t < time) {
                    time = t;
                    first = k;
                }
            }
            if (first < 0) break;
            if (!cross(first, time)) return false;
            if (stopped) {
                for (int k = 0; k < d; k++) end[k] = k == first ? end[k] : start[k] + time * direction[k];
                return true;
            }
        }
        for (int k = 0; k < d; k++) end[k] = start[k] + direction[k];
        return true;
    }

    /// Crosses a face, or is turned or stopped by it.
    ///
    /// @return false where the foot stops at a side where u is given
    private boolean cross(int axis, double time) {
        boolean up = direction[axis] > 0;
        int next = cell[axis] + (up ? 1 : -1);
        boolean ends = next < 0 || next == lattice.n[axis];
        stopped = false;
        if (ends && !lattice.periodic[axis]) {
            int face = lattice.drivenFace(index(), 2 * axis + (up ? 1 : 0));
            if (face >= 0) {
                fraction = time;
                give(axis, face, 1);
                return false;
            }
            start[axis] = 2 * (cell[axis] + (up ? 0.5 : -0.5)) - start[axis];
            direction[axis] = -direction[axis];
            return true;
        }
        int wrapped = lattice.wrap(axis, next);
        int here = cell[axis];
        cell[axis] = wrapped;
        if (lattice.solid(index())) {
            cell[axis] = here;
            end[axis] = here + (up ? 0.5 : -0.5);
            direction[axis] = 0;
            stopped = true;
            return true;
        }
        start[axis] += wrapped - next;
        return true;
    }

    private int index() {
        int index = 0;
        for (int k = 0; k < cell.length; k++) index += lattice.stride[k] * cell[k];
        return index;
    }

    private void give(int axis, int face, double weight) {
        axes[faceCount] = axis;
        faces[faceCount] = face;
        faceWeights[faceCount++] = weight;
    }

    /// The weights of a point inside; coordinates below 0 or above n - 1 lie in the outer half of a cell at the end of an axis.
    private void interpolate() {
        int d = lattice.dimension;
        double missing = 0;
        for (int c = 0; c < 1 << d; c++) {
            double weight = 1;
            boolean image = false;
            int ghosts = 0;
            for (int k = 0; k < d && !image; k++) {
                double below = Math.floor(end[k]);
                double part = end[k] - below;
                int j = (int) below;
                boolean upper = (c >> k & 1) == 1;
                boolean edge = !lattice.periodic[k] && (j < 0 || j >= lattice.n[k] - 1);
                if (edge) {
                    // Both ends are one cell: the upper is the image, and the distance from its point counts once.
                    image = upper;
                    boolean high = j >= lattice.n[k] - 1;
                    corner[k] = high ? lattice.n[k] - 1 : 0;
                    double beyond = high ? end[k] - corner[k] : -end[k];
                    if (beyond > 0) {
                        ghost[ghosts] = 2 * k + (high ? 1 : 0);
                        outer[ghosts++] = 2 * beyond;
                    }
                } else {
                    corner[k] = lattice.wrap(k, upper ? j + 1 : j);
                    weight *= upper ? part : 1 - part;
                }
            }
            if (image || weight == 0) continue;
            int at = 0;
            for (int k = 0; k < d; k++) at += lattice.stride[k] * corner[k];
            if (lattice.solid(at)) missing += weight;
            else put(at, weight, ghosts);
        }
        if (missing > 0) {
            double more = 1 / (1 - missing);
            for (int i = 0; i < count; i++) weights[i] *= more;
            for (int i = 0; i < faceCount; i++) faceWeights[i] *= more;
        }
    }

    /// Puts a weight on a cell, and on the driven faces beside it the part that lies towards them.
    private void put(int at, double weight, int ghosts) {
        double rest = weight;
        for (int g = 0; g < ghosts; g++) {
            int face = lattice.drivenFace(at, ghost[g]);
            if (face < 0) continue;
            give(ghost[g] / 2, face, rest * outer[g]);
            rest *= 1 - outer[g];
        }
        cells[count] = at;
        weights[count++] = rest;
    }
}
