package org.mfglab.device.cpu;

import org.mfglab.device.Buffer;

/// A numerical Hamiltonian of all axes on a slice: what couples the axes is prepared for the whole slice, the rest is a [LineFlux] of
/// each axis.
sealed interface LevelFlux permits UpwindLevel, LaxFriedrichsLevel {

    /// Brings the coefficients to a time and a density; by the caller of the team.
    ///
    /// @param m read now, and not later
    void at(double t, Buffer m);

    /// Evaluates what couples the axes.
    ///
    /// @param u one slice
    void prepare(double[] u);

    /// The part of g that belongs to no axis, of the slice prepared last; null if there is none.
    double[] common();

    /// The flux along an axis for one worker.
    LineFlux flux(int axis, LineBatches batches, LineEnds ends);

    /// The largest `|H_p|` along an axis of the slice prepared last.
    double steepest(int axis);

    /// @param theta one per axis
    void dissipation(double[] theta);
}
