package org.mfglab.grid;

import java.util.Arrays;
import java.util.stream.IntStream;

/// An immutable function on a grid.
public final class Field {

    private final Grid grid;
    private final double[] values;

    private Field(Grid grid, double[] values) {
        this.grid = grid;
        this.values = values;
    }

    /// @param values copied; row-major, x fastest, one per grid point
    public static Field of(Grid grid, double[] values) {
        if (values.length != grid.size())
            throw new IllegalArgumentException("A field on the grid %s needs %d values, not %d.".formatted(grid.n(), grid.size(), values.length));
        return new Field(grid, values.clone());
    }

    /// The values of a function at the points of a grid.
    public static Field sample(Grid grid, SpaceFunction function) {
        double[] values = new double[grid.size()];
        IntStream.range(0, values.length).parallel().forEach(i -> values[i] = function.at(grid.point(i)));
        return new Field(grid, values);
    }

    public Grid grid() {
        return grid;
    }

    public double get(int index) {
        return values[index];
    }

    /// A copy of the values.
    public double[] values() {
        return values.clone();
    }

    public double min() {
        return Arrays.stream(values).min().orElseThrow();
    }

    public double max() {
        return Arrays.stream(values).max().orElseThrow();
    }

    /// The integral over the box: the compensated sum of the values times the volume of a cell.
    public double integral() {
        return Arrays.stream(values).sum() * grid.cellVolume();
    }
}
