package org.mfglab.gpu;

import java.util.List;
import org.mfglab.device.Buffer;

/// A numerical Hamiltonian of all axes on a slice: what couples the axes is prepared for the whole slice, the rest is the flux of each axis.
sealed interface ClLevelFlux permits ClUpwindLevel, ClLaxFriedrichsLevel {

    /// Brings the coefficients to a time and a density.
    ///
    /// @param m read now, and not later
    void at(double t, Buffer m);

    /// Evaluates what couples the axes.
    ///
    /// @param u one slice
    void prepare(ClBuffer u);

    /// The part of g that belongs to no axis, of the slice prepared last; null if there is none.
    ClBuffer common();

    /// `psi'(R)/R` of the slice prepared last, by which the rates of all axes depend on each other; null if they do not.
    ClBuffer quotient();

    /// The functions of kernels that compute the flux along an axis from slices.
    String text(int axis);

    List<ClAxisFlux.Slice> slices(int axis);

    /// The largest `|H_p|` along an axis of the slice prepared last.
    double steepest(int axis);

    /// @param theta one per axis
    void dissipation(double[] theta);
}
