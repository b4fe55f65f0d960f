package org.mfglab.scheme;

import static org.mfglab.scheme.Flaw.*;

import org.mfglab.conformance.RowSums;
import org.mfglab.conformance.Surroundings.Face;
import org.mfglab.grid.Grid;

/// The lines of one axis of [FlawedSplit]: `w - previous - dt nu delta^2 w + dt g(w) = 0` with `h = curvature/2 p^2 + drift p`, by Newton's
/// method with a dense matrix.
final class FlawedLine {

    private final Flaw flaw;
    private final FlawedFaces faces;
    private final int axis;
    private final int n;
    private final int stride;
    private final double h;
    private final double reach;
    private final double dt;
    private final double t;
    private final double[] nu;
    private final double[] curvature;
    private final double[] drift;

    /// @param t         when the values on sides are given
    /// @param nu        one per cell
    /// @param curvature one per cell, zero for a straight h
    /// @param drift     one per cell
    FlawedLine(Flaw flaw, FlawedFaces faces, Grid grid, int axis, double dt, double t, double[] nu, double[] curvature, double[] drift) {
        this.flaw = flaw;
        this.faces = faces;
        this.axis = axis;
        this.n = grid.n(axis);
        this.stride = grid.stride(axis);
        double spacing = grid.h(flaw == SPACING_OF_FIRST_AXIS ? 0 : axis);
        this.h = flaw == SPACING_BETWEEN_NODES && n > 1 ? spacing * n / (n - 1) : spacing;
        this.reach = flaw == EXIT_AT_A_WHOLE_CELL ? 1 : 2;
        this.dt = dt;
        this.t = t;
        this.nu = flaw == VISCOSITY_MISSING ? new double[nu.length] : flaw == VISCOSITY_DOUBLED ? times(2, nu) : nu;
        this.curvature = flaw == CURVATURE_DOUBLED ? times(2, curvature) : curvature;
        this.drift = drift;
    }

    private static double[] times(double factor, double[] a) {
        return java.util.Arrays.stream(a).map(value -> factor * value).toArray();
    }

    /// Slopes, g and its two derivatives at one point.
    private record Upwind(double above, double below, double g, double forward, double backward) { }

    /// The slope at a face in the direction of the axis, 0 where it is closed.
    private double slope(double[] w, int cell, boolean upper) {
        Face face = faces.at(cell, axis, upper);
        double rise = face.neighbour() >= 0 ? (w[face.neighbour()] - w[cell]) / h
                : face.given() != null ? reach * (face.value(t) - w[cell]) / h
                : flaw == GHOST_OF_DIRICHLET ? -w[cell] / h : 0;
        return upper ? rise : -rise;
    }

    private Upwind upwind(double[] w, int cell) {
        double above = slope(w, cell, true);
        double below = slope(w, cell, false);
        double b = drift[cell];
        double c = curvature[cell];
        double minimum = flaw == MINIMISER_IGNORED ? 0 : c > 0 ? -b / c : b > 0 ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
        if (flaw == CENTRAL_DIFFERENCES) {
            double p = (above + below) / 2;
            return new Upwind(above, below, value(p, b, c), rate(p, b, c) / 2, rate(p, b, c) / 2);
        }
        double p = Math.min(flaw == UPWIND_FLIPPED ? below : above, minimum);
        double q = Math.max(flaw == UPWIND_FLIPPED ? above : below, minimum);
        if (standsStill(cell, true)) p = minimum;
        if (standsStill(cell, false)) q = minimum;
        double g = value(p, b, c) + value(q, b, c) - (Double.isFinite(minimum) ? value(minimum, b, c) : 0);
        double forward = Math.min(rate(p, b, c), 0);
        double backward = Math.max(rate(q, b, c), 0);
        return flaw == UPWIND_FLIPPED ? new Upwind(above, below, g, backward, forward) : new Upwind(above, below, g, forward, backward);
    }

    /// Whether the slope at a face counts as the cheapest one.
    private boolean standsStill(int cell, boolean upper) {
        if (!faces.at(cell, axis, upper).shut() || flaw == GHOST_OF_DIRICHLET || flaw == REFLECTION_AGAINST_WIND) return false;
        return flaw != REFLECTION_AT_OBSTACLES || !faces.atObstacle(cell, axis, upper);
    }

    private static double value(double p, double b, double c) {
        return Double.isInfinite(p) ? 0 : p * (c / 2 * p + b);
    }

    private static double rate(double p, double b, double c) {
        return Double.isInfinite(p) ? (c == 0 ? b : 0) : c * p + b;
    }

