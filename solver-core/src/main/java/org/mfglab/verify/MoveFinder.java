package org.mfglab.verify;

/// Finds the best move from a cell afresh.
interface MoveFinder {

    /// @param noise    of the cell, in cells along each axis
    /// @param steepest no slope of u along an axis is steeper, up or down
    /// @param claimed  what the least cost is said to be
    /// @return the least cost, without what is paid wherever one goes
    double least(int cell, double[] noise, double[] u, double[] steepest, double claimed);

    /// The move of the last search, in cells.
    double[] move();

    /// Another move that is as good up to rounding; null where there is none.
    double[] rival();

    /// What it costs per unit of time.
    double cost();
}
