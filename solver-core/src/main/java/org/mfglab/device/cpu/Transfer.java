package org.mfglab.device.cpu;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The way between a level of [Multigrid] and the next coarser one, whose cells are two of the finer along each axis (one, at the end of
/// an odd axis). Averages are taken over the open part of the cells.
final class Transfer {

    private final CoarseLevel fine;
    private final Stencil coarse;
    private final double[] open;
    private final double[] scale;
    private final int fineRow;
    private final int row;

    /// The first cells of the finer rows in a coarse row, and of the coarse row that holds a finer row.
    private final int[][] finerRows;
    private final int[] coarserRow;

    Transfer(CoarseLevel fine, Stencil coarse) {
        this.fine = fine;
        this.coarse = coarse;
        this.fineRow = fine.stencil.n[0];
        this.row = coarse.n[0];
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
            parent += rest % n[axis] / 2 * stride;
            rest /= n[axis];
            stride *= coarse.n[axis];
        }
        return parent;
    }

    private void measure(int start) {
        for (int i = start; i < start + row; i++) {
            double sum = 0;
            int cells = 0;
            for (int from : finerRows[start / row])
                for (int j = from + 2 * (i - start); j < Math.min(from + 2 * (i - start) + 2, from + fineRow); j++) {
                    sum += fine.open[j];
                    cells++;
                }
            open[i] = sum / cells;
            scale[i] = sum == 0 ? 0 : 1 / sum;
        }
    }

    /// The open part of the coarse cells.
    double[] open() {
        return open;
    }

    /// Couplings from the averages of the finer ones over the faces between coarse cells: diffusion loses a factor 4, transport a factor 2.
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
        for (int j = from, i = start; j < from + fineRow; i += (j - from) % 2, j++) {
            double share = fine.open[j] * scale[i];
            if (nu.length > 1) diffusion.nu()[i] += share * nu[j];
            if (leak == null) continue;
            coarse.leak[i] += share * leak[j];
            coarse.leaving[i] += share * fine.stencil.leaving[j];
        }
        for (int axis = 0, rest = from; axis < coarse.n.length; axis++) {
            int n = fine.stencil.n[axis];
            if (axis == 0) along(start, from);
            else across(axis, rest % n, n, start, from);
            rest /= n;
        }
    }

    /// The couplings along the rows.
    private void along(int start, int from) {
        double[] up = fine.stencil.up[0];
        double[] down = fine.stencil.down[0];
        for (int j = from, i = start; j < from + fineRow; i += (j - from) % 2, j++) {
            boolean lower = (j - from) % 2 == 0;
            boolean last = j == from + fineRow - 1;
            double share = fine.open[j] * scale[i] * (lower && last ? 1 : 2);
            double spread = fine.diffusion.at(0, j);
            if (lower) coarse.down[0][i] += share * coarser(down[j], spread);
            if (!lower || last) coarse.up[0][i] += share * coarser(up[j], spread);
        }
    }

    /// The couplings of a finer row to other rows.
    private void across(int axis, int position, int n, int start, int from) {
        boolean lower = position % 2 == 0;
        boolean last = position == n - 1;
        double layers = lower && last ? 1 : 2;
        for (int j = from, i = start; j < from + fineRow; i += (j - from) % 2, j++) {
            double share = fine.open[j] * scale[i] * layers;
            double spread = fine.diffusion.at(axis, j);
            if (lower) coarse.down[axis][i] += share * coarser(fine.stencil.down[axis][j], spread);
            if (!lower || last) coarse.up[axis][i] += share * coarser(fine.stencil.up[axis][j], spread);
        }
    }

    private static double coarser(double coupling, double diffusion) {
        double spread = Math.min(coupling, diffusion);
        return spread / 4 + (coupling - spread) / 2;
    }

    /// The mean of what the finer level left, over the open part of each cell.
    void restrict(double[] right) {
        double[] left = fine.product;
        coarse.forRows(start -> {
            Arrays.fill(right, start, start + row, 0);
            for (int from : finerRows[start / row])
                for (int j = from, i = start; j < from + fineRow; i += (j - from) % 2, j++) right[i] += fine.open[j] * left[j];
            for (int i = start; i < start + row; i++) right[i] *= scale[i];
        });
    }

    /// Adds a solution to that of the finer level, linear between the points of cells that are coupled.
    void prolong(double[] solution, double[] x) {
        fine.stencil.forRows(from -> {
            int start = coarserRow[from / fineRow];
            alongRow(solution, x, from, start);
            for (int axis = 1, rest = from / fineRow, stride = row; axis < coarse.n.length; axis++) {
                boolean upper = rest % fine.stencil.n[axis] % 2 == 1;
                acrossRow(solution, x, from, start, neighbour(start, axis, stride, upper), (upper ? coarse.up : coarse.down)[axis]);
                rest /= fine.stencil.n[axis];
                stride *= coarse.n[axis];
            }
            for (int j = from; j < from + fineRow; j++) if (fine.open[j] == 0) x[j] = 0;
        });
    }

    private void alongRow(double[] solution, double[] x, int from, int start) {
        for (int i = start; i < start + row; i++) {
            int j = from + 2 * (i - start);
            int before = i == start ? start + row - 1 : i - 1;
            int next = i == start + row - 1 ? start : i + 1;
            x[j] += solution[i] + (coarse.down[0][i] > 0 ? 0.25 * (solution[before] - solution[i]) : 0);
            if (j + 1 < from + fineRow) x[j + 1] += solution[i] + (coarse.up[0][i] > 0 ? 0.25 * (solution[next] - solution[i]) : 0);
        }
    }

    private void acrossRow(double[] solution, double[] x, int from, int start, int other, double[] coupling) {
        for (int j = from, i = start, k = other; j < from + fineRow; j++) {
            if (coupling[i] > 0) x[j] += 0.25 * (solution[k] - solution[i]);
            if ((j - from) % 2 == 1) {
                i++;
                k++;
            }
        }
    }

    private int neighbour(int cell, int axis, int stride, boolean upper) {
        int n = coarse.n[axis];
        int position = cell / stride % n;
        if (upper) return position == n - 1 ? cell - (n - 1) * stride : cell + stride;
        return position == 0 ? cell + (n - 1) * stride : cell - stride;
    }
}
