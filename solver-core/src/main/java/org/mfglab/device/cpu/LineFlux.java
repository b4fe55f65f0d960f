package org.mfglab.device.cpu;

/// The numerical Hamiltonian g of one axis and its rates on a batch of lines; one per worker.
///
/// A face array holds the slopes between neighbours, `face[i]` below point i and `face[i + lanes]` above it, so that at point i
/// `b = face[i]` and `a = face[i + lanes]`:
///
///     g = h(min(a,p*)) + h(max(b,p*)) - h(p*),    forwardRate = g_a <= 0,    backwardRate = g_b >= 0
///
/// Where a line is closed the outward slope is omitted: it counts as p*, and its rate is zero.
interface LineFlux {

    /// Gathers the coefficients of a batch.
    void load(int batch);

    /// @param face         dense, one line longer than the values
    /// @param g            modified, as are the rates
    void evaluate(double[] face, double[] g, double[] forwardRate, double[] backwardRate);
}
