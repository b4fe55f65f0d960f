package org.mfglab.workbench.device;

import java.util.stream.IntStream;

/// How fast the processor moves memory, which bounds every sweep over large grids.
public final class CopyBandwidth {

    private static final int DOUBLES = 1 << 22;

    private CopyBandwidth() { }

    /// The best of many copies of arrays larger than the caches, all threads at once; read and written bytes both count.
    ///
    /// @param threads at least 1
    /// @param seconds that it may take
    /// @return bytes per second
    public static double ofProcessor(int threads, double seconds) {
        double[][] from = new double[threads][DOUBLES];
        double[][] to = new double[threads][DOUBLES];
        long end = System.nanoTime() + (long) (1e9 * seconds);
        double best = 0;
        do {
            long start = System.nanoTime();
            IntStream.range(0, threads).parallel().forEach(i -> System.arraycopy(from[i], 0, to[i], 0, DOUBLES));
            best = Math.max(best, 2.0 * Double.BYTES * DOUBLES * threads / (1e-9 * (System.nanoTime() - start)));
        } while (System.nanoTime() < end);
        return best;
    }
}
