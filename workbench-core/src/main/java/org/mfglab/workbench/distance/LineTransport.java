package org.mfglab.workbench.distance;

/// Optimal transport on the line: what lies below a quantile goes below the same quantile, for every convex cost
/// (Santambrogio, *Optimal Transport for Applied Mathematicians*, 2015, theorem 2.9).
final class LineTransport {

    private LineTransport() { }

    /// `min E |X - Y|^p` over all pairs of the two laws.
    ///
    /// @param x  increasing
    /// @param wx positive, one per point; both sets of weights have the same sum up to rounding
    /// @param p  at least 1
    static double cost(double[] x, double[] wx, double[] y, double[] wy, double p) {
        double sum = 0;
        double leftX = wx[0];
        double leftY = wy[0];
        for (int i = 0, j = 0; i < x.length && j < y.length; ) {
            double moved = Math.min(leftX, leftY);
            double distance = Math.abs(x[i] - y[j]);
            sum += moved * (p == 1 ? distance : p == 2 ? distance * distance : Math.pow(distance, p));
            leftX -= moved;
            leftY -= moved;
            if (leftX <= 0 && ++i < x.length) leftX = wx[i];
            if (leftY <= 0 && ++j < y.length) leftY = wy[j];
        }
        return sum;
    }
}
