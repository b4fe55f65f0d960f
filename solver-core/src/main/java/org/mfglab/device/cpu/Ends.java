package org.mfglab.device.cpu;

import org.mfglab.device.Lattice;

/// Where agents of a cell come to, among obstacles and sides where u is given: in parts, each at a cell or at a face beside it.
abstract class Ends {

    final Lattice lattice;
    final Ground ground;

    Ends(Lattice lattice, Ground ground) {
        this.lattice = lattice;
        this.ground = ground;
    }

    /// What is done with a part.
    interface Part {

        /// @param face the driven face of the axis, beside the cell; -1 for the cell itself
        double at(int cell, int axis, int face, double weight);
    }

    /// @param way in cells along every axis
    /// @return the sum over all parts
    abstract double everyPart(int from, double[] way, Part part);

    /// The mean of x.
    ///
    /// @param given whether what is given on sides counts, or zero
    final double gather(int from, double[] way, double[] x, boolean given) {
        return everyPart(from, way, (cell, axis, face, weight) -> weight * (face < 0 ? x[cell] : given ? ground.given[axis].value[face] : 0));
    }

    /// Puts a mass down. Where u is given and nobody leaves, it stays in the cell beside the face.
    ///
    /// @param out   modified, from `first` on
    /// @param first the cell that out begins with
    /// @return how much of it left
    final double deposit(int from, double[] way, double mass, double[] out, int first) {
        return everyPart(from, way, (cell, axis, face, weight) -> {
            if (face >= 0 && ground.given[axis].absorbing[face]) return mass * weight;
            out[cell - first] += mass * weight;
            return 0;
        });
    }
}
