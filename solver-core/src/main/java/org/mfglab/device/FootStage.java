package org.mfglab.device;

/// One time step along characteristics (MATH 3.4): from every cell an agent moves with a constant velocity v and noise,
///
///     u_i = min_v { (1/2d) sum_{l,s} I[u'](x_i + dt v + s sqrt(2 d nu dt) e_l) + dt (L(x_i,v) + gain_i) }
///
/// with multilinear interpolation I; where nu = 0 there is one foot, `x_i + dt v`. The minimum is that of the interpolated value:
/// its kinks at the planes of the grid are part of the problem.
///
/// A foot that meets a wall is reflected.
///
/// Where there are obstacles, or sides where u is given, the move comes first and then the noise, from point to point, up and down along one of the axes by whole numbers of cells, with the same
/// variance. A move ends between open cells that are seen from where it begins: straight lines between the middles of cells meet no obstacle. Or it leaves through a face
/// where u is given, after a part s of the step: that costs `s (L + gain)` and what is given there. Noise is turned round at obstacles, too; where it ends at such a face, the whole step is paid.
public interface FootStage {

    /// Sets the coefficients of the operations that follow.
    ///
    /// @param t the time at which they stand
    /// @param m the density that they see; read now, and not later
    void at(double t, Buffer m);

    /// Finds the best moves from every cell and what they cost.
    ///
    /// @param uNext the value after the step
    /// @param gain  what is paid per unit of time wherever one goes
    /// @param moves modified: `dt v_k/h_k` for every axis
    /// @param u     modified; not uNext
    void search(Buffer uNext, Buffer gain, Buffer[] moves, Buffer u);

    /// `out_i`: the mean of x, interpolated, over the feet of cell i; zero where u is given. The derivative of the step, by the theorem of the envelope.
    ///
    /// @param out modified; not x
    void gather(Buffer[] moves, Buffer x, Buffer out);

    /// Puts x down where the feet stand, with the weights of the interpolation: the transpose of [#gather]. Where u is given and nobody leaves,
    /// it stays in the cell beside the face.
    ///
    /// @param out modified; not x
    /// @return how much left through exits
    double deposit(Buffer[] moves, Buffer x, Buffer out);
}
