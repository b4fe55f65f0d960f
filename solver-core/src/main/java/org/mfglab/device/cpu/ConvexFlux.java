package org.mfglab.device.cpu;

import java.util.List;
import org.mfglab.formula.Program;

/// The flux of any convex h, by its formula.
///
/// Where h falls or rises for every slope, p* is infinite: one of the two terms is then absent, and counts as h(0) - h(0).
final class ConvexFlux implements LineFlux {

    private final LineBatches batches;
    private final LineEnds ends;
    private final List<Coefficient> coefficients;
    private final Minimiser minimiser;
    private final Program.Evaluator both;
    private final Program.Evaluator value;
    private final double[][] inputs;
    private final double[] minimum;
    private final double[] low;
    private final double[] high;
    private final double[] hLow;
    private final double[] hHigh;
    private final double[] hMinimum;
    private final double[][] outputs = new double[2][];
    private final int[] start = new int[2];
    private int batch;

    /// @param both         h and its derivative; inputs slope, coefficients, t
    /// @param value        h alone
    /// @param coefficients what h depends on; brought to time and density by the minimiser
    ConvexFlux(LineBatches batches, LineEnds ends, Program both, Program value, List<Coefficient> coefficients, Minimiser minimiser) {
        int size = batches.points() * batches.maximumLanes();
        this.batches = batches;
        this.ends = ends;
        this.coefficients = coefficients;
        this.minimiser = minimiser;
        this.both = both.evaluator();
        this.value = value.evaluator();
        this.inputs = new double[coefficients.size()][size];
        this.minimum = new double[size];
        this.low = new double[size];
        this.high = new double[size];
        this.hLow = new double[size];
        this.hHigh = new double[size];
        this.hMinimum = new double[size];
    }

    @Override
    public void load(int batch) {
        this.batch = batch;
        int size = batches.points() * batches.lanes(batch);
        minimiser.gather(batches, batch, minimum);
        for (int k = 0; k < inputs.length; k++) coefficients.get(k).gather(batches, batch, inputs[k]);
        bind(both);
        bind(value);
        for (int i = 0; i < size; i++) low[i] = finite(minimum[i]);
        outputs[0] = hMinimum;
        value.row(0, low, 0);
        value.run(size, outputs, start);
    }

    private void bind(Program.Evaluator evaluator) {
        for (int k = 0; k < inputs.length; k++) evaluator.row(k + 1, inputs[k], 0);
        evaluator.scalar(inputs.length + 1, minimiser.time());
    }

    private static double finite(double minimum) {
        return Double.isInfinite(minimum) ? 0 : minimum;
    }

    @Override
    public void evaluate(double[] face, double[] g, double[] forwardRate, double[] backwardRate) {
        int lanes = batches.lanes(batch);
        int size = batches.points() * lanes;
        for (int i = 0; i < size; i++) {
            double p = minimum[i];
            low[i] = p == Double.NEGATIVE_INFINITY ? 0 : Math.min(face[i + lanes], p);
            high[i] = p == Double.POSITIVE_INFINITY ? 0 : Math.max(face[i], p);
        }
        for (int i : ends.shutAbove(batch)) low[i] = finite(minimum[i]);
        for (int i : ends.shutBelow(batch)) high[i] = finite(minimum[i]);
        run(low, hLow, forwardRate, size);
        run(high, hHigh, backwardRate, size);
        for (int i = 0; i < size; i++) {
            g[i] = hLow[i] + hHigh[i] - hMinimum[i];
            forwardRate[i] = low[i] == minimum[i] ? 0 : Math.min(forwardRate[i], 0);
            backwardRate[i] = high[i] == minimum[i] ? 0 : Math.max(backwardRate[i], 0);
        }
        ends.shut(batch, forwardRate, backwardRate);
    }

    private void run(double[] slope, double[] h, double[] derivative, int size) {
        outputs[0] = h;
        outputs[1] = derivative;
        both.row(0, slope, 0);
        both.run(size, outputs, start);
    }
}
