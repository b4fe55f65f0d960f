package org.mfglab.scheme;

import static org.mfglab.scheme.Flaw.*;

import org.mfglab.conformance.RowSums;
import org.mfglab.grid.Grid;

/// One line of [FlawedSplit]: `w - previous - dt nu delta^2 w + dt g(w) = 0` with `h = curvature/2 p^2 + drift p`, by Newton's
/// method with a dense matrix.
final class FlawedLine {

    private final Flaw flaw;
    private final int n;
    private final int stride;
    private final boolean periodic;
    private final double h;
    private final double dt;
    private final double nu;
    private final double curvature;
    private final double[] drift;

    FlawedLine(Flaw flaw, Grid grid, int axis, double dt, double nu, double curvature, double[] drift) {
        this.flaw = flaw;
        this.n = grid.n(axis);
        this.stride = grid.stride(axis);
        this.periodic = flaw == WRAP_AT_WALLS || grid.periodic(axis);
        double spacing = grid.h(flaw == SPACING_OF_FIRST_AXIS ? 0 : axis);
        this.h = flaw == SPACING_BETWEEN_NODES && n > 1 ? spacing * n / (n - 1) : spacing;
        this.dt = dt;
        this.nu = flaw == VISCOSITY_MISSING ? 0 : flaw == VISCOSITY_DOUBLED ? 2 * nu : nu;
        this.curvature = flaw == CURVATURE_DOUBLED ? 2 * curvature : curvature;
        this.drift = drift;
    }

    /// Slopes, g and its two derivatives at one point.
    private record Upwind(double above, double below, double g, double forward, double backward) { }

    private boolean opensAbove(int i) {
        return i < n - 1 || periodic && flaw != WRAP_MISSING;
    }

    private boolean opensBelow(int i) {
        return i > 0 || periodic;
    }

    private Upwind upwind(double[] w, int i, double b) {
        double above = opensAbove(i) ? (w[(i + 1) % n] - w[i]) / h : flaw == GHOST_OF_DIRICHLET ? -w[i] / h : 0;
        double below = opensBelow(i) ? (w[i] - w[(i + n - 1) % n]) / h : flaw == GHOST_OF_DIRICHLET ? w[i] / h : 0;
        double minimum = flaw == MINIMISER_IGNORED ? 0 : curvature > 0 ? -b / curvature : b > 0 ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
        if (flaw == CENTRAL_DIFFERENCES) {
            double p = (above + below) / 2;
            return new Upwind(above, below, value(p, b), slope(p, b) / 2, slope(p, b) / 2);
        }
        double p = Math.min(flaw == UPWIND_FLIPPED ? below : above, minimum);
        double q = Math.max(flaw == UPWIND_FLIPPED ? above : below, minimum);
        if (flaw != GHOST_OF_DIRICHLET && flaw != REFLECTION_AGAINST_WIND) {
            if (!opensAbove(i)) p = minimum;
            if (!opensBelow(i)) q = minimum;
        }
        double g = value(p, b) + value(q, b) - (Double.isFinite(minimum) ? value(minimum, b) : 0);
        double forward = Math.min(slope(p, b), 0);
        double backward = Math.max(slope(q, b), 0);
        return flaw == UPWIND_FLIPPED ? new Upwind(above, below, g, backward, forward) : new Upwind(above, below, g, forward, backward);
    }

    private double value(double p, double b) {
        return Double.isInfinite(p) ? 0 : p * (curvature / 2 * p + b);
    }

    private double slope(double p, double b) {
        return Double.isInfinite(p) ? (curvature == 0 ? b : 0) : curvature * p + b;
    }

    void solve(int start, double[] slice) {
        double[] w = new double[n];
        for (int i = 0; i < n; i++) w[i] = slice[start + i * stride];
        double[] old = w.clone();
        for (int k = 0; k < 30; k++) {
            double[] residual = residual(w, old, start);
            double[] step = flaw == EXPLICIT_STEP ? residual : matrix(w, start, false).solve(residual);
            double largest = 0;
            for (int i = 0; i < n; i++) {
                w[i] += step[i];
                largest = Math.max(largest, Math.abs(step[i]) - 2 * Math.ulp(w[i]));
            }
            if (largest <= 0 || flaw == EXPLICIT_STEP || flaw == ONE_NEWTON_STEP) break;
        }
        for (int i = 0; i < n; i++) slice[start + i * stride] = w[i];
    }

    private double[] residual(double[] w, double[] old, int start) {
        double[] residual = new double[n];
        for (int i = 0; i < n; i++) {
            Upwind at = upwind(w, i, drift[start + i * stride]);
            residual[i] = old[i] - w[i] + dt * nu * (at.above - at.below) / h - dt * at.g;
        }
        return residual;
    }

    private double[][] entries(double[] w, int start, boolean transport) {
        double[][] p = new double[n][n];
        for (int i = 0; i < n; i++) {
            double b = drift[start + i * stride];
            Upwind at = upwind(w, i, b);
            double factor = transport && flaw == TRANSPORT_RATES_HALVED ? 0.5 : 1;
            double forward = factor * at.forward - (transport && flaw == TRANSPORT_AGAINST_WIND ? 2 * Math.min(b, 0) : 0);
            double backward = factor * at.backward - (transport && flaw == TRANSPORT_AGAINST_WIND ? 2 * Math.max(b, 0) : 0);
            double spread = transport && flaw == VISCOSITY_NEGATIVE_IN_TRANSPORT ? -nu : transport && flaw == VISCOSITY_MISSING_IN_TRANSPORT ? 0 : nu;
            boolean cut = transport && flaw == WRAP_MISSING_IN_TRANSPORT;
            if (opensAbove(i) && n > 1 && !(cut && i == n - 1)) p[i][(i + 1) % n] += dt * (spread / (h * h) - forward / h);
            if (opensBelow(i) && n > 1 && !(cut && i == 0)) p[i][(i + n - 1) % n] += dt * (spread / (h * h) + backward / h);
        }
        return p;
    }

    private RowSums matrix(double[] w, int start, boolean transport) {
        return new RowSums(entries(w, start, transport));
    }

    /// Applies the inverse of the derivative, or its transpose.
    void move(int start, double[] at, double[] slice, boolean transposed) {
        double[] w = new double[n];
        double[] x = new double[n];
        for (int i = 0; i < n; i++) {
            w[i] = at[start + i * stride];
            x[i] = slice[start + i * stride];
        }
        double[] moved;
        if (flaw == EXPLICIT_STEP) moved = explicit(entries(w, start, transposed), x, transposed);
        else if (transposed && flaw != TRANSPORT_NOT_TRANSPOSED) moved = matrix(w, start, true).solveTransposed(x);
        else moved = matrix(w, start, transposed).solve(x);
        for (int i = 0; i < n; i++) slice[start + i * stride] = moved[i];
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
