package org.mfglab.workbench.compare;

/// A metric of a run and the baseline; that of the baseline itself is 0.
public sealed interface Distance extends Metric permits FieldDistance, LawDistance {

    /// Of the other run of a pairing.
    Measured of(Pairing pairing);

    /// Of the baseline itself.
    Measured ofBase();

    /// How large the baseline is in the norm of the distance, which a relative tolerance refers to; NaN where there is no such number.
    double size(Pairing pairing);
}
