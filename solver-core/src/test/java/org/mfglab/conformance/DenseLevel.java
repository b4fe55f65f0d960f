package org.mfglab.conformance;

import org.mfglab.grid.Grid;

/// The implicit equation of a level in some of the axes, `(1 + r dt) u - right - dt sum_k nu (a_k - b_k)/h_k + dt g(a, b) = 0`, written out cell
/// by cell with a dense matrix: what devices are compared with.
public final class DenseLevel {

    /// The numerical Hamiltonian at a cell.
    public interface Rule {

        /// @param a the slopes above, one per axis; at a closed face NaN
        /// @param b the slopes below
        Rates at(int cell, double[] a, double[] b);
    }

    /// g and its derivatives in the slopes; not read at closed faces.
    public record Rates(double g, double[] above, double[] below) { }

    private final Grid grid;
    private final Surroundings.Face[][][] faces;
    private final int[] axes;
    private final double dt;
    private final double base;
    private final double[][][] given;
    private final Surroundings around;
    private Rule rule;
    private double[] nu;

    /// @param axes     the axes of the equation
    /// @param discount r
    public DenseLevel(Grid grid, int[] axes, double dt, double discount) {
        this.grid = grid;
        this.axes = axes;
        this.dt = dt;
        this.base = 1 + discount * dt;
        this.around = new Surroundings(grid);
        this.faces = new Surroundings.Face[grid.size()][axes.length][2];
        this.given = new double[grid.size()][axes.length][2];
        for (int i = 0; i < faces.length; i++)
            for (int k = 0; k < axes.length; k++)
                for (int up = 0; up < 2; up++) faces[i][k][up] = around.face(i, axes[k], up == 1);
    }

    /// Sets the coefficients.
    ///
    /// @param nu one per cell
    /// @param t  when the values on sides are given
    public DenseLevel at(Rule rule, double[] nu, double t) {
        this.rule = rule;
        this.nu = nu;
        for (int i = 0; i < faces.length; i++)
            for (int k = 0; k < axes.length; k++)
                for (int up = 0; up < 2; up++) given[i][k][up] = faces[i][k][up].value(t);
        return this;
    }

    public boolean solid(int cell) {
        return around.solid(cell);
    }

    /// The slope at a face, NaN where it is closed.
    private double slope(double[] u, int i, int k, int up) {
        Surroundings.Face face = faces[i][k][up];
        if (face.shut()) return Double.NaN;
        double h = grid.h(axes[k]);
        double rise = face.neighbour() >= 0 ? (u[face.neighbour()] - u[i]) / h : (given[i][k][up] - u[i]) / (h / 2);
        return up == 1 ? rise : -rise;
    }

    private double[] slopes(double[] u, int i, int up) {
        double[] slopes = new double[axes.length];
        for (int k = 0; k < slopes.length; k++) slopes[k] = slope(u, i, k, up);
        return slopes;
    }

    private static double open(double slope) {
        return Double.isNaN(slope) ? 0 : slope;
    }

    /// `right - (1 + r dt) u + dt (nu Lap u - g)`, zero in obstacles.
    public double[] residual(double[] right, double[] u) {
        double[] residual = new double[u.length];
        for (int i = 0; i < u.length; i++) {
            if (around.solid(i)) continue;
            double[] a = slopes(u, i, 1);
            double[] b = slopes(u, i, 0);
            residual[i] = right[i] - base * u[i] - dt * rule.at(i, a, b).g;
            for (int k = 0; k < axes.length; k++) residual[i] += dt * nu[i] * (open(a[k]) - open(b[k])) / grid.h(axes[k]);
        }
        return residual;
    }

    /// What the derivative of the equation at u is made of: couplings to other cells and what leaks out of each.
    ///
    /// @param couplings `P`, towards the neighbours of each cell
    /// @param leak      to all faces on which u is given
    /// @param exits     to exits alone
    public record Matrix(double base, double[][] couplings, double[] leak, double[] exits) {

        private double[] sums(boolean transport) {
            double[] sums = new double[leak.length];
            for (int i = 0; i < sums.length; i++) sums[i] = transport ? 1 + exits[i] : base + leak[i];
            return sums;
        }

        private RowSums factored(boolean transport) {
            double[][] p = new double[couplings.length][];
            for (int i = 0; i < p.length; i++) p[i] = couplings[i].clone();
            return new RowSums(p, sums(transport));
        }

        /// `(dt J)^-1 x`.
        public double[] solve(double[] x) {
            return factored(false).solve(x);
        }

        /// The transport of a density: no discount, and agents leave through exits alone.
        public double[] transport(double[] x) {
            return factored(true).solveTransposed(x);
        }

        /// Every entry of `dt J`; of the matrix whose transpose is that of the transport.
        public double[][] entries(boolean transport) {
            double[] sums = sums(transport);
            double[][] entries = new double[sums.length][sums.length];
            for (int i = 0; i < sums.length; i++) {
                entries[i][i] = sums[i];
                for (int j = 0; j < sums.length; j++) {
                    if (j == i) continue;
                    entries[i][j] = -couplings[i][j];
                    entries[i][i] += couplings[i][j];
                }
            }
            return entries;
        }
    }

    public Matrix matrix(double[] u) {
        double[][] couplings = new double[u.length][u.length];
        double[] leak = new double[u.length];
        double[] exits = new double[u.length];
        for (int i = 0; i < u.length; i++) {
            if (around.solid(i)) continue;
            Rates rates = rule.at(i, slopes(u, i, 1), slopes(u, i, 0));
            for (int k = 0; k < axes.length; k++)
                for (int up = 0; up < 2; up++) {
                    Surroundings.Face face = faces[i][k][up];
                    if (face.shut()) continue;
                    double h = grid.h(axes[k]);
                    double rate = dt * (nu[i] / (h * h) + (up == 1 ? -rates.above[k] : rates.below[k]) / h);
                    if (face.neighbour() >= 0 && face.neighbour() != i) couplings[i][face.neighbour()] += rate;
                    if (face.given() != null) leak[i] += 2 * rate;
                    if (face.exit()) exits[i] += 2 * rate;
                }
        }
        return new Matrix(base, couplings, leak, exits);
    }

    /// Solves the equation by Newton's method.
    public double[] solve(double[] right, double[] start) {
        double[] u = start.clone();
        for (int k = 0; k < 60; k++) {
            double[] step = matrix(u).solve(residual(right, u));
            double largest = 0;
            for (int i = 0; i < u.length; i++) {
                u[i] += step[i];
                largest = Math.max(largest, Math.abs(step[i]) - 4 * Math.ulp(u[i]));
            }
            if (largest <= 0) break;
        }
        return u;
    }
}
