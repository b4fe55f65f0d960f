package org.mfglab.device.cpu;

/// Direct solves along the lines of one axis after the other: the inverse of `(I + J_1) .. (I + J_d)`, which differs from `I + J_1 + .. + J_d`
/// by products of two axes (Peaceman and Rachford 1955). Exact in one dimension; good where the couplings are of order 1.
final class LineSweeps implements Preconditioner {

    private final Team team;
    private final Stencil stencil;
    private final double base;
    private final boolean[] periodic;
    private final LineBatches[] batches;
    private final Worker[][] workers;

    /// Scratch of one worker for one axis.
    private record Worker(LineSystem system, double[] x) { }

    LineSweeps(Team team, Stencil stencil, double base, boolean[] periodic) {
        this.team = team;
        this.stencil = stencil;
        this.base = base;
        this.periodic = periodic;
        this.batches = new LineBatches[periodic.length];
        this.workers = new Worker[periodic.length][team.size()];
        for (int axis = 0; axis < batches.length; axis++) {
            batches[axis] = new LineBatches(stencil.n, axis);
            int lanes = batches[axis].maximumLanes();
            for (int i = 0; i < team.size(); i++)
                workers[axis][i] = new Worker(new LineSystem(stencil.n[axis], lanes, periodic[axis]), new double[stencil.n[axis] * lanes]);
        }
    }

    @Override
    public void prepare() { }

    @Override
    public void apply(double[] x, double[] out) {
        for (int axis = 0; axis < batches.length; axis++) solve(axis, axis == 0 ? x : out, out, false);
    }

    @Override
    public void applyTransposed(double[] x, double[] out) {
        for (int axis = batches.length - 1; axis >= 0; axis--) solve(axis, axis == batches.length - 1 ? x : out, out, true);
    }

    private void solve(int axis, double[] from, double[] to, boolean transposed) {
        team.run(batches[axis].count(), (worker, batch) -> {
            Worker own = workers[axis][worker];
            load(own.system, axis, batch, transposed);
            batches[axis].gather(batch, from, own.x);
            if (transposed) own.system.solveTransposed(own.x);
            else own.system.solve(own.x);
            batches[axis].scatter(batch, own.x, to);
        });
    }

    /// The identity and the leaks stand with the first axis, the discount too.
    private void load(LineSystem system, int axis, int batch, boolean transposed) {
        int size = batches[axis].points() * batches[axis].lanes(batch);
        batches[axis].gather(batch, stencil.up[axis], system.up);
        batches[axis].gather(batch, stencil.down[axis], system.down);
        if (stencil.n[axis] == 1) for (int i = 0; i < size; i++) system.up[i] = system.down[i] = 0;
        double[] leak = transposed ? stencil.leaving : stencil.leak;
        double unit = axis == 0 && !transposed ? base : 1;
        if (axis == 0 && leak != null) {
            batches[axis].gather(batch, leak, system.base);
            for (int i = 0; i < size; i++) system.base[i] += unit;
        } else for (int i = 0; i < size; i++) system.base[i] = unit;
        system.factor(batches[axis].lanes(batch));
    }
}
