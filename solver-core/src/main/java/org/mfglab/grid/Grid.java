package org.mfglab.grid;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/// Unknowns on a box: `n` per axis, stored row-major with x fastest, `index = i + nx (j + ny k)`.
///
/// On a periodic axis the points are the nodes `x_i = a + i h`, otherwise the cell centres `x_i = a + (i + 1/2) h`,
/// with `h = (b - a)/n`. Either way every point stands for a cell of volume `h_x h_y h_z`.
///
/// The cells whose points obstacles cover are part of the storage, but of nothing else: u and m are zero there.
public final class Grid {

    private final Domain domain;
    private final List<Integer> n;
    private Geometry geometry;

    /// @param domain the box
    /// @param n      unknowns per axis, in the order x, y, z
    public Grid(Domain domain, List<Integer> n) {
        this.domain = domain;
        this.n = List.copyOf(n);
        if (n.size() != domain.dimension())
            throw new IllegalArgumentException("The grid n = %s must have one number for each of the %d axes.".formatted(n, domain.dimension()));
        long size = 1;
        for (int count : n) {
            if (count < 1)
                throw new IllegalArgumentException("The grid n = %s must be positive on every axis.".formatted(n));
            size *= count;
            if (size > Integer.MAX_VALUE - 8)
                throw new IllegalArgumentException("The grid n = %s has more points than an array can hold (%d).".formatted(n, Integer.MAX_VALUE - 8));
        }
    }

    public Domain domain() {
        return domain;
    }

    /// Unknowns per axis, in the order x, y, z.
    public List<Integer> n() {
        return n;
    }

    /// What surrounds the cells; made when first asked for.
    public synchronized Geometry geometry() {
        if (geometry == null) geometry = new Geometry(this);
        return geometry;
    }

    /// Whether a cell lies in an obstacle.
    public boolean solid(int index) {
        return geometry().solid(index);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Grid grid && domain.equals(grid.domain) && n.equals(grid.n);
    }

    @Override
    public int hashCode() {
        return Objects.hash(domain, n);
    }

    @Override
    public String toString() {
        return "Grid" + n;
    }

    public static Grid of(Domain domain, int... n) {
        return new Grid(domain, Arrays.stream(n).boxed().toList());
    }

    public int dimension() {
        return n.size();
    }

    public int n(int axis) {
        return n.get(axis);
    }

    /// The spacing along an axis.
    public double h(int axis) {
        return domain.axes().get(axis).length() / n(axis);
    }

    /// Distance in memory between neighbours along an axis.
    public int stride(int axis) {
        int stride = 1;
        for (int k = 0; k < axis; k++) stride *= n(k);
        return stride;
    }

    /// The number of points.
    public int size() {
        return stride(dimension());
    }

    public double cellVolume() {
        double volume = 1;
        for (int axis = 0; axis < dimension(); axis++) volume *= h(axis);
        return volume;
    }

    public boolean periodic(int axis) {
        return domain.periodic(axis);
    }

    /// The coordinate of the i-th point along an axis.
    public double coordinate(int axis, int i) {
        return domain.axes().get(axis).low() + (periodic(axis) ? i : i + 0.5) * h(axis);
    }

    public double[] coordinates(int axis) {
        double[] x = new double[n(axis)];
        for (int i = 0; i < x.length; i++) x[i] = coordinate(axis, i);
        return x;
    }

    /// The position along an axis of the point stored at `index`.
    public int position(int axis, int index) {
        return index / stride(axis) % n(axis);
    }

    /// The point stored at `index`.
    public double[] point(int index) {
        double[] x = new double[dimension()];
        for (int axis = 0; axis < x.length; axis++) x[axis] = coordinate(axis, position(axis, index));
        return x;
    }

    /// The same box with twice as many points along every axis.
    public Grid refine() {
        return new Grid(domain, n.stream().map(count -> 2 * count).toList());
    }
}
