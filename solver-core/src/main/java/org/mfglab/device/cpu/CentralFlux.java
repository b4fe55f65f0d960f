package org.mfglab.device.cpu;

/// The part of the Hamiltonian of Lax and Friedrichs that belongs to one axis: `-theta/2 (a - b)`, with the rates `H_p/2 -+ theta/2`.
final class CentralFlux implements LineFlux {

    private final LineBatches batches;
    private final LineEnds ends;
    private final Minimiser minimiser;
    private final double[] derivative;
    private final double[] theta;
    private final int axis;
    private final double[] d;
    private int batch;

    /// @param derivative `H_p` at the mean slopes, one slice, read when a batch is loaded
    /// @param theta      one per axis, read at every evaluation
    CentralFlux(LineBatches batches, LineEnds ends, Minimiser minimiser, double[] derivative, double[] theta, int axis) {
        this.batches = batches;
        this.ends = ends;
        this.minimiser = minimiser;
        this.derivative = derivative;
        this.theta = theta;
        this.axis = axis;
        this.d = new double[batches.points() * batches.maximumLanes()];
    }

    @Override
    public void load(int batch) {
        this.batch = batch;
        batches.gather(batch, derivative, d);
    }

    @Override
    public void evaluate(double[] face, double[] g, double[] forwardRate, double[] backwardRate) {
        int lanes = batches.lanes(batch);
        int size = batches.points() * lanes;
        double half = 0.5 * theta[axis];
        for (int i = 0; i < size; i++) {
            g[i] = half * (face[i] - face[i + lanes]);
            forwardRate[i] = Math.min(0.5 * d[i] - half, 0);
            backwardRate[i] = Math.max(0.5 * d[i] + half, 0);
        }
        for (int i : ends.shutAbove(batch)) g[i] -= half * minimiser.finite(batches, batch, i);
        for (int i : ends.shutBelow(batch)) g[i] += half * minimiser.finite(batches, batch, i);
        ends.shut(batch, forwardRate, backwardRate);
    }
}
