package org.mfglab.workbench.compare;

import java.util.List;
import java.util.function.ToDoubleFunction;

/// A distance of fields over all common times, by the names and norms of `error` in `metrics.json`.
record FieldDistance(String name, String meaning, ToDoubleFunction<Differences> difference, ToDoubleFunction<Differences> baseline, String missing) implements Distance {

    private static final String NO_VALUE = "only runs with u.npy have it";

    static final List<FieldDistance> ALL = List.of(
            new FieldDistance("u_linf", "largest |u - u_base| over common times and points", Differences::valueMax, d -> d.sizes().valueMax(), NO_VALUE),
            new FieldDistance("u_l1", "mean of |u - u_base| over the box at the first common time", Differences::valueMean, d -> d.sizes().valueMean(), NO_VALUE),
            new FieldDistance("m_linf", "largest |m - m_base| over common times and points", Differences::densityMax, d -> d.sizes().densityMax(), ""),
            new FieldDistance("m_l1", "largest over time of int |m - m_base| dx", Differences::densityL1, d -> d.sizes().densityL1(), ""),
            new FieldDistance("m_w1", "largest over time of the transport distance W1 on the baseline's grid (1-D exact, otherwise sliced over 64 fixed directions)",
                    Differences::densityW1, _ -> Double.NaN, "a density has no mass in the common box"));

    @Override
    public Measured of(Pairing pairing) {
        double value = difference.applyAsDouble(pairing.differences());
        return Double.isNaN(value) ? Measured.absent(meaning, missing) : Measured.of(value, meaning);
    }

    @Override
    public Measured ofBase() {
        return Measured.of(0, meaning);
    }

    @Override
    public double size(Pairing pairing) {
        return baseline.applyAsDouble(pairing.differences());
    }
}
