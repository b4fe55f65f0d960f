package org.mfglab.device.cpu;

import org.jtransforms.dct.DoubleDCT_1D;
import org.jtransforms.fft.DoubleFFT_1D;

/// The inverse of `base - dt nu Lap` on a box of periodic and wall sides, by Fourier and cosine transforms along each axis: exact where
/// nothing is transported.
final class SpectralSolve implements Preconditioner {

    private final Team team;
    private final double base;
    private final double[] factor;
    private final double nu;
    private final LineBatches[] batches;
    private final Axis[] axes;
    private final int[] n;

    /// The transform of one axis and the eigenvalues of `-h^2 delta^2` in its order.
    private record Axis(DoubleFFT_1D fourier, DoubleDCT_1D cosine, double[] eigenvalues) {

        static Axis of(int n, boolean periodic) {
            double[] eigenvalues = new double[n];
            for (int k = 0; k < n; k++) {
                int frequency = periodic ? packed(k, n) : k;
                eigenvalues[k] = 2 - 2 * Math.cos((periodic ? 2 : 1) * Math.PI * frequency / n);
            }
            return new Axis(periodic ? new DoubleFFT_1D(n) : null, periodic ? null : new DoubleDCT_1D(n), eigenvalues);
        }

        /// The frequency at a place of the packed real transform: real and imaginary parts in turn, but the place 1 holds the real part
        /// of the highest frequency of an even n, and its imaginary part of an odd one.
        private static int packed(int place, int n) {
            return place == 1 ? n / 2 : place / 2;
        }

        void transform(double[] x, boolean forward) {
            if (fourier != null && forward) fourier.realForward(x);
            else if (fourier != null) fourier.realInverse(x, true);
            else if (forward) cosine.forward(x, true);
            else cosine.inverse(x, true);
        }
    }

    SpectralSolve(Team team, int[] n, double base, boolean[] periodic, double nu, double[] factor) {
        this.team = team;
        this.n = n;
        this.base = base;
        this.factor = factor;
        this.nu = nu;
        this.batches = new LineBatches[n.length];
        this.axes = new Axis[n.length];
        for (int axis = 0; axis < n.length; axis++) {
            batches[axis] = new LineBatches(n, axis);
            axes[axis] = Axis.of(n[axis], periodic[axis]);
        }
    }

    @Override
    public void prepare() { }

    @Override
    public void apply(double[] x, double[] out) {
        System.arraycopy(x, 0, out, 0, x.length);
        for (int axis = 0; axis < axes.length; axis++) transform(axis, out, true);
        for (int i = 0; i < out.length; i++) {
            double symbol = base;
            for (int axis = 0, rest = i; axis < n.length; rest /= n[axis++]) symbol += nu * factor[axis] * axes[axis].eigenvalues[rest % n[axis]];
            out[i] /= symbol;
        }
        for (int axis = 0; axis < axes.length; axis++) transform(axis, out, false);
    }

    @Override
    public void applyTransposed(double[] x, double[] out) {
        apply(x, out);
    }

    private void transform(int axis, double[] x, boolean forward) {
        LineBatches b = batches[axis];
        team.run(b.count(), (worker, batch) -> {
            double[] own = new double[b.points()];
            for (int lane = 0; lane < b.lanes(batch); lane++) {
                int start = b.start(batch) + lane * b.lineStride();
                for (int i = 0; i < own.length; i++) own[i] = x[start + i * b.pointStride()];
                axes[axis].transform(own, forward);
                for (int i = 0; i < own.length; i++) x[start + i * b.pointStride()] = own[i];
            }
        });
    }
}
