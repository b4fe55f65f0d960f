package org.mfglab.workbench.figure;

/// A part of a side of the frame through which agents leave; drawn in green.
///
/// @param side which
/// @param from where it begins, on the axis along the side; beyond the frame: at its corner
/// @param to   where it ends
public record Door(Side side, double from, double to) {

    /// The sides of a frame.
    public enum Side { LEFT, RIGHT, BOTTOM, TOP }

    /// A whole side.
    public static Door all(Side side) {
        return new Door(side, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
    }
}
