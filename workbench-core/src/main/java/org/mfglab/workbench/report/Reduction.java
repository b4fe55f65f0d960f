package org.mfglab.workbench.report;

import java.util.Arrays;
import java.util.List;
import org.mfglab.workbench.figure.Axis;

/// How a field of many dimensions becomes one that can be drawn.
public enum Reduction {

    /// The plane x, y: in three dimensions the integral over z, which is the density of x and y.
    PLANE("integrated over z") {
        @Override
        public double[] of(double[] level, List<Axis> axes) {
            return axes.size() < 3 ? level : sum(level, axes.get(0).count() * axes.get(1).count(), axes.get(2).step());
        }

        @Override
        public List<Axis> axes(List<Axis> axes) {
            return axes.subList(0, Math.min(2, axes.size()));
        }
    },

    /// The plane x, y half way up.
    MIDDLE("at the middle of z") {
        @Override
        public double[] of(double[] level, List<Axis> axes) {
            if (axes.size() < 3) return level;
            int area = axes.get(0).count() * axes.get(1).count();
            int start = axes.get(2).count() / 2 * area;
            return Arrays.copyOfRange(level, start, start + area);
        }

        @Override
        public List<Axis> axes(List<Axis> axes) {
            return axes.subList(0, Math.min(2, axes.size()));
        }
    },

    /// The axis x: in more dimensions the line along x through the middle of the others.
    LINE("along x at the middle of the other axes") {
        @Override
        public double[] of(double[] level, List<Axis> axes) {
            int start = 0;
            int stride = axes.getFirst().count();
            for (Axis axis : axes.subList(1, axes.size())) {
                start += axis.count() / 2 * stride;
                stride *= axis.count();
            }
            return Arrays.copyOfRange(level, start, start + axes.getFirst().count());
        }

        @Override
        public List<Axis> axes(List<Axis> axes) {
            return axes.subList(0, 1);
        }
    };

    private final String words;

    Reduction(String words) {
        this.words = words;
    }

    /// What was done to a field of so many dimensions, in words; empty where nothing was.
    public String words(int dimension) {
        return dimension > (this == LINE ? 1 : 2) ? words : "";
    }

    /// What a density of so many dimensions is per afterwards: integrated over z, it is per area; cut, it is what it was.
    int dimension(int dimension) {
        return this == PLANE ? Math.min(2, dimension) : dimension;
    }

    /// The values that are drawn; the level itself where nothing is done to it.
    public abstract double[] of(double[] level, List<Axis> axes);

    /// The axes that are left.
    public abstract List<Axis> axes(List<Axis> axes);

    /// Adds up what lies above each of the first `length` values; what is not finite, as inside obstacles, counts only where nothing else is.
    private static double[] sum(double[] level, int length, double width) {
        double[] sums = new double[length];
        Arrays.fill(sums, Double.NaN);
        for (int i = 0; i < level.length; i++)
            if (Double.isFinite(level[i])) sums[i % length] = (Double.isNaN(sums[i % length]) ? 0 : sums[i % length]) + level[i] * width;
        return sums;
    }
}
