package org.mfglab.gpu;

import java.util.ArrayList;
import java.util.List;

/// One V-cycle of geometric multigrid (Brandt 1977) on cells: every second level has half the cells along each axis, its couplings are
/// discretised anew from averages, and each level is smoothed before and after by two steps of Chebyshev-weighted Jacobi.
///
/// For systems that diffusion dominates, on any domain. Cells of obstacles have no weight in the averages.
final class ClMultigrid {

    private final List<ClCoarseLevel> levels = new ArrayList<>();

    /// @param open   the part of each cell that is not solid
    /// @param nu     viscosity
    /// @param factor `dt/h^2` per axis
    ClMultigrid(Session session, ClStencil finest, double[] open, ClAxisFlux.Slice nu, double[] factor) {
        levels.add(new ClCoarseLevel(session, finest, open, nu, factor, null));
        while (levels.getLast().canCoarsen()) levels.add(levels.getLast().coarser(session));
    }

    /// Takes the present coefficients.
    ///
    /// @param base       the row sums without leaks
    /// @param transposed whether for the density
    void prepare(double base, boolean transposed) {
        for (int k = 0; k < levels.size(); k++) {
            if (k > 0) levels.get(k).discretise(levels.get(k - 1));
            levels.get(k).prepare(base, transposed);
        }
    }

    /// `x`, about `J^-1 b`, or `J^-T b` where it was prepared for that.
    void apply(ClBuffer b, ClBuffer x, boolean transposed) {
        cycle(0, b, x, transposed);
    }

    private void cycle(int k, ClBuffer b, ClBuffer x, boolean transposed) {
        ClCoarseLevel level = levels.get(k);
        if (k == levels.size() - 1) {
            level.solve(b, x);
            return;
        }
        level.smoothFromZero(b, x, transposed);
        level.residual(b, x, transposed);
        ClCoarseLevel coarse = levels.get(k + 1);
        coarse.restrict(level);
        cycle(k + 1, coarse.right, coarse.solution, transposed);
        coarse.prolong(x);
        level.smooth(b, x, transposed);
    }
}
