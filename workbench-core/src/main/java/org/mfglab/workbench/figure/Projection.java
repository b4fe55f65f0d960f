package org.mfglab.workbench.figure;

/// How a box is seen from the front, from the right and from above, without perspective: parallel lines stay parallel.
///
/// Places in the box are shares of its sides, 0 to 1. The reader stands 30 degrees off the y axis and looks down by 30 degrees.
///
/// @param width   the length of the side along x on the page, before it is turned
/// @param depth   that of the side along y
/// @param height  that of the upright side
/// @param left    the page's x of the box's leftmost corner
/// @param bottom  the page's y of its lowest corner
record Projection(double width, double depth, double height, double left, double bottom) {

    private static final double COS = Math.cos(Math.toRadians(30));
    private static final double SIN = 0.5;

    /// A box as wide as the room, or as high.
    ///
    /// @param ratio how many times longer y is than x
    /// @param tall  how many times the longer of the two the upright side is
    static Projection into(Frame room, double ratio, double tall) {
        Projection unit = new Projection(1, ratio, tall * Math.max(1, ratio), 0, 0);
        double scale = Math.min(room.width() / unit.across(), room.height() / unit.up());
        double inset = (room.width() - scale * unit.across()) / 2;
        return new Projection(scale, scale * ratio, scale * unit.height, room.left() + inset, room.bottom());
    }

    /// How wide the box is on the page.
    double across() {
        return COS * width + SIN * depth;
    }

    /// How high the box is on the page.
    double up() {
        return SIN * (SIN * width + COS * depth) + COS * height;
    }

    double x(double x, double y) {
        return left + COS * x * width + SIN * y * depth;
    }

    double y(double x, double y, double z) {
        return bottom - SIN * (SIN * (1 - x) * width + COS * y * depth) - COS * z * height;
    }
}
