package org.mfglab.verify;

import org.mfglab.grid.Grid;

/// The noise of a step from points to points, among obstacles and sides where u is given: up or down along one of the axes, each as likely as the others, by whole numbers
/// of cells, so that the variance along the axis is `d` times that of the step. Where a face cuts a way short, it is taken the more often, so that the mean is zero.
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
            double[] chance = chances(noise[from][axis] * noise[from][axis]);
            Way[][] ways = new Way[2][chance.length];
            double[] mean = new double[2];
            for (int up = 0; up < 2; up++)
                for (int length = 1; length < chance.length; length++) {
                    ways[up][length] = go(from, axis, 2 * up - 1, length);
                    mean[up] += chance[length] * ways[up][length].length;
                }
            end.at(from, -1, chance[0] / d);
            for (int up = 0; up < 2; up++) {
                // Such that the means of both sides are alike.
                double often = mean[0] == mean[1] ? 1 : 2 * mean[1 - up] / (mean[0] + mean[1]);
                for (int length = 1; length < chance.length; length++)
                    if (chance[length] > 0) end.at(ways[up][length].cell, ways[up][length].face, often * chance[length] / d);
            }
        }
    }

    /// The chance to stay, and of every length up and down: all alike, but for the last, which makes the variance right.
    private static double[] chances(double variance) {
        int most = 0;
        while ((most + 1) * (most + 2.0) / 3 <= variance) most++;
        double squares = 0;
        for (int length = 1; length <= most; length++) squares += 2.0 * length * length;
        double last = (most + 1.0) * (most + 1.0);
        // (squares + 2 f last)/(2 most + 1 + 2 f) = variance
        double f = Math.max(0, variance * (2 * most + 1) - squares) / (2 * (last - variance));
        double[] chance = new double[most + 2];
        for (int length = 0; length <= most + 1; length++) chance[length] = (length > most ? f : 1) / (2 * most + 1 + 2 * f);
        return chance;
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
