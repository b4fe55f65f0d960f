package org.mfglab.bench;

/// The value and the density of a game on a line, known exactly.
interface ExactPair {

    /// `u(t, x)`.
    double value(double t, double x);

    /// `m(t, x)`, of mass 1.
    double density(double t, double x);
}
