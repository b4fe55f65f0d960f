package org.mfglab.grid;

/// A function of space.
@FunctionalInterface
public interface SpaceFunction {

    /// @param x the point, one coordinate per axis
    double at(double[] x);
}
