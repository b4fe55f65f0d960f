package org.mfglab.grid;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.mfglab.formula.Formula;

/// A region that agents cannot enter. A cell is solid where its point is covered: obstacles are cut out of the grid, not penalised.
public sealed interface Obstacle {

    /// @param x one coordinate per axis
    boolean covers(double[] x);

    /// `sum ((x_k - c_k)/r_k)^2 <= 1`.
    record Ellipse(List<Double> center, List<Double> radius) implements Obstacle {
        public Ellipse {
            center = List.copyOf(center);
            radius = List.copyOf(radius);
            if (center.size() != radius.size())
                throw new IllegalArgumentException("An ellipse has a center of %d and a radius of %d numbers.".formatted(center.size(), radius.size()));
            for (double r : radius) if (!(r > 0)) throw new IllegalArgumentException("The radius of an ellipse (%s) must be positive.".formatted(r));
        }

        @Override
        public boolean covers(double[] x) {
            double sum = 0;
            for (int axis = 0; axis < x.length; axis++) sum += Math.pow((x[axis] - center.get(axis)) / radius.get(axis), 2);
            return sum <= 1;
        }
    }

    /// A box along the axes.
    ///
    /// @param axes one interval per axis
    record Rectangle(List<Interval> axes) implements Obstacle {
        public Rectangle {
            axes = List.copyOf(axes);
        }

        @Override
        public boolean covers(double[] x) {
            for (int axis = 0; axis < x.length; axis++)
                if (x[axis] < axes.get(axis).low() || x[axis] > axes.get(axis).high()) return false;
            return true;
        }
    }

    /// A closed polygon in the plane of x and y, by the even-odd rule; in three dimensions a prism along z.
    ///
    /// @param points corners `[x, y]` in order, three or more
    record Polygon(List<List<Double>> points) implements Obstacle {
        public Polygon {
            points = points.stream().map(List::copyOf).toList();
            if (points.size() < 3) throw new IllegalArgumentException("A polygon has three corners or more, not %d.".formatted(points.size()));
        }

        @Override
        public boolean covers(double[] x) {
            boolean inside = false;
            for (int i = 0, j = points.size() - 1; i < points.size(); j = i++) {
                double xi = points.get(i).get(0), yi = points.get(i).get(1);
                double xj = points.get(j).get(0), yj = points.get(j).get(1);
                if (yi > x[1] != yj > x[1] && x[0] < xi + (xj - xi) * (x[1] - yi) / (yj - yi)) inside = !inside;
            }
            return inside;
        }
    }

    /// A picture laid over a rectangle of the plane of x and y, dark pixels solid; in three dimensions the same at every z.
    ///
    /// @param solid `[row][column]`, the first row at the top, where y is largest
    /// @param x     what its width covers
    /// @param y     what its height covers
    record Mask(boolean[][] solid, Interval x, Interval y) implements Obstacle {
        @Override
        public boolean equals(Object other) {
            return other instanceof Mask mask && x.equals(mask.x) && y.equals(mask.y) && Arrays.deepEquals(solid, mask.solid);
        }

        @Override
        public int hashCode() {
            return Objects.hash(Arrays.deepHashCode(solid), x, y);
        }

        @Override
        public boolean covers(double[] point) {
            int column = (int) Math.floor((point[0] - x.low()) / x.length() * solid[0].length);
            int row = (int) Math.floor((y.high() - point[1]) / y.length() * solid.length);
            return row >= 0 && row < solid.length && column >= 0 && column < solid[0].length && solid[row][column];
        }
    }

    /// Solid where a formula in x, y, z is positive.
    record Region(Formula formula) implements Obstacle {
        private static final List<String> AXES = List.of("x", "y", "z");

        @Override
        public boolean covers(double[] x) {
            Map<String, Double> values = new HashMap<>();
            for (int axis = 0; axis < x.length; axis++) values.put(AXES.get(axis), x[axis]);
            return formula.evaluate(values) > 0;
        }
    }
}
