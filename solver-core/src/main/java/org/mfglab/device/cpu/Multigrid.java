package org.mfglab.device.cpu;

import java.util.ArrayList;
import java.util.List;

/// One V-cycle of geometric multigrid (Brandt 1977) on cells: every second level has half the cells along each axis, its couplings are
/// discretised anew from averages, and each level is smoothed before and after by two steps of Chebyshev-weighted Jacobi.
///
/// For systems that diffusion dominates, on any domain. Cells of obstacles have no weight in the averages.
final class Multigrid implements Preconditioner {

    private static final int MOST_LEVELS = 12;

    private final List<CoarseLevel> levels = new ArrayList<>();
    private final double base;

    /// @param open      the part of each cell that is not solid
    /// @param diffusion the part of the couplings that is diffusion
    Multigrid(Team team, Stencil finest, double base, double[] open, Diffusion diffusion) {
        this.base = base;
        levels.add(new CoarseLevel(finest, open, diffusion));
        while (levels.size() < MOST_LEVELS && levels.getLast().canCoarsen()) levels.add(levels.getLast().coarser(team));
    }

    /// The diffusive part of the couplings, `factor nu`.
    ///
    /// @param nu     one number, or one per cell
    /// @param factor `dt/h^2` per axis
    record Diffusion(double[] nu, double[] factor) {

        double at(int axis, int cell) {
            return factor[axis] * (nu.length == 1 ? nu[0] : nu[cell]);
        }
    }

    @Override
    public void prepare() {
        levels.getFirst().prepare(base);
        for (int k = 1; k < levels.size(); k++) {
            levels.get(k).discretise();
            levels.get(k).prepare(base);
        }
    }

    @Override
    public void apply(double[] x, double[] out) {
        cycle(0, x, out, false);
    }

    @Override
    public void applyTransposed(double[] x, double[] out) {
        cycle(0, x, out, true);
    }

    private void cycle(int k, double[] b, double[] x, boolean transposed) {
        CoarseLevel level = levels.get(k);
        if (k == levels.size() - 1) {
            level.solve(b, x, transposed);
            return;
        }
        level.smoothFromZero(b, x, transposed);
        level.residual(b, x, transposed);
        CoarseLevel coarse = levels.get(k + 1);
        coarse.restrict();
        cycle(k + 1, coarse.right(), coarse.solution(), transposed);
        coarse.prolong(x);
        level.smooth(b, x, transposed);
    }
}
