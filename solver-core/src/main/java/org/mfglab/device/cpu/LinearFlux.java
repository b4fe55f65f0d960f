package org.mfglab.device.cpu;

/// The flux of `h = B p`: `g = min(B,0) a + max(B,0) b`, upwind transport.
final class LinearFlux implements LineFlux {

    private final LineBatches batches;
    private final LineEnds ends;
    private final Coefficient drift;
    private final double[] b;
    private int batch;

    LinearFlux(LineBatches batches, LineEnds ends, Coefficient drift) {
        this.batches = batches;
        this.ends = ends;
        this.drift = drift;
        this.b = new double[batches.points() * batches.maximumLanes()];
    }

    @Override
    public void load(int batch) {
        this.batch = batch;
        drift.gather(batches, batch, b);
    }

    @Override
    public void evaluate(double[] face, double[] g, double[] forwardRate, double[] backwardRate) {
        int lanes = batches.lanes(batch);
        int size = batches.points() * lanes;
        for (int i = 0; i < size; i++) {
            forwardRate[i] = Math.min(b[i], 0);
            backwardRate[i] = Math.max(b[i], 0);
        }
        ends.shut(batch, forwardRate, backwardRate);
        for (int i = 0; i < size; i++) g[i] = forwardRate[i] * face[i + lanes] + backwardRate[i] * face[i];
    }
}
