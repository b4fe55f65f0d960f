package org.mfglab.device.cpu;

/// A flux of one axis with the rates of the radial part: `psi'(R)/R min(a,0)` and `psi'(R)/R max(b,0)`; psi itself belongs to no axis.
final class RadialFlux implements LineFlux {

    private final LineBatches batches;
    private final LineEnds ends;
    private final LineFlux part;
    private final double[] quotient;
    private final double[] q;
    private int batch;

    /// @param part     the flux of what belongs to the axis alone
    /// @param quotient `psi'(R)/R`, one slice, read when a batch is loaded
    RadialFlux(LineBatches batches, LineEnds ends, LineFlux part, double[] quotient) {
        this.batches = batches;
        this.ends = ends;
        this.part = part;
        this.quotient = quotient;
        this.q = new double[batches.points() * batches.maximumLanes()];
    }

    @Override
    public void load(int batch) {
        this.batch = batch;
        part.load(batch);
        batches.gather(batch, quotient, q);
    }

    @Override
    public void evaluate(double[] face, double[] g, double[] forwardRate, double[] backwardRate) {
        part.evaluate(face, g, forwardRate, backwardRate);
        int lanes = batches.lanes(batch);
        int size = batches.points() * lanes;
        for (int i = 0; i < size; i++) {
            forwardRate[i] += q[i] * Math.min(face[i + lanes], 0);
            backwardRate[i] += q[i] * Math.max(face[i], 0);
        }
        ends.shut(batch, forwardRate, backwardRate);
    }
}
