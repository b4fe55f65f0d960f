package org.mfglab.gpu;

import java.util.Arrays;

/// One level of [ClMultigrid]: a stencil, smoothed by Jacobi's method with Chebyshev's weights, or solved directly where it is small.
final class ClCoarseLevel {

    /// The finest level is solved directly up to this size, any other one up to that.
    static final int TINY = 128;
    private static final int SMALL = 48;

    /// An axis is coarsened where its `1/h^2` exceeds this part of the largest: grids of unlike spacings come to like ones first, so that
    /// points alone smooth them.
    private static final double FINE = 0.2;

    /// Room for the slice between two steps, and for what is left of the right side.
    final ClBuffer product;

    /// The means of what the finer level left.
    final ClBuffer right;
    final ClBuffer solution;
    private final ClStencil stencil;
    private final double[] open;
    private final ClAxisFlux.Slice nu;
    private final double[] factor;

    /// From the finer level; null on the finest.
    private final ClTransfer transfer;
    private final ClBuffer inverse;
    private final double[] weights;
    private final ClDirect direct;
    private double base;

    /// @param open     the part of each cell that is not solid
    /// @param nu       viscosity
    /// @param factor   `dt/h^2` per axis
    /// @param transfer from the finer level; null on the finest
    ClCoarseLevel(Session session, ClStencil stencil, double[] open, ClAxisFlux.Slice nu, double[] factor, ClTransfer transfer) {
        this.stencil = stencil;
        this.open = open;
        this.nu = nu;
        this.factor = factor;
        this.transfer = transfer;
        this.inverse = session.slice(stencil.box.size);
        this.product = session.slice(stencil.box.size);
        this.right = transfer == null ? null : session.slice(stencil.box.size);
        this.solution = transfer == null ? null : session.slice(stencil.box.size);
        this.weights = chebyshev(stencil.box.dimension());
        this.direct = canCoarsen() ? null : new ClDirect(session, stencil);
    }

    /// The weights of two Jacobi steps that damp the modes of up to four cells best: those whose eigenvalue lies in `[1/d, 2]`.
    private static double[] chebyshev(int dimension) {
        double low = 1.0 / dimension;
        double middle = 0.5 * (2 + low);
        double half = 0.5 * (2 - low);
        return new double[] {1 / (middle + half * Math.sqrt(0.5)), 1 / (middle - half * Math.sqrt(0.5))};
    }

    boolean canCoarsen() {
        return stencil.box.size > (transfer == null ? TINY : SMALL);
    }

    ClCoarseLevel coarser(Session session) {
        int[] n = stencil.box.n.clone();
        int[] halves = new int[n.length];
        double[] wider = factor.clone();
        double finest = Arrays.stream(factor).max().orElseThrow();
        for (int axis = 0; axis < n.length; axis++) {
            halves[axis] = factor[axis] > FINE * finest ? 2 : 1;
            n[axis] = Math.ceilDiv(n[axis], halves[axis]);
            wider[axis] /= halves[axis] * halves[axis];
        }
        ClStencil coarse = new ClStencil(session, new ClBox(session, n, (_, _) -> 0), stencil.leaks);
        ClTransfer down = new ClTransfer(session, stencil, open, coarse, halves);
        ClAxisFlux.Slice mean = nu.stride() == 0 ? nu : new ClAxisFlux.Slice(session.slice(coarse.box.size), 1);
        return new ClCoarseLevel(session, coarse, down.open(), mean, wider, down);
    }

    /// Couplings from those of the finer level.
    void discretise(ClCoarseLevel finer) {
        transfer.discretise(finer.nu, finer.factor);
        if (nu.stride() > 0) transfer.average(finer.nu.values(), nu.values());
    }

    /// @param base the row sums without leaks
    void prepare(double base, boolean transposed) {
        this.base = base;
        ClBuffer leaks = transposed ? stencil.leaving : stencil.leak;
        if (direct == null) stencil.invertDiagonal(base, leaks, inverse);
        else direct.prepare(base, leaks, transposed);
    }

    void solve(ClBuffer b, ClBuffer x) {
        direct.solve(b, x);
    }

    void smoothFromZero(ClBuffer b, ClBuffer x, boolean transposed) {
        stencil.routine("smooth_zero").each(stencil.box.vectors, stencil.box.vectors, weights[0], inverse, b, product);
        stencil.smooth(base, transposed, product, weights[1], inverse, b, x);
    }

    void smooth(ClBuffer b, ClBuffer x, boolean transposed) {
        stencil.smooth(base, transposed, x, weights[0], inverse, b, product);
        stencil.smooth(base, transposed, product, weights[1], inverse, b, x);
    }

    /// Leaves `b - J x` for [#restrict].
    void residual(ClBuffer b, ClBuffer x, boolean transposed) {
        stencil.residual(base, transposed, x, b, product);
    }

    /// Takes the residual of the finer level as right side.
    void restrict(ClCoarseLevel finer) {
        transfer.average(finer.product, right);
    }

    /// Adds the solution to that of the finer level.
    void prolong(ClBuffer x) {
        transfer.prolong(solution, x);
    }
}
