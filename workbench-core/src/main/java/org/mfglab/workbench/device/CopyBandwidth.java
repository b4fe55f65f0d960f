package org.mfglab.workbench.device;

import java.util.stream.IntStream;

/// How fast the processor moves memory, which bounds every sweep over large grids.
public final class CopyBandwidth {

    /// Of one array, where there are few threads.
    private static final int DOUBLES = 1 << 22;

    /// Bytes of the arrays of all threads together.
    private static final long MOST = 256L << 20;

    private CopyBandwidth() { }

    /// The best of many copies of arrays larger than the caches, all threads at once; read and written bytes both count.
    ///
    /// @param threads at least 1
    /// @param seconds that it may take
    /// @return bytes per second
    public static double ofProcessor(int threads, double seconds) {
        int doubles = doubles(threads);
        double[][] from = new double[threads][doubles];
        double[][] to = new double[threads][doubles];
        long end = System.nanoTime() + (long) (1e9 * seconds);
        double best = 0;
        do {
            long start = System.nanoTime();
            IntStream.range(0, threads).parallel().forEach(i -> System.arraycopy(from[i], 0, to[i], 0, doubles));
            best = Math.max(best, 2.0 * Double.BYTES * doubles * threads / (1e-9 * (System.nanoTime() - start)));
        } while (System.nanoTime() < end);
        return best;
    }

    /// Elements of each of the two arrays of a thread.
    static int doubles(int threads) {
        return (int) Math.min(DOUBLES, MOST / (2 * Double.BYTES * threads));
    }
}
