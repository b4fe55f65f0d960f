package org.mfglab.device.cpu;

/// The flux of `h = A/2 p^2 + B p`, A > 0: with `g_a = min(A a + B, 0)` and `g_b = max(A b + B, 0)`, `g = (g_a^2 + g_b^2 - B^2)/(2 A)`.
final class QuadraticFlux implements LineFlux {

    private final LineBatches batches;
    private final LineEnds ends;
    private final Coefficient curvature;
    private final Coefficient drift;
    private final double[] a;
    private final double[] b;
    private int batch;

    QuadraticFlux(LineBatches batches, LineEnds ends, Coefficient curvature, Coefficient drift) {
        int size = batches.points() * batches.maximumLanes();
        this.batches = batches;
        this.ends = ends;
        this.curvature = curvature;
        this.drift = drift;
        this.a = new double[curvature.isConstant() ? 0 : size];
        this.b = new double[size];
    }

    @Override
    public void load(int batch) {
        this.batch = batch;
        drift.gather(batches, batch, b);
        if (!curvature.isConstant()) curvature.gather(batches, batch, a);
    }

    @Override
    public void evaluate(double[] face, double[] g, double[] forwardRate, double[] backwardRate) {
        if (curvature.isConstant()) uniform(face, g, forwardRate, backwardRate);
        else varying(face, g, forwardRate, backwardRate);
    }

    private void uniform(double[] face, double[] g, double[] forwardRate, double[] backwardRate) {
        int lanes = batches.lanes(batch);
        int size = batches.points() * lanes;
        double c = curvature.get(0);
        double factor = 0.5 / c;
        for (int i = 0; i < size; i++) backwardRate[i] = Math.max(c * face[i] + b[i], 0);
        for (int i = 0; i < size; i++) forwardRate[i] = Math.min(c * face[i + lanes] + b[i], 0);
        ends.shut(batch, forwardRate, backwardRate);
        for (int i = 0; i < size; i++)
            g[i] = factor * (forwardRate[i] * forwardRate[i] + backwardRate[i] * backwardRate[i] - b[i] * b[i]);
    }

    private void varying(double[] face, double[] g, double[] forwardRate, double[] backwardRate) {
        int lanes = batches.lanes(batch);
        int size = batches.points() * lanes;
        for (int i = 0; i < size; i++) backwardRate[i] = Math.max(a[i] * face[i] + b[i], 0);
        for (int i = 0; i < size; i++) forwardRate[i] = Math.min(a[i] * face[i + lanes] + b[i], 0);
        ends.shut(batch, forwardRate, backwardRate);
        for (int i = 0; i < size; i++)
            g[i] = 0.5 / a[i] * (forwardRate[i] * forwardRate[i] + backwardRate[i] * backwardRate[i] - b[i] * b[i]);
    }
}
