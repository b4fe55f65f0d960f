package org.mfglab.gpu;

/// How fast a device moves numbers: copies of a large slice, whose bytes are read once and written once.
final class Bandwidth {

    /// Numbers: more than any cache holds.
    private static final int LARGEST = 64 << 20;
    /// Copies that are started together, so that starting them counts little.
    private static final int AT_ONCE = 4;
    private static final double SECONDS = 0.7;

    private final Session session;
    private final ClBuffer from;
    private final ClBuffer to;

    Bandwidth(Session session) {
        this.session = session;
        int size = (int) Math.min(LARGEST, Math.min(session.device.allocation(), session.residents.capacity() / 4) / session.settings.precision().bytes());
        this.from = session.slice(size);
        this.to = session.slice(size);
    }

    /// Bytes per second, the best of several rounds.
    double measure() {
        Routine copy = session.workshop.scalar("kernel void copy(global const double *x, global double *out, const int n) {\n    EACH(i, n) out[i] = x[i];\n}\n").routine("copy");
        double least = Double.POSITIVE_INFINITY;
        long end = System.nanoTime() + (long) (SECONDS * 1e9);
        for (int round = 0; round < 3 || System.nanoTime() < end; round++) {
            long start = System.nanoTime();
            for (int k = 0; k < AT_ONCE; k++) copy.each(from.size(), from, to, from.size());
            session.cl.finish(session.queue);
            least = Math.min(least, (System.nanoTime() - start) * 1e-9);
        }
        return 2.0 * session.settings.precision().bytes() * from.size() * AT_ONCE / least;
    }
}
