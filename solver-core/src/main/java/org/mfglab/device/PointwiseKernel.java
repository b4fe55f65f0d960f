package org.mfglab.device;

/// A formula compiled for a grid: the same expression at every point.
public interface PointwiseKernel {

    /// Evaluates the formula at every grid point.
    ///
    /// @param out     modified; may be one of the inputs
    /// @param buffers the slices that the formula names, in the order given at compilation
    /// @param scalars the numbers that the formula names, in the order given at compilation
    void apply(Buffer out, Buffer[] buffers, double... scalars);
}
