package org.mfglab.device.cpu;

import java.util.List;
import java.util.function.DoubleSupplier;
import org.mfglab.formula.Program;

/// `L(v) = sum_k l_k(v_k)`, with `l_k` dual to the function `h_k` of one slope.
final class SeparableCost implements MotionCost {

    private final Axis[] axes;

    /// The dual pair of one axis.
    interface Axis {

        void place(int cell);

        /// `l(v) = sup_p {-p v - h(p)}`.
        double of(double v);

        /// `-h'(p)`.
        double best(double p);
    }

    SeparableCost(Axis... axes) {
        this.axes = axes;
    }

    static Axis of(AxisFlux flux) {
        return switch (flux) {
            case AxisFlux.Quadratic(Coefficient curvature, Coefficient drift) -> new Quadratic(curvature, drift);
            case AxisFlux.Linear(Coefficient drift) -> new Linear(drift);
            case AxisFlux.Convex convex -> new Convex(convex);
        };
    }

    @Override
    public void place(int cell) {
        for (Axis axis : axes) axis.place(cell);
    }

    @Override
    public double of(double[] v) {
        double sum = 0;
        for (int k = 0; k < axes.length; k++) sum += axes[k].of(v[k]);
        return sum;
    }

    @Override
    public double along(int axis, double v) {
        return axes[axis].of(v);
    }

    @Override
    public boolean rigid(int axis) {
        return axes[axis] instanceof Linear;
    }

    @Override
    public boolean even(int axis) {
        return !(axes[axis] instanceof Convex);
    }

    @Override
    public double best(double[] v, int axis, double p) {
        return axes[axis].best(p);
    }

    /// `h = c/2 p^2 + b p`, `l = (v + b)^2/(2 c)`.
    private static final class Quadratic implements Axis {

        private final Coefficient curvature;
        private final Coefficient drift;
        private double c;
        private double b;

        Quadratic(Coefficient curvature, Coefficient drift) {
            this.curvature = curvature;
            this.drift = drift;
        }

        @Override
        public void place(int cell) {
            c = curvature.get(cell);
            b = drift.get(cell);
        }

        @Override
        public double of(double v) {
            return (v + b) * (v + b) / (2 * c);
        }

        @Override
        public double best(double p) {
            return -(c * p + b);
        }
    }

    /// `h = b p`: one velocity, which is the only one that is ever asked for, and costs nothing.
    private static final class Linear implements Axis {

        private final Coefficient drift;
        private double b;

        Linear(Coefficient drift) {
            this.drift = drift;
        }

        @Override
        public void place(int cell) {
            b = drift.get(cell);
        }

        @Override
        public double of(double v) {
            return 0;
        }

        @Override
        public double best(double p) {
            return -b;
        }
    }

    /// Any other convex h, its dual by the root of `h'(p) = -v`.
    private static final class Convex implements Axis {

        private static final double STEEPEST = 1e9;
        private static final int HALVINGS = 100;
        private static final double FEW = 8;

        private final List<Coefficient> coefficients;
        private final Program.Evaluator both;
        private final DoubleSupplier time;
        /// A row of one number: cheaper to set than a scalar.
        private final double[] at = new double[1];
        private final double[] h = new double[1];
        private final double[] slope = new double[1];
        private final double[][] outputs = {h, slope};
        private final int[] start = new int[2];
        /// The last slope that was asked for, and its velocity: the one whose cost is asked for next.
        private double lastSlope;
        private double lastVelocity;
        private double lastCost;

        Convex(AxisFlux.Convex flux) {
            coefficients = flux.coefficients();
            both = flux.both().evaluator();
            both.row(0, at, 0);
            time = flux.minimiser()::time;
        }

        @Override
        public void place(int cell) {
            for (int k = 0; k < coefficients.size(); k++) both.scalar(k + 1, coefficients.get(k).get(cell));
            both.scalar(coefficients.size() + 1, time.getAsDouble());
            lastVelocity = Double.NaN;
        }

        private void run(double p) {
            at[0] = p;
            both.run(1, outputs, start);
        }

        private double dual(double p) {
            run(p);
            return h[0];
        }

        @Override
        public double best(double p) {
            run(p);
            lastSlope = p;
            lastVelocity = -slope[0];
            lastCost = -p * lastVelocity - h[0];
            return lastVelocity;
        }

        @Override
        public double of(double v) {
            if (v == lastVelocity) return lastCost;
            double low = lastSlope - 1;
            double high = lastSlope + 1;
            for (double step = 1; high < STEEPEST && rate(high) < -v; step *= 4) high += step;
            for (double step = 1; low > -STEEPEST && rate(low) > -v; step *= 4) low -= step;
            if (high >= STEEPEST) return atTheEnd(high, -v - rate(high), v);
            if (low <= -STEEPEST) return atTheEnd(low, rate(low) + v, v);
            double p = root(v, low, high);
            lastSlope = p;
            lastVelocity = v;
            lastCost = -p * v - dual(p);
            return lastCost;
        }

        /// Rounding may carry the fastest velocity there is a little beyond itself.
        private double atTheEnd(double p, double beyond, double v) {
            return beyond <= FEW * Math.ulp(v) ? p * rate(p) - h[0] : Double.POSITIVE_INFINITY;
        }

        private double rate(double p) {
            run(p);
            return slope[0];
        }

        /// The slope at which h' passes -v, by bisection.
        private double root(double v, double low, double high) {
            for (int k = 0; k < HALVINGS && high - low > 4 * Math.ulp(Math.max(Math.abs(low), Math.abs(high))); k++) {
                double middle = low + 0.5 * (high - low);
                double rate = rate(middle);
                if (rate == -v) return middle;
                if (rate < -v) low = middle;
                else high = middle;
            }
            return low + 0.5 * (high - low);
        }
    }
}
