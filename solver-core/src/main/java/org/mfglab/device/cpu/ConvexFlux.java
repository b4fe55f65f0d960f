package org.mfglab.device.cpu;

import java.util.List;
import org.mfglab.formula.Program;
import org.mfglab.formula.SlopeFunction;

/// The flux of any convex h, by its formula.
///
/// Where h falls or rises for every slope, p* is infinite: one of the two terms is then absent, and counts as h(0) - h(0).
final class ConvexFlux implements LineFlux {

    /// The coordinates that a formula may name, as inputs behind the slope.
    static final List<String> SPACE_TIME = List.of("x", "y", "z", "t");

    private final LineBatches batches;
    private final boolean periodic;
    private final Coefficient[] coordinates;
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

    /// @param coordinates the coefficients x, y, z that h names, null where it does not; time is the minimiser's
    ConvexFlux(LineBatches batches, boolean periodic, SlopeFunction.Convex h, Coefficient[] coordinates, Minimiser minimiser) {
        int size = batches.points() * batches.maximumLanes();
        List<String> names = List.of(h.slope(), "x", "y", "z", "t");
        this.batches = batches;
        this.periodic = periodic;
        this.coordinates = coordinates;
        this.minimiser = minimiser;
        this.both = Program.of(names, h.value(), h.derivative()).evaluator();
        this.value = Program.of(names, h.value()).evaluator();
        this.inputs = new double[coordinates.length][];
        for (int k = 0; k < coordinates.length; k++) inputs[k] = coordinates[k] == null ? null : new double[size];
        this.minimum = new double[size];
        this.low = new double[size];
        this.high = new double[size];
        this.hLow = new double[size];
        this.hHigh = new double[size];
        this.hMinimum = new double[size];
    }

    @Override
    public void load(int batch) {
        int size = batches.points() * batches.lanes(batch);
        minimiser.gather(batches, batch, minimum);
        for (int k = 0; k < coordinates.length; k++)
            if (coordinates[k] != null) coordinates[k].gather(batches, batch, inputs[k]);
        bind(both);
        bind(value);
        for (int i = 0; i < size; i++) low[i] = finite(minimum[i]);
        outputs[0] = hMinimum;
        value.row(0, low, 0);
        value.run(size, outputs, start);
    }

    private void bind(Program.Evaluator evaluator) {
        for (int k = 0; k < inputs.length; k++)
            if (inputs[k] == null) evaluator.scalar(k + 1, 0);
            else evaluator.row(k + 1, inputs[k], 0);
        evaluator.scalar(4, minimiser.time());
    }

    private static double finite(double minimum) {
        return Double.isInfinite(minimum) ? 0 : minimum;
    }

    @Override
    public void evaluate(int lanes, double[] face, double[] g, double[] forwardRate, double[] backwardRate) {
        int size = batches.points() * lanes;
        int last = size - lanes;
        for (int i = 0; i < size; i++) {
            double p = minimum[i];
            boolean wallAbove = !periodic && i >= last;
            boolean wallBelow = !periodic && i < lanes;
            low[i] = wallAbove || p == Double.NEGATIVE_INFINITY ? finite(p) : Math.min(face[i + lanes], p);
            high[i] = wallBelow || p == Double.POSITIVE_INFINITY ? finite(p) : Math.max(face[i], p);
        }
        run(low, hLow, forwardRate, size);
        run(high, hHigh, backwardRate, size);
        for (int i = 0; i < size; i++) {
            g[i] = hLow[i] + hHigh[i] - hMinimum[i];
            forwardRate[i] = Math.min(forwardRate[i], 0);
            backwardRate[i] = Math.max(backwardRate[i], 0);
        }
        if (!periodic)
            for (int l = 0; l < lanes; l++) backwardRate[l] = forwardRate[last + l] = 0;
    }

    private void run(double[] slope, double[] h, double[] derivative, int size) {
        outputs[0] = h;
        outputs[1] = derivative;
        both.row(0, slope, 0);
        both.run(size, outputs, start);
    }
}
