package org.mfglab.device.cpu;

import org.mfglab.grid.BoundaryCondition;
import org.mfglab.grid.Domain;
import org.mfglab.grid.Grid;
import org.mfglab.grid.Side;

/// Chooses a preconditioner by the coefficients of each level: lines in one dimension and while the couplings are weak, transforms where
/// diffusion alone is strong and the box is plain, multigrid for the rest; tiny grids are solved directly, as a multigrid of one level. The measurements are in docs/performance.md.
final class SuitedPreconditioner implements Preconditioner {

    /// The largest diagonal entry up to which lines are the cheapest.
    private static final double WEAK = 3;

    /// The part of the largest diagonal entry that transport may have for transforms to be the cheapest.
    private static final double STILL = 0.05;

    private final Team team;
    private final Grid grid;
    private final Stencil stencil;
    private final double base;
    private final Coefficient viscosity;
    private final double[] factor;
    private final boolean[] periodic;
    private final boolean plain;
    private LineSweeps lines;
    private SpectralSolve transforms;
    private Multigrid multigrid;
    private Preconditioner chosen;

    SuitedPreconditioner(Team team, Grid grid, Stencil stencil, double base, Coefficient viscosity, double dt) {
        this.team = team;
        this.grid = grid;
        this.stencil = stencil;
        this.base = base;
        this.viscosity = viscosity;
        this.factor = new double[grid.dimension()];
        this.periodic = new boolean[grid.dimension()];
        for (int axis = 0; axis < factor.length; axis++) {
            factor[axis] = dt / (grid.h(axis) * grid.h(axis));
            periodic[axis] = grid.periodic(axis);
        }
        this.plain = isPlain(grid) && viscosity.isConstant();
    }

    /// Whether every side is periodic or a wall, and nothing stands in the box.
    private static boolean isPlain(Grid grid) {
        for (Domain.Sides sides : grid.domain().sides()) if (!isPlain(sides.low()) || !isPlain(sides.high())) return false;
        return !grid.geometry().hasObstacles();
    }

    private static boolean isPlain(Side side) {
        return side.parts().isEmpty() && (side.periodic() || side.base() instanceof BoundaryCondition.Wall);
    }

    @Override
    public void prepare() {
        chosen = choose();
        chosen.prepare();
    }

    private Preconditioner choose() {
        double diagonal = stencil.largestDiagonal(base);
        if (grid.dimension() == 1 || diagonal <= WEAK && grid.size() > CoarseLevel.TINY) return lines();
        if (plain && grid.size() > CoarseLevel.TINY && diagonal - diffusion() <= STILL * diagonal) {
            if (transforms == null) transforms = new SpectralSolve(team, stencil.n, base, periodic, viscosity.get(0), factor);
            return transforms;
        }
        if (multigrid == null) multigrid = multigrid();
        return multigrid;
    }

    /// Lines, whatever the coefficients.
    LineSweeps lines() {
        if (lines == null) lines = new LineSweeps(team, stencil, base, periodic);
        return lines;
    }

    /// The diagonal without transport, where the viscosity is constant.
    private double diffusion() {
        double sum = base;
        for (double f : factor) sum += 2 * f * viscosity.get(0);
        return sum;
    }

    private Multigrid multigrid() {
        double[] open = new double[grid.size()];
        for (int i = 0; i < open.length; i++) open[i] = grid.solid(i) ? 0 : 1;
        return new Multigrid(team, stencil, base, open, new Multigrid.Diffusion(viscosity.values(), factor));
    }

    @Override
    public void apply(double[] x, double[] out) {
        chosen.apply(x, out);
    }

    @Override
    public void applyTransposed(double[] x, double[] out) {
        chosen.applyTransposed(x, out);
    }
}
