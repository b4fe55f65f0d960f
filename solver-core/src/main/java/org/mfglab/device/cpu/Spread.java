package org.mfglab.device.cpu;

/// Noise from points to points among obstacles and sides where u is given. Along every axis alone, each as likely as the others, it goes k or k + 1 cells up or down, so that the variance
/// is exact. It is turned round at walls and obstacles, and ends at faces where u is given: the way to a near face is taken the more often, so that nobody drifts.
final class Spread {

    private final Lattice lattice;
    private final Ground ground;
    private final int[] place;
    /// Where the four ways along an axis end: k and k + 1 down, k and k + 1 up.
    private final int[] cells = new int[4];
    private final int[] faces = new int[4];
    private final double[] lengths = new double[4];

    Spread(Lattice lattice, Ground ground) {
        this.lattice = lattice;
        this.ground = ground;
        place = new int[lattice.dimension];
    }

    /// What happens at the end of a way.
    private interface End {

        /// @param face the face of the axis at which it ends, or -1
        double at(int cell, int axis, int face, double weight);
    }

    /// The mean of x over the ends of all ways from a cell.
    ///
    /// @param noise in cells along each axis, each as if it were alone
    /// @param given whether what is given on sides counts, or zero
    double gather(int from, double[] noise, double[] x, boolean given) {
        return everyWay(from, noise, (cell, axis, face, weight) -> weight * (face < 0 ? x[cell] : given ? ground.given[axis].value[face] : 0));
    }

    /// Puts a mass down at the ends of all ways. Where u is given and nobody leaves, it stays in the cell beside the face.
    ///
    /// @param out   modified, from `first` on
    /// @param first the cell that out begins with
    /// @return how much of it left
    double deposit(int from, double[] noise, double mass, double[] out, int first) {
        return everyWay(from, noise, (cell, axis, face, weight) -> {
            if (face >= 0 && ground.given[axis].absorbing[face]) return mass * weight;
            out[cell - first] += mass * weight;
            return 0;
        });
    }

    /// @return the sum over all ends
    private double everyWay(int from, double[] noise, End end) {
        int d = lattice.dimension;
        double sum = 0;
        for (int axis = 0; axis < d; axis++) {
            int near = (int) noise[axis];
            double far = (noise[axis] * noise[axis] - (double) near * near) / (2 * near + 1);
            for (int way = 0; way < 4; way++) go(from, axis, way < 2 ? -1 : 1, near + way % 2, way);
            double down = (1 - far) * lengths[0] + far * lengths[1], up = (1 - far) * lengths[2] + far * lengths[3];
            double upward = down == up ? 0.5 : down / (down + up);
            for (int way = 0; way < 4; way++) {
                double chance = (way % 2 == 0 ? 1 - far : far) * (way < 2 ? 1 - upward : upward) / d;
                if (chance != 0) sum += end.at(cells[way], axis, faces[way], chance);
            }
        }
        return sum;
    }

    /// Goes from cell to cell, and keeps where that ends.
    private void go(int from, int axis, int way, int steps, int number) {
        for (int k = 0; k < place.length; k++) place[k] = lattice.position(from, k);
        cells[number] = from;
        faces[number] = -1;
        lengths[number] = steps;
        for (int gone = 0; gone < steps; gone++) {
            boolean end = !lattice.periodic[axis] && place[axis] == (way > 0 ? lattice.n[axis] - 1 : 0);
            int face = end ? ground.face(cells[number], axis, way > 0) : -1;
            if (face >= 0) {
                faces[number] = face;
                lengths[number] = gone + 0.5;
                return;
            }
            place[axis] += way;
            int next = end ? -1 : ground.cell(place);
            if (end || lattice.solid(next)) {
                place[axis] -= way;
                way = -way;
            } else cells[number] = next;
        }
    }
}
