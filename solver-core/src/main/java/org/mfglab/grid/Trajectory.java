package org.mfglab.grid;

/// A function of time and space: one slice per level of a time grid, array shape `[t, (z,) (y,) x]`.
public interface Trajectory {

    Grid grid();

    TimeGrid time();

    /// Copies level n into `out`.
    ///
    /// @param out modified; at least one value per grid point
    void read(int n, double[] out);

    /// How precisely its values are stored: the distance from 1 to the next number.
    default double unit() {
        return Math.ulp(1.0);
    }

    /// A copy of level n.
    default Field level(int n) {
        double[] values = new double[grid().size()];
        read(n, values);
        return Field.of(grid(), values);
    }

    /// A trajectory in memory.
    ///
    /// @param levels kept, not copied: the caller must not modify them afterwards
    static Trajectory of(Grid grid, TimeGrid time, double[][] levels) {
        if (levels.length != time.levels())
            throw new IllegalArgumentException("A trajectory of %d steps needs %d levels, not %d.".formatted(time.steps(), time.levels(), levels.length));
        return new Trajectory() {
            @Override
            public Grid grid() {
                return grid;
            }

            @Override
            public TimeGrid time() {
                return time;
            }

            @Override
            public void read(int n, double[] out) {
                System.arraycopy(levels[n], 0, out, 0, grid.size());
            }
        };
    }
}
