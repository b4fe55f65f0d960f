package org.mfglab.verify;

import org.mfglab.grid.Grid;

/// The noise of a step from points to points, among obstacles and sides where u is given: up or down along one of the axes, each as likely as the others, by a whole number
/// of cells or one more, so that the variance along the axis is `d` times that of the step. Where a face cuts a way short, it is taken the more often, so that the mean is zero.
final class PlainSpread {

    private final Grid grid;
    private final Faces faces;
    private final double time;
    /// By cell and axis: the deviation in cells of a way along the axis.
    private final double[][] noise;
    private double gone;
    private double paid;

    /// @param t prices are those of this time
    PlainSpread(Grid grid, Faces faces, double t, double[][] noise) {
        this.grid = grid;
        this.faces = faces;
        this.time = t;
        this.noise = noise;
    }

    /// Where ways end.
    private interface End {

        /// @param face at which it ends, or -1
        void at(int cell, int face, double chance);
    }

    /// Where a way of the noise ends.
    ///
    /// @param length in cells
    private record Way(int cell, int face, double length) { }

    private void everyEnd(int from, End end) {
        int d = grid.dimension();
        for (int axis = 0; axis < d; axis++) {
            double variance = noise[from][axis] * noise[from][axis];
            int near = (int) Math.floor(noise[from][axis]);
            // (1 - far) near^2 + far (near + 1)^2 = variance
            double far = (variance - (double) near * near) / ((near + 1.0) * (near + 1.0) - (double) near * near);
            Way[] up = {go(from, axis, 1, near), go(from, axis, 1, near + 1)}, down = {go(from, axis, -1, near), go(from, axis, -1, near + 1)};
            double rise = (1 - far) * up[0].length + far * up[1].length, fall = (1 - far) * down[0].length + far * down[1].length;
            // Such that chance * rise = (1 - chance) * fall.
            double chance = rise == fall ? 0.5 : fall / (rise + fall);
            for (int further = 0; further < 2; further++) {
                double part = (further == 1 ? far : 1 - far) / d;
                end.at(up[further].cell, up[further].face, chance * part);
                end.at(down[further].cell, down[further].face, (1 - chance) * part);
            }
        }
    }

    private Way go(int from, int axis, int sign, int steps) {
        int at = from;
        int way = sign;
        for (int step = 0; step < steps; step++) {
            int face = 2 * axis + (way > 0 ? 1 : 0);
            int next = faces.beyond(at, face);
            if (next < Faces.CLOSED) return new Way(at, face, step + 0.5);
            if (next >= 0) at = next;
            else way = -way;
        }
        return new Way(at, -1, steps);
    }

    /// What agents may expect of a value before the noise.
    double[] of(double[] u) {
        double[] mean = new double[u.length];
        for (int i = 0; i < u.length; i++) {
            if (faces.solid(i)) continue;
            int cell = i;
            everyEnd(i, (at, face, chance) -> mean[cell] += chance * (face < 0 ? u[at] : faces.price(at, face, time)));
        }
        return mean;
    }

    /// Adds a mass where the noise takes it; it stays in the cell beside a side where u is given and nobody leaves.
    ///
    /// @param balance modified
    void add(int from, double mass, double[] balance) {
        gone = paid = 0;
        everyEnd(from, (at, face, chance) -> {
            if (face >= 0 && faces.beyond(at, face) == Faces.EXIT) {
                gone += chance;
                paid += chance * faces.price(at, face, time);
            } else balance[at] += chance * mass;
        });
    }

    /// The share of the last mass that left, and what it paid.
    double gone() {
        return gone;
    }

    double paid() {
        return paid;
    }
}
