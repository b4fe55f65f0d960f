package org.mfglab.cli.command;

import java.util.stream.IntStream;

/// How fast the processor moves memory, which bounds every sweep over large grids.
final class CopyBandwidth {

    private static final int DOUBLES = 1 << 22;
    private static final long NANOSECONDS = 800_000_000;

    private CopyBandwidth() { }

    /// The best of many copies of arrays larger than the caches, all threads at once; read and written bytes both count.
    static double gigabytesPerSecond(int threads) {
        double[][] from = new double[threads][DOUBLES];
        double[][] to = new double[threads][DOUBLES];
        long end = System.nanoTime() + NANOSECONDS;
        double best = 0;
        do {
            long start = System.nanoTime();
            IntStream.range(0, threads).parallel().forEach(i -> System.arraycopy(from[i], 0, to[i], 0, DOUBLES));
            best = Math.max(best, 16.0 * DOUBLES * threads / (System.nanoTime() - start));
        } while (System.nanoTime() < end);
        return best;
    }
}
