package org.mfglab.verify;

import java.util.Arrays;
import org.mfglab.grid.Grid;

/// One grid line of the split equation, written out: the certifier's own Newton method and elimination, one line at a time.
///
///     w - previous - dt nu delta^2 w + dt g(w) = 0
///
/// The derivative is kept as a cyclic tridiagonal matrix. A solid cell is a row of its own, with the solution zero.
final class PlainLine {

    private static final int MAXIMUM_STEPS = 100;

    /// A step this small, as a part of the value, leaves an error of its square.
    private static final double ENOUGH = 1e-11;

    private static final int BELOW = 0;
    private static final int ABOVE = 1;

    private final Faces faces;
    private final Symbols.Moment moment;
    private final Closure viscosity;
    private final int axis;
    private final int n;
    private final int stride;
    private final double t;
    private final double dt;
    private final double h;
    private final PlainConvex[] convex;
    private final double[][] variables;
    private final boolean[] solid;
    private final int[][] beyond;
    private final double[][] price;
    private final double[][] slope;
    private final double[][] coupling;
    private final double[] w;
    private final double[] nu;
    private final double[] right;
    private final CyclicTridiagonal matrix;
    private int start;

    /// @param convex the part of H that belongs to the axis
    PlainLine(Grid grid, Faces faces, int axis, PlainConvex.Text convex, Closure viscosity, Symbols.Moment moment, double t, double dt) {
        this.faces = faces;
        this.moment = moment;
        this.viscosity = viscosity;
        this.axis = axis;
        this.n = grid.n(axis);
        this.stride = grid.stride(axis);
        this.t = t;
        this.dt = dt;
        this.h = grid.h(axis);
        this.convex = new PlainConvex[n];
        Arrays.setAll(this.convex, _ -> new PlainConvex(convex));
        variables = new double[n][];
        Arrays.setAll(variables, _ -> moment.variables());
        solid = new boolean[n];
        beyond = new int[2][n];
        price = new double[2][n];
        slope = new double[2][n];
        coupling = new double[2][n];
        w = new double[n];
        nu = new double[n];
        right = new double[n];
        matrix = new CyclicTridiagonal(n);
    }

    /// Solves the line that starts at an index of a slice.
    ///
    /// @param out modified
    void solve(int start, double[] previous, double[] out) {
        place(start);
        double scale = 0;
        for (int i = 0; i < n; i++) {
            w[i] = previous[start + i * stride];
            scale = Math.max(scale, Math.abs(w[i]));
        }
        for (int k = 0; k < MAXIMUM_STEPS; k++) {
            linearise(true);
            for (int i = 0; i < n; i++) right[i] = solid[i] ? 0 : previous[start + i * stride] - w[i] + dt * nu[i] * secondDifference(i) - dt * convex[i].g;
            matrix.solve(right);
            double step = 0;
            for (int i = 0; i < n; i++) {
                w[i] += right[i];
                step = Math.max(step, Math.abs(right[i]));
            }
            if (!(step > ENOUGH * scale)) break;
        }
        for (int i = 0; i < n; i++) out[start + i * stride] = w[i];
    }

    /// `out = (dt J)^-T m` on a line, J at w. Value faces let nobody through.
    ///
    /// @param out modified; may be m
    /// @return what the moves along the axis cost, `sum dt out (g_a a + g_b b - g)`, who left, and what they paid
    Level.Flow transport(int start, double[] at, double[] m, double[] out) {
        place(start);
        for (int i = 0; i < n; i++) w[i] = at[start + i * stride];
        linearise(false);
        matrix.transpose();
        for (int i = 0; i < n; i++) right[i] = m[start + i * stride];
        matrix.solve(right);
        double kinetic = 0;
        double left = 0;
        double paid = 0;
        for (int i = 0; i < n; i++) {
            out[start + i * stride] = right[i];
            if (solid[i]) continue;
            kinetic += right[i] * (convex[i].forwardRate * slope[ABOVE][i] + convex[i].backwardRate * slope[BELOW][i] - convex[i].g);
            for (int side = BELOW; side <= ABOVE; side++) {
                if (beyond[side][i] != Faces.EXIT) continue;
                left += coupling[side][i] * right[i];
                paid += coupling[side][i] * right[i] * price[side][i];
            }
        }
        return new Level.Flow(dt * kinetic, 0, left, paid, 0);
    }

    /// Takes the coefficients along the line that starts at an index.
    private void place(int start) {
        this.start = start;
        for (int i = 0; i < n; i++) {
            int cell = start + i * stride;
            solid[i] = faces.solid(cell);
            if (solid[i]) continue;
            moment.place(variables[i], cell);
            nu[i] = viscosity.at(variables[i]);
            convex[i].place(variables[i]);
            for (int side = BELOW; side <= ABOVE; side++) {
                beyond[side][i] = faces.beyond(cell, 2 * axis + side);
                if (beyond[side][i] < Faces.CLOSED) price[side][i] = faces.price(cell, 2 * axis + side, t);
            }
        }
    }

    /// The slopes at a cell, zero where it is closed.
    private void slopes(int i) {
        for (int side = BELOW; side <= ABOVE; side++) {
            int next = beyond[side][i];
            double outward = next == Faces.CLOSED ? 0 : ((next >= 0 ? w[(next - start) / stride] : price[side][i]) - w[i]) / distance(next);
            slope[side][i] = side == ABOVE ? outward : -outward;
        }
    }

    private double distance(int next) {
        return next >= 0 ? h : h / 2;
    }

    private double secondDifference(int i) {
        return (slope[ABOVE][i] - slope[BELOW][i]) / h;
    }

    /// The matrix of the line at w.
    ///
    /// @param withValues whether value faces are coupled to
    private void linearise(boolean withValues) {
        for (int i = 0; i < n; i++) {
            matrix.lower[i] = matrix.upper[i] = 0;
            matrix.diagonal[i] = 1;
            if (solid[i]) continue;
            slopes(i);
            convex[i].upwind(slope[ABOVE][i], beyond[ABOVE][i] == Faces.CLOSED, slope[BELOW][i], beyond[BELOW][i] == Faces.CLOSED);
            for (int side = BELOW; side <= ABOVE; side++) {
                int next = beyond[side][i];
                double rate = side == ABOVE ? -convex[i].forwardRate : convex[i].backwardRate;
                coupling[side][i] = next == Faces.CLOSED || n == 1 && next >= 0 ? 0 : dt * (nu[i] / h + rate) / distance(next);
                if (next != Faces.VALUE || withValues) matrix.diagonal[i] += coupling[side][i];
            }
            if (beyond[BELOW][i] >= 0) matrix.lower[i] = -coupling[BELOW][i];
            if (beyond[ABOVE][i] >= 0) matrix.upper[i] = -coupling[ABOVE][i];
        }
    }
}
