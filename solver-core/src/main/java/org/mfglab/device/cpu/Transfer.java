package org.mfglab.device.cpu;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The way between a level of [Multigrid] and the next coarser one, whose cells are two of the finer along each axis that is halved (one, at
/// the end of an odd axis). Averages are taken over the open part of the cells.
final class Transfer {

    private final CoarseLevel fine;
    private final Stencil coarse;
    private final boolean[] halved;
    private final double[] open;
    private final double[] scale;
    private final int fineRow;
    private final int row;

    /// A finer cell at a distance d from the start of its row lies in the coarse cell at `d >> shift`.
    private final int shift;

    /// The first cells of the finer rows in a coarse row, and of the coarse row that holds a finer row.
    private final int[][] finerRows;
    private final int[] coarserRow;

    /// @param halved which axes have half as many cells on the coarse level
    Transfer(CoarseLevel fine, Stencil coarse, boolean[] halved) {
        this.fine = fine;
        this.coarse = coarse;
        this.halved = halved;
        this.fineRow = fine.stencil.n[0];
        this.row = coarse.n[0];
        this.shift = halved[0] ? 1 : 0;
        this.coarserRow = new int[fine.stencil.size / fineRow];
        List<List<Integer>> rows = new ArrayList<>();
        for (int r = 0; r < coarse.size / row; r++) rows.add(new ArrayList<>());
        for (int r = 0; r < coarserRow.length; r++) {
            coarserRow[r] = parent(r * fineRow);
            rows.get(coarserRow[r] / row).add(r * fineRow);
        }
        this.finerRows = rows.stream().map(list -> list.stream().mapToInt(Integer::intValue).toArray()).toArray(int[][]::new);
        this.open = new double[coarse.size];
        this.scale = new double[coarse.size];
        coarse.forRows(this::measure);
    }

    private int parent(int cell) {
        int[] n = fine.stencil.n;
        int parent = 0;
        for (int axis = 0, rest = cell, stride = 1; axis < n.length; axis++) {
            parent += rest % n[axis] / (halved[axis] ? 2 : 1) * stride;
            rest /= n[axis];
            stride *= coarse.n[axis];
        }
        return parent;
    }

    private void measure(int start) {
        int[] cells = new int[row];
        for (int from : finerRows[start / row])
            for (int d = 0; d < fineRow; d++) {
                scale[start + (d >> shift)] += fine.open[from + d];
                cells[d >> shift]++;
            }
        for (int i = 0; i < row; i++) {
            double sum = scale[start + i];
            open[start + i] = sum / cells[i];
            scale[start + i] = sum == 0 ? 0 : 1 / sum;
        }
    }

    /// The open part of the coarse cells.
    double[] open() {
        return open;
    }

    /// Couplings from the averages of the finer ones over the faces between coarse cells: along a halved axis diffusion loses a factor 4,
    /// transport a factor 2.
    ///
    /// @param diffusion of the coarse level; its nu is filled where it varies
    void discretise(Multigrid.Diffusion diffusion) {
        coarse.forRows(start -> {
            clear(start, diffusion);
            for (int from : finerRows[start / row]) gather(start, from, diffusion);
        });
    }

    private void clear(int start, Multigrid.Diffusion diffusion) {
        for (int axis = 0; axis < coarse.n.length; axis++) {
            Arrays.fill(coarse.up[axis], start, start + row, 0);
            Arrays.fill(coarse.down[axis], start, start + row, 0);
        }
        if (diffusion.nu().length > 1) Arrays.fill(diffusion.nu(), start, start + row, 0);
        if (coarse.leak == null) return;
        Arrays.fill(coarse.leak, start, start + row, 0);
        Arrays.fill(coarse.leaving, start, start + row, 0);
    }

    private void gather(int start, int from, Multigrid.Diffusion diffusion) {
        double[] leak = fine.stencil.leak;
        double[] nu = fine.diffusion.nu();
        for (int d = 0; (nu.length > 1 || leak != null) && d < fineRow; d++) {
            int j = from + d;
            int i = start + (d >> shift);
            double share = fine.open[j] * scale[i];
            if (nu.length > 1) diffusion.nu()[i] += share * nu[j];
            if (leak == null) continue;
            coarse.leak[i] += share * leak[j];
            coarse.leaving[i] += share * fine.stencil.leaving[j];
        }
        along(start, from);
        for (int axis = 1, rest = from / fineRow; axis < coarse.n.length; axis++) {
            int n = fine.stencil.n[axis];
            across(axis, rest % n, start, from);
            rest /= n;
        }
    }

    /// The couplings along the rows.
    private void along(int start, int from) {
        for (int d = 0; d < fineRow; d++) couple(0, d, from + d, start + (d >> shift));
    }

    /// The couplings of a finer row to other rows.
    private void across(int axis, int position, int start, int from) {
        for (int d = 0; d < fineRow; d++) couple(axis, position, from + d, start + (d >> shift));
    }

    /// Adds the share of a finer cell to the couplings of its coarse cell.
    ///
    /// @param position of the finer cell along the axis
    private void couple(int axis, int position, int j, int i) {
        boolean lower = !halved[axis] || position % 2 == 0;
        boolean upper = !halved[axis] || position % 2 == 1 || position == fine.stencil.n[axis] - 1;
        double share = fine.open[j] * scale[i] * (lower && upper ? 1 : 2);
        double spread = fine.diffusion.at(axis, j);
        if (lower) coarse.down[axis][i] += share * coarser(axis, fine.stencil.down[axis][j], spread);
        if (upper) coarse.up[axis][i] += share * coarser(axis, fine.stencil.up[axis][j], spread);
    }

    private double coarser(int axis, double coupling, double diffusion) {
        if (!halved[axis]) return coupling;
        double spread = Math.min(coupling, diffusion);
        return spread / 4 + (coupling - spread) / 2;
    }

    /// The mean of what the finer level left, over the open part of each cell.
    void restrict(double[] right) {
        double[] left = fine.product;
        coarse.forRows(start -> {
            Arrays.fill(right, start, start + row, 0);
            for (int from : finerRows[start / row])
                for (int d = 0; d < fineRow; d++) right[start + (d >> shift)] += fine.open[from + d] * left[from + d];
            for (int i = start; i < start + row; i++) right[i] *= scale[i];
        });
    }

    /// Adds a solution to that of the finer level, linear along halved axes between the points of cells that are coupled.
    void prolong(double[] solution, double[] x) {
        fine.stencil.forRows(from -> {
            int start = coarserRow[from / fineRow];
            alongRow(solution, x, from, start);
            for (int axis = 1, rest = from / fineRow, stride = row; axis < coarse.n.length; axis++) {
                boolean upper = rest % fine.stencil.n[axis] % 2 == 1;
                if (halved[axis]) acrossRow(solution, x, from, start, neighbour(start, axis, stride, upper), (upper ? coarse.up : coarse.down)[axis]);
                rest /= fine.stencil.n[axis];
                stride *= coarse.n[axis];
            }
            for (int j = from; j < from + fineRow; j++) if (fine.open[j] == 0) x[j] = 0;
        });
    }

    private void alongRow(double[] solution, double[] x, int from, int start) {
        if (!halved[0]) {
            for (int d = 0; d < fineRow; d++) x[from + d] += solution[start + d];
            return;
        }
        for (int i = start; i < start + row; i++) {
            int j = from + 2 * (i - start);
            int before = i == start ? start + row - 1 : i - 1;
            int next = i == start + row - 1 ? start : i + 1;
            x[j] += solution[i] + (coarse.down[0][i] > 0 ? 0.25 * (solution[before] - solution[i]) : 0);
            if (j + 1 < from + fineRow) x[j + 1] += solution[i] + (coarse.up[0][i] > 0 ? 0.25 * (solution[next] - solution[i]) : 0);
        }
    }

    private void acrossRow(double[] solution, double[] x, int from, int start, int other, double[] coupling) {
        for (int d = 0; d < fineRow; d++) {
            int i = start + (d >> shift);
            if (coupling[i] > 0) x[from + d] += 0.25 * (solution[other + (d >> shift)] - solution[i]);
        }
    }

    private int neighbour(int cell, int axis, int stride, boolean upper) {
        int n = coarse.n[axis];
        int position = cell / stride % n;
        if (upper) return position == n - 1 ? cell - (n - 1) * stride : cell + stride;
        return position == 0 ? cell + (n - 1) * stride : cell - stride;
    }
}
