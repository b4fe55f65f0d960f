package org.mfglab.verify;

/// Keeps the best move, and the best of those apart from it.
abstract class RivalFinder implements MoveFinder {

    /// So near, relative to the total or to 1, two moves cost the same up to rounding.
    static final double EVEN = 1e-12;

    final double[] best;
    final double[] rival;
    double bestTotal;
    double rivalTotal;

    RivalFinder(int dimension) {
        best = new double[dimension];
        rival = new double[dimension];
    }

    @Override
    public final double[] move() {
        return best;
    }

    @Override
    public final double[] rival() {
        return Math.abs(rivalTotal - bestTotal) <= EVEN * Math.max(1, Math.abs(bestTotal)) ? rival : null;
    }

    /// Keeps a move that is apart from the best, if it is the best of those.
    final void challenge(double[] other, double total) {
        if (!(total < rivalTotal)) return;
        System.arraycopy(other, 0, rival, 0, rival.length);
        rivalTotal = total;
    }
}
