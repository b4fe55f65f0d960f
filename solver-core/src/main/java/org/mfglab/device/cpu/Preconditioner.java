package org.mfglab.device.cpu;

/// An approximate inverse of a [Stencil].
sealed interface Preconditioner permits LineSweeps, Multigrid, SpectralSolve, SuitedPreconditioner {

    /// Prepares for the stencil as it is now.
    void prepare();

    /// `out`, about `J^-1 x`.
    ///
    /// @param out modified; not x
    void apply(double[] x, double[] out);

    /// `out`, about `J^-T x`.
    ///
    /// @param out modified; not x
    void applyTransposed(double[] x, double[] out);
}
