package org.mfglab.workbench.imported;

import java.util.ArrayList;
import java.util.List;
import org.mfglab.grid.Grid;

/// The density per unit of space of samples smoothed by round Gaussian kernels, as averages over the cells of a grid. So its integral is the part of the
/// kernels that lies in the box, to rounding, however narrow they are; around a periodic axis nothing is lost. Far from all samples, where a kernel has less than
/// 1e-16 of its peak, the samples are first moved to the points of the grid; nowhere is the density below 1e-300, so that logarithms of it are finite.
public final class SampleDensity {

    private final Grid grid;
    private final double bandwidth;

    /// @param bandwidth the standard deviation of the kernels, positive
    public SampleDensity(Grid grid, double bandwidth) {
        this.grid = grid;
        this.bandwidth = bandwidth;
    }

    /// The part of a kernel in the cells along one axis that it reaches.
    ///
    /// @param from  the first of these cells; on a periodic axis it may lie outside, and stands for the one a period away
    /// @param parts one per cell
    private record Reach(int from, double[] parts) { }

    /// @param samples `[n, d]`, n positive
    /// @return one value per grid point
    public double[] of(double[][] samples) {
        double[] m = new double[grid.size()];
        double weight = 1 / (samples.length * grid.cellVolume());
        for (double[] sample : samples) {
            List<Reach> axes = new ArrayList<>();
            for (int axis = 0; axis < sample.length; axis++) axes.add(reach(axis, sample[axis]));
            add(m, axes, grid.dimension() - 1, 0, weight);
        }
        FarTails.fill(m, samples, grid, bandwidth);
        return m;
    }

    private void add(double[] m, List<Reach> axes, int axis, int offset, double weight) {
        Reach reach = axes.get(axis);
        int n = grid.n(axis);
        int stride = grid.stride(axis);
        for (int k = 0; k < reach.parts.length; k++) {
            int cell = offset + stride * Math.floorMod(reach.from + k, n);
            if (axis == 0) m[cell] += weight * reach.parts[k];
            else add(m, axes, axis - 1, cell, weight * reach.parts[k]);
        }
    }

    private Reach reach(int axis, double x) {
        double h = grid.h(axis);
        double edge = grid.coordinate(axis, 0) - h / 2;
        double wide = GaussianTable.REACH * bandwidth;
        boolean periodic = grid.periodic(axis);
        double first = Math.floor((x - wide - edge) / h);
        double last = Math.floor((x + wide - edge) / h);
        int from = (int) Math.clamp(first, periodic ? Integer.MIN_VALUE : 0, periodic ? Integer.MAX_VALUE : grid.n(axis));
        int to = (int) Math.clamp(last, periodic ? Integer.MIN_VALUE : -1, periodic ? Integer.MAX_VALUE : grid.n(axis) - 1);
        double[] parts = new double[Math.max(0, to - from + 1)];
        double below = GaussianTable.below((edge + from * h - x) / bandwidth);
        for (int k = 0; k < parts.length; k++) {
            double above = GaussianTable.below((edge + (from + k + 1) * h - x) / bandwidth);
            parts[k] = above - below;
            below = above;
        }
        return new Reach(from, parts);
    }
}
