package org.mfglab.device.cpu;

import java.util.Arrays;
import org.mfglab.device.Lattice;

/// Sums of many parts that fall on the same cells, in an order that does not depend on the number of threads: slabs of the grid put
/// their parts down in windows of their own, which are added in the order of the slabs.
final class Deposit {

    private static final int CHUNK = 16_384;

    private final Team team;
    private final int planes;
    private final int plane;
    private final int slabs;
    private final double[][] windows;
    private final int[] first;
    private final int[] last;
    /// What falls on no cell, by slab.
    private final double[] lost;

    /// What falls from one cell.
    interface Source {

        /// @param out   modified, begins with the cell `first`
        /// @return what falls on no cell
        double put(int worker, int cell, double[] out, int first);

        /// Widens a range of planes, first and last, to where the parts of a cell fall.
        void reach(int worker, int cell, int[] range);
    }

    Deposit(Team team, Lattice lattice) {
        this.team = team;
        int axis = lattice.dimension - 1;
        planes = lattice.n[axis];
        plane = lattice.stride[axis];
        slabs = lattice.slabs();
        windows = new double[slabs][0];
        first = new int[slabs];
        last = new int[slabs];
        lost = new double[slabs];
    }

    private int start(int slab) {
        return (int) ((long) slab * planes / slabs);
    }

    /// @param out modified
    /// @return what fell on no cell
    double run(double[] out, Source source) {
        team.run(slabs, (worker, slab) -> fill(worker, slab, source));
        team.run((out.length + CHUNK - 1) / CHUNK, (_, chunk) -> add(out, chunk * CHUNK, Math.min(out.length, (chunk + 1) * CHUNK)));
        double sum = 0;
        for (double part : lost) sum += part;
        return sum;
    }

    private void fill(int worker, int slab, Source source) {
        int[] range = {planes, -1};
        int from = start(slab) * plane;
        int to = start(slab + 1) * plane;
        for (int cell = from; cell < to; cell++) source.reach(worker, cell, range);
        first[slab] = Math.max(0, range[0]) * plane;
        last[slab] = (Math.min(planes - 1, range[1]) + 1) * plane;
        int size = Math.max(0, last[slab] - first[slab]);
        if (windows[slab].length < size) windows[slab] = new double[size];
        else Arrays.fill(windows[slab], 0, size, 0);
        lost[slab] = 0;
        for (int cell = from; cell < to; cell++) lost[slab] += source.put(worker, cell, windows[slab], first[slab]);
    }

    private void add(double[] out, int from, int to) {
        Arrays.fill(out, from, to, 0);
        for (int slab = 0; slab < slabs; slab++) {
            double[] window = windows[slab];
            int offset = first[slab];
            for (int i = Math.max(from, offset); i < Math.min(to, last[slab]); i++) out[i] += window[i - offset];
        }
    }
}
