package org.mfglab.device.cpu;

/// Finds the best move from a cell (MATH 3.4). Each worker has one of its own.
interface MoveSearch {

    /// @param noise  of the cell, in cells along each axis; what the feet have been given
    /// @param gain   what is paid per unit of time wherever one goes
    /// @param slopes the least and largest slope of u along each axis
    /// @return what the step costs
    double search(int cell, double[] noise, double[] u, double gain, double[][] slopes);

    /// The move, in cells along each axis, of the last search.
    double[] moves();
}
