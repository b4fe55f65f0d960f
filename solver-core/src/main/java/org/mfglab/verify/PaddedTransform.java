package org.mfglab.verify;

import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.apache.commons.math3.transform.DftNormalization;
import org.apache.commons.math3.transform.FastFourierTransformer;
import org.apache.commons.math3.transform.TransformType;

/// Convolutions with one kernel by Fourier transforms, line by line along every axis, of slices padded with zeros to powers of two: nothing
/// wraps around.
final class PaddedTransform {

    private final int dimension;
    private final int[] n;
    private final int[] padded;
    private final int[] stride;
    private final double[][] kernel;

    /// @param n      cells per axis
    /// @param values the kernel at a difference of cells, each component from `-(n-1)` to `n-1`
    PaddedTransform(List<Integer> n, ToDoubleFunction<int[]> values) {
        this.dimension = n.size();
        this.n = n.stream().mapToInt(Integer::intValue).toArray();
        this.padded = n.stream().mapToInt(PaddedTransform::pad).toArray();
        this.stride = new int[dimension + 1];
        stride[0] = 1;
        for (int axis = 0; axis < dimension; axis++) stride[axis + 1] = stride[axis] * padded[axis];
        this.kernel = new double[2][stride[dimension]];
        fill(values);
        transform(kernel, TransformType.FORWARD);
    }

    /// The next power of two that holds all differences; 1 for one cell.
    static int pad(int n) {
        return n == 1 ? 1 : 2 * Integer.highestOneBit(2 * n - 2);
    }

    private void fill(ToDoubleFunction<int[]> values) {
        int[] difference = new int[dimension];
        for (int index = 0; index < kernel[0].length; index++) {
            boolean inside = true;
            for (int axis = 0; axis < dimension; axis++) {
                int place = index / stride[axis] % padded[axis];
                difference[axis] = place < n[axis] ? place : place - padded[axis];
                inside &= difference[axis] > -n[axis];
            }
            if (inside) kernel[0][index] = values.applyAsDouble(difference);
        }
    }

    /// @param m a slice, not padded
    double[] convolve(double[] m) {
        double[][] data = new double[2][stride[dimension]];
        for (int i = 0; i < m.length; i++) data[0][place(i)] = m[i];
        transform(data, TransformType.FORWARD);
        IntStream.range(0, data[0].length).parallel().forEach(k -> {
            double real = data[0][k] * kernel[0][k] - data[1][k] * kernel[1][k];
            data[1][k] = data[0][k] * kernel[1][k] + data[1][k] * kernel[0][k];
            data[0][k] = real;
        });
        transform(data, TransformType.INVERSE);
        double[] out = new double[m.length];
        for (int i = 0; i < out.length; i++) out[i] = data[0][place(i)];
        return out;
    }

    /// Where a cell lies in a padded slice.
    private int place(int index) {
        int place = 0;
        int rest = index;
        for (int axis = 0; axis < dimension; axis++) {
            place += rest % n[axis] * stride[axis];
            rest /= n[axis];
        }
        return place;
    }

    /// @param data real and imaginary parts; modified
    private void transform(double[][] data, TransformType type) {
        for (int axis = 0; axis < dimension; axis++) {
            int length = padded[axis];
            int step = stride[axis];
            if (length == 1) continue;
            IntStream.range(0, data[0].length / length).parallel().forEach(line -> {
                int start = line / step * step * length + line % step;
                double[][] values = new double[2][length];
                for (int part = 0; part < 2; part++) for (int k = 0; k < length; k++) values[part][k] = data[part][start + k * step];
                FastFourierTransformer.transformInPlace(values, DftNormalization.STANDARD, type);
                for (int part = 0; part < 2; part++) for (int k = 0; k < length; k++) data[part][start + k * step] = values[part][k];
            });
        }
    }
}