    /// Solves the line that begins at a cell.
    void solve(int start, double[] w) {
        double[] old = w.clone();
        for (int k = 0; k < 40; k++) {
            double[] residual = residual(w, old, start);
            double[] step = flaw == EXPLICIT_STEP ? residual : matrix(w, start, false).solve(residual);
            double largest = 0;
            for (int i = 0; i < n; i++) {
                int cell = start + i * stride;
                w[cell] += step[i];
                largest = Math.max(largest, Math.abs(step[i]) - 2 * Math.ulp(w[cell]));
            }
            if (largest <= 0 || flaw == EXPLICIT_STEP || flaw == ONE_NEWTON_STEP) break;
        }
    }

    private double[] residual(double[] w, double[] old, int start) {
        double[] residual = new double[n];
        for (int i = 0; i < n; i++) {
            int cell = start + i * stride;
            if (faces.solid(cell)) continue;
            Upwind at = upwind(w, cell);
            residual[i] = old[cell] - w[cell] + dt * nu[cell] * (at.above - at.below) / h - dt * at.g;
        }
        return residual;
    }

    /// @param sums modified: the row sums
    private double[][] entries(double[] w, int start, boolean transport, double[] sums) {
        double[][] p = new double[n][n];
        for (int i = 0; i < n; i++) {
            int cell = start + i * stride;
            sums[i] = 1;
            if (faces.solid(cell)) continue;
            double b = drift[cell];
            Upwind at = upwind(w, cell);
            double factor = transport && flaw == TRANSPORT_RATES_HALVED ? 0.5 : 1;
            double forward = factor * at.forward - (transport && flaw == TRANSPORT_AGAINST_WIND ? 2 * Math.min(b, 0) : 0);
            double backward = factor * at.backward - (transport && flaw == TRANSPORT_AGAINST_WIND ? 2 * Math.max(b, 0) : 0);
            couple(p, sums, i, start, true, -forward, transport);
            couple(p, sums, i, start, false, backward, transport);
        }
        return p;
    }

    private void couple(double[][] p, double[] sums, int i, int start, boolean upper, double rate, boolean transport) {
        int cell = start + i * stride;
        Face face = faces.at(cell, axis, upper);
        if (face.shut()) return;
        if (face.given() != null) {
            sums[i] += leaks(face, transport) * reach * dt * (nu[cell] / (h * h) + rate / h);
            return;
        }
        int j = (face.neighbour() - start) / stride;
        if (j == i || transport && flaw == WRAP_MISSING_IN_TRANSPORT && Math.abs(i - j) == n - 1) return;
        double spread = transport && flaw == VISCOSITY_NEGATIVE_IN_TRANSPORT ? -nu[cell] : transport && flaw == VISCOSITY_MISSING_IN_TRANSPORT ? 0
                : transport && flaw == VISCOSITY_OUTSIDE_IN_TRANSPORT ? nu[face.neighbour()] : nu[cell];
        p[i][j] += dt * (spread / (h * h) + rate / h);
    }

    /// How often the coupling to a given value counts.
    private double leaks(Face face, boolean transport) {
        if (!transport) return 1;
        if (!face.exit()) return flaw == VALUE_LEAKS_IN_TRANSPORT ? 1 : 0;
        return flaw == EXIT_FORGOTTEN_IN_TRANSPORT ? 0 : flaw == EXIT_TWICE_IN_TRANSPORT ? 2 : 1;
    }

    private RowSums matrix(double[] w, int start, boolean transport) {
        double[] sums = new double[n];
        double[][] p = entries(w, start, transport, sums);
        return new RowSums(p, sums);
    }

    /// Applies the inverse of the derivative, or its transpose.
    ///
    /// @return what left through given values, as the matrix says
    double move(int start, double[] w, double[] slice, boolean transposed) {
        double[] x = new double[n];
        for (int i = 0; i < n; i++) x[i] = slice[start + i * stride];
        double[] moved;
        if (flaw == EXPLICIT_STEP) moved = explicit(entries(w, start, transposed, new double[n]), x, transposed);
        else if (transposed && flaw != TRANSPORT_NOT_TRANSPOSED) moved = matrix(w, start, true).solveTransposed(x);
        else moved = matrix(w, start, transposed).solve(x);
        double[] sums = new double[n];
        entries(w, start, transposed, sums);
        double left = 0;
        for (int i = 0; i < n; i++) {
            slice[start + i * stride] = moved[i];
            left += (sums[i] - 1) * moved[i];
        }
        return left;
    }

    private double[] explicit(double[][] p, double[] x, boolean transposed) {
        double[] moved = x.clone();
        for (int i = 0; i < n; i++)
            for (int j = 0; j < n; j++) {
                moved[i] += transposed ? p[j][i] * x[j] - p[i][j] * x[i] : p[i][j] * (x[j] - x[i]);
            }
        return moved;
    }
}
