package org.mfglab.device.cpu;

/// The flux of `h = A/2 p^2 + B p`, A > 0: with `g_a = min(A a + B, 0)` and `g_b = max(A b + B, 0)`, `g = (g_a^2 + g_b^2 - B^2)/(2 A)`.
final class QuadraticFlux implements LineFlux {

    private final LineBatches batches;
    private final boolean periodic;
    private final double curvature;
    private final Coefficient drift;
    private final double[] b;

    QuadraticFlux(LineBatches batches, boolean periodic, double curvature, Coefficient drift) {
        this.batches = batches;
        this.periodic = periodic;
        this.curvature = curvature;
        this.drift = drift;
        this.b = new double[batches.points() * batches.maximumLanes()];
    }

    @Override
    public void load(int batch) {
        drift.gather(batches, batch, b);
    }

    @Override
    public void evaluate(int lanes, double[] face, double[] g, double[] forwardRate, double[] backwardRate) {
        int size = batches.points() * lanes;
        double factor = 0.5 / curvature;
        for (int i = 0; i < size; i++) backwardRate[i] = Math.max(curvature * face[i] + b[i], 0);
        for (int i = 0; i < size; i++) forwardRate[i] = Math.min(curvature * face[i + lanes] + b[i], 0);
        if (!periodic)
            for (int l = 0, last = size - lanes; l < lanes; l++) backwardRate[l] = forwardRate[last + l] = 0;
        for (int i = 0; i < size; i++)
            g[i] = factor * (forwardRate[i] * forwardRate[i] + backwardRate[i] * backwardRate[i] - b[i] * b[i]);
    }
}
