package org.mfglab.game;

import java.util.List;
import java.util.stream.DoubleStream;
import org.mfglab.grid.Interval;

/// A density given at evenly spaced points, as a picture or an array gives it: linear along each axis between them (multilinear
/// interpolation), constant beyond the outermost ones.
///
/// @param axes   the points of each axis, in the order x, y, z
/// @param values row-major with x fastest, one per point; kept, not copied
public record SampledDensity(List<Points> axes, double[] values) implements Density {

    /// Points this near to each other, in steps, are the same: a value given at a grid point is found there to the last bit.
    private static final double SAME = 1e-9;

    /// The points `first + i step`, i = 0..count-1, of one axis; beyond the last one comes the first again if it is periodic.
    public record Points(double first, double step, int count, boolean periodic) {

        /// The centres of equal cells.
        public static Points cells(Interval axis, int count, boolean periodic) {
            double step = axis.length() / count;
            return new Points(axis.low() + step / 2, step, count, periodic);
        }

        /// The points of a [org.mfglab.grid.Grid]: nodes of a periodic axis, cell centres of any other.
        public static Points grid(Interval axis, int count, boolean periodic) {
            return periodic ? new Points(axis.low(), axis.length() / count, count, true) : cells(axis, count, false);
        }

        /// Where a coordinate lies, counted in steps from the first point.
        private double position(double x) {
            double position = (x - first) / step;
            double nearest = Math.rint(position);
            if (Math.abs(position - nearest) < SAME) position = nearest;
            return periodic ? position : Math.clamp(position, 0, count - 1);
        }

        private int index(int i) {
            return periodic ? Math.floorMod(i, count) : Math.min(i, count - 1);
        }
    }

    public SampledDensity {
        axes = List.copyOf(axes);
        int size = axes.stream().mapToInt(Points::count).reduce(1, Math::multiplyExact);
        if (size != values.length)
            throw new IllegalArgumentException("A density at %d points has %d values.".formatted(size, values.length));
    }

    @Override
    public double at(double[] x) {
        double sum = 0;
        for (int corner = 0; corner < 1 << axes.size(); corner++) sum += corner(x, corner);
        return sum;
    }

    /// The value at one corner of the cell around a point, times its weight.
    ///
    /// @param corner bit k tells whether it is the upper one along axis k
    private double corner(double[] x, int corner) {
        double weight = 1;
        int index = 0;
        int stride = 1;
        for (int axis = 0; axis < axes.size(); axis++) {
            Points points = axes.get(axis);
            double position = points.position(x[axis]);
            int below = (int) Math.floor(position);
            boolean upper = (corner >> axis & 1) == 1;
            weight *= upper ? position - below : 1 - (position - below);
            index += stride * points.index(upper ? below + 1 : below);
            stride *= points.count;
        }
        return weight == 0 ? 0 : weight * values[index];
    }

    @Override
    public double logAt(double[] x) {
        return Math.log(at(x));
    }

    /// This density times a number.
    public SampledDensity times(double factor) {
        return new SampledDensity(axes, DoubleStream.of(values).map(value -> factor * value).toArray());
    }
}
