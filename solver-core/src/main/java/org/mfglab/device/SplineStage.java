package org.mfglab.device;

/// The parts of one time step along characteristics of second order: noise, wind and control, one after the other. All of them are averages with positive weights, and have
/// their transposes.
///
/// Between the points values are averages with the weights of a tensor product of cubic B-splines. These reproduce the place on the average and spread by exactly 1/3 of a cell's
/// square along every axis, wherever the place lies between the points: like noise.
public interface SplineStage {

    /// The average over the noise of one half of a step; symmetric.
    ///
    /// @param out modified; not x
    void shake(Buffer x, Buffer out);

    /// Where the wind takes agents in one half of a step: the motion `dx/dt = -b(x, t)`, by the rule of the midpoint.
    ///
    /// @param t     the time in the middle
    /// @param moves modified: in cells along each axis
    void drift(double t, Buffer[] moves);

    /// The best moves from every cell and their cost: `min_v { I[x](x_i + dt v) + dt sum_k v_k^2/(2 c_k) }`, near the answers to the slopes beside the cell.
    ///
    /// @param t     the time at which c stands
    /// @param moves modified: `dt v_k/h_k` for every axis
    /// @param out   modified; not x
    void search(double t, Buffer x, Buffer[] moves, Buffer out);

    /// The average of x about the ends of moves.
    ///
    /// @param out modified; not x
    void gather(Buffer[] moves, Buffer x, Buffer out);

    /// The transpose of [#gather].
    ///
    /// @param out modified; not x
    void deposit(Buffer[] moves, Buffer x, Buffer out);
}
