package org.mfglab.workbench.figure;

import java.util.Objects;

/// One coordinate of a picture: what is shown, and where the nodes of the values lie.
///
/// Node `i` lies at `first + i step`, `i = 0 .. count-1`; the picture shows `[from, to]`.
///
/// @param name      what is measured, for example `x`
/// @param unit      its unit; empty where it has none
/// @param from      the lower end of what is shown
/// @param to        the upper end of what is shown
/// @param first     the coordinate of node 0
/// @param step      the distance of neighbouring nodes
/// @param count     the number of nodes
/// @param periodic  whether node `count` is node 0 again
public record Axis(String name, String unit, double from, double to, double first, double step, int count, boolean periodic) {

    /// @throws IllegalArgumentException when nothing would be shown or no node is left
    public Axis {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(unit, "unit");
        if (!(from < to) || !Double.isFinite(to - from)) {
            throw new IllegalArgumentException(("The axis '%s' must run from a smaller to a larger finite number, not from %s to %s."
                    + " Maybe the two ends are exchanged.").formatted(name, from, to));
        }
        if (count < 1 || !(step > 0)) {
            throw new IllegalArgumentException(("The axis '%s' must have at least one node and a positive step, not %d nodes with step %s."
                    + " Maybe the values are missing.").formatted(name, count, step));
        }
    }

    /// `count` cells over `[from, to]`, with the nodes at the cell centres.
    public static Axis cells(String name, String unit, double from, double to, int count) {
        double step = (to - from) / count;
        return new Axis(name, unit, from, to, from + step / 2, step, count, false);
    }

    /// A periodic axis: nodes `from + i (to - from)/count`, and node `count` is node 0.
    public static Axis periodic(String name, String unit, double from, double to, int count) {
        return new Axis(name, unit, from, to, from, (to - from) / count, count, true);
    }

    /// Nodes on both ends and in equal steps between them, as time levels are.
    public static Axis levels(String name, String unit, double from, double to, int count) {
        return new Axis(name, unit, from, to, from, (to - from) / Math.max(1, count - 1), count, false);
    }

    /// The name, with the unit in brackets where there is one.
    public String label() {
        return label(name, unit);
    }

    static String label(String name, String unit) {
        return unit.isEmpty() ? name : name + " [" + unit + "]";
    }

    /// The same nodes, of which only those between two coordinates are seen.
    public Axis between(double low, double high) {
        return new Axis(name, unit, low, high, first, step, count, periodic);
    }

    /// The coordinate of a node; `i` need not lie in `0 .. count-1`.
    double node(double i) {
        return first + i * step;
    }

    /// The node nearest to a coordinate, around the period or at the ends.
    int nearest(double coordinate) {
        int i = (int) Math.floor((coordinate - first) / step + 0.5);
        return periodic ? Math.floorMod(i, count) : Math.clamp(i, 0, count - 1);
    }
}
