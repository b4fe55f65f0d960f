package org.mfglab.device.cpu;

/// Noise from points to points among obstacles and sides where u is given: with equal chances up and down along one of the axes, k cells or k + 1, so that the
/// variance is exact. It is turned round at walls, stops before obstacles, and ends at faces where u is given.
final class Spread {

    private final Lattice lattice;
    private final Ground ground;
    private final int[] place;

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
            double far = (noise[axis] * noise[axis] - (double) near * near) / (2 * near + 1) / (2 * d);
            for (int way = -1; way <= 1; way += 2) {
                sum += go(from, axis, way * near, 0.5 / d - far, end);
                sum += go(from, axis, way * (near + 1), far, end);
            }
        }
        return sum;
    }

    private double go(int from, int axis, int steps, double weight, End end) {
        for (int k = 0; k < place.length; k++) place[k] = lattice.position(from, k);
        int face = ground.go(place, axis, steps);
        return end.at(ground.cell(place), axis, face, weight);
    }
}
