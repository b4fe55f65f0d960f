package org.mfglab.device.cpu;

/// The flux of `h = B p`: `g = min(B,0) a + max(B,0) b`, upwind transport.
final class LinearFlux implements LineFlux {

    private final LineBatches batches;
    private final boolean periodic;
    private final Coefficient drift;
    private final double[] b;

    LinearFlux(LineBatches batches, boolean periodic, Coefficient drift) {
        this.batches = batches;
        this.periodic = periodic;
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
        for (int i = 0; i < size; i++) {
            forwardRate[i] = Math.min(b[i], 0);
            backwardRate[i] = Math.max(b[i], 0);
        }
        if (!periodic)
            for (int l = 0, last = size - lanes; l < lanes; l++) backwardRate[l] = forwardRate[last + l] = 0;
        for (int i = 0; i < size; i++) g[i] = forwardRate[i] * face[i + lanes] + backwardRate[i] * face[i];
    }
}
