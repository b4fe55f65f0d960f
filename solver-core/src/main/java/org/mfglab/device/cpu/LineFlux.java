package org.mfglab.device.cpu;

/// The upwind Hamiltonian g and its rates on a batch of lines; one per worker.
///
/// A face array holds the slopes between neighbours, `face[i]` below point i and `face[i + 1]` above it, so that at point i
/// `b = face[i]` and `a = face[i + 1]`:
///
///     g = h(min(a,p*)) + h(max(b,p*)) - h(p*),    forwardRate = g_a <= 0,    backwardRate = g_b >= 0
///
/// Where a line ends at a wall the outward slope is omitted: it counts as p*, and its rate is zero.
interface LineFlux {

    /// Gathers the coefficients of a batch.
    void load(int batch);

    /// @param lanes        the number of lines of the batch loaded
    /// @param face         dense, one point longer than a line
    /// @param g            modified, as are the rates
    void evaluate(int lanes, double[] face, double[] g, double[] forwardRate, double[] backwardRate);
}
