package org.mfglab.device.cpu;

import java.util.Arrays;
import org.jtransforms.fft.DoubleFFT_1D;
import org.jtransforms.fft.DoubleFFT_2D;
import org.jtransforms.fft.DoubleFFT_3D;
import org.mfglab.device.Buffer;
import org.mfglab.device.Convolution;
import org.mfglab.device.KernelSamples;
import org.mfglab.formula.Formula;
import org.mfglab.grid.Grid;
import pl.edu.icm.jlargearrays.ConcurrencyUtils;

/// A convolution by the fast Fourier transform: cyclic on periodic axes, padded with zeros on the others so that nothing wraps.
final class CpuConvolution implements Convolution {

    private final Grid grid;
    private final int[] lengths;

    /// The lengths beyond 1, the slowest first: what there is to transform.
    private final int[] transformed;
    private final double[] spectrum;
    private final double[] work;

    CpuConvolution(Grid grid, Formula kernel) {
        ConcurrencyUtils.setNumberOfThreads(1);
        this.grid = grid;
        this.lengths = new int[grid.dimension()];
        int size = 1;
        for (int axis = 0; axis < lengths.length; axis++) {
            lengths[axis] = grid.periodic(axis) ? grid.n(axis) : smooth(2 * grid.n(axis) - 1);
            size = Math.multiplyExact(size, lengths[axis]);
        }
        int[] proper = Arrays.stream(lengths).filter(length -> length > 1).toArray();
        this.transformed = new int[proper.length];
        for (int k = 0; k < proper.length; k++) transformed[k] = proper[proper.length - 1 - k];
        double[] samples = new KernelSamples(grid, lengths, kernel).integrals();
        this.spectrum = new double[2 * size];
        this.work = new double[2 * size];
        for (int i = 0; i < size; i++) spectrum[2 * i] = samples[i];
        transform(spectrum, true);
    }

    /// The next number without prime factors beyond 5.
    private static int smooth(int least) {
        for (int n = least; ; n++) {
            int rest = n;
            for (int prime : new int[] {2, 3, 5}) while (rest % prime == 0) rest /= prime;
            if (rest == 1) return n;
        }
    }

    private void transform(double[] a, boolean forward) {
        switch (transformed.length) {
            case 0 -> { }
            case 1 -> {
                DoubleFFT_1D fft = new DoubleFFT_1D(transformed[0]);
                if (forward) fft.complexForward(a);
                else fft.complexInverse(a, true);
            }
            case 2 -> {
                DoubleFFT_2D fft = new DoubleFFT_2D(transformed[0], transformed[1]);
                if (forward) fft.complexForward(a);
                else fft.complexInverse(a, true);
            }
            default -> {
                DoubleFFT_3D fft = new DoubleFFT_3D(transformed[0], transformed[1], transformed[2]);
                if (forward) fft.complexForward(a);
                else fft.complexInverse(a, true);
            }
        }
    }

    @Override
    public void apply(Buffer m, Buffer out) {
        double[] density = CpuBuffer.of(m);
        double[] result = CpuBuffer.of(out);
        Arrays.fill(work, 0);
        for (int i = 0; i < density.length; i++) work[2 * place(i)] = density[i];
        transform(work, true);
        for (int i = 0; i < work.length; i += 2) {
            double re = work[i] * spectrum[i] - work[i + 1] * spectrum[i + 1];
            double im = work[i] * spectrum[i + 1] + work[i + 1] * spectrum[i];
            work[i] = re;
            work[i + 1] = im;
        }
        transform(work, false);
        for (int i = 0; i < density.length; i++) result[i] = grid.solid(i) ? 0 : work[2 * place(i)];
    }

    /// Where a cell stands in the padded box.
    private int place(int cell) {
        int place = 0;
        for (int axis = lengths.length - 1; axis >= 0; axis--) place = place * lengths[axis] + grid.position(axis, cell);
        return place;
    }
}
