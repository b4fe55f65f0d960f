package org.mfglab.game;

import org.mfglab.grid.SpaceFunction;

/// A probability density that also knows its logarithm, where the density itself would underflow.
public sealed interface Density extends SpaceFunction permits FormulaDensity, GaussianMixture, SampledDensity {

    /// The logarithm of the density; minus infinity where the density is zero.
    double logAt(double[] x);
}
