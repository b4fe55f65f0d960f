package org.mfglab.workbench.view;

import org.mfglab.workbench.figure.Figure;
import org.mfglab.workbench.figure.HeatMap;

/// The part of a plane that is seen.
///
/// @param left   the least coordinate to the right
/// @param right  the largest one
/// @param bottom the least coordinate upward
/// @param top    the largest one
public record Window(double left, double right, double bottom, double top) {

    /// Ten thousandth of an axis: what is smaller shows nothing but one node.
    private static final double SMALLEST = 1e-4;

    /// @throws IllegalArgumentException when a side is not finite and increasing
    public Window {
        if (!(left < right && bottom < top) || !Double.isFinite(right - left + top - bottom))
            throw new IllegalArgumentException("The window must run from smaller to larger numbers, not from %s to %s and from %s to %s.".formatted(left, right, bottom, top));
    }

    /// All of a plane.
    public static Window of(HeatMap map) {
        return new Window(map.x().from(), map.x().to(), map.y().from(), map.y().to());
    }

    /// What is seen of a figure; a figure that is no plane is seen whole.
    public Figure on(Figure figure) {
        return figure instanceof HeatMap map ? map.within(left, right, bottom, top) : figure;
    }

    /// The same place at its place, and what is around it larger (a factor below 1) or smaller; never more than the whole of the plane.
    public Window zoomed(double x, double y, double factor, Window whole) {
        double most = Math.min(whole.width() / width(), whole.height() / height());
        double allowed = Math.clamp(factor, Math.min(SMALLEST * whole.width() / width(), most), most);
        double[] across = moved(x + allowed * (left - x), allowed * width(), whole.left, whole.right);
        double[] up = moved(y + allowed * (bottom - y), allowed * height(), whole.bottom, whole.top);
        return new Window(across[0], across[1], up[0], up[1]);
    }

    /// An interval of a length, moved into another one.
    private static double[] moved(double start, double length, double least, double most) {
        if (length >= (most - least) * (1 - 1e-12)) return new double[] {least, most};
        double low = Math.clamp(start, least, most - length);
        return new double[] {low, low + length};
    }

    private double width() {
        return right - left;
    }

    private double height() {
        return top - bottom;
    }
}
