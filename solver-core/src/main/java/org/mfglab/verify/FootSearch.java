package org.mfglab.verify;

import java.util.Arrays;
import org.mfglab.grid.Grid;
import org.mfglab.grid.TimeGrid;

/// The best move from one cell, searched for afresh: from the slopes on both sides, along one axis after the other, piece by piece of the broken
/// line that the value is along it. What is not straight, near obstacles and sides where u is given, is closed in by sections.
final class FootSearch {

    private static final int MOST_ROUNDS = 200;
    private static final double STRAIGHT = 1e-13;
    private static final double APART = 0.5;

    /// How far a line is searched in the first round, in cells; later as far as the last round moved, and as much again.
    private static final double FIRST = 1.5;
    private static final double LEAST_REACH = 0.4;
    private static final double TINY = 1e-12;
    private static final double GOLDEN = 0.5 * (3 - Math.sqrt(5));

    private final Grid grid;
    private final Faces faces;
    private final PlainFoot foot;
    private final PlainMotion motion;
    private final double dt;
    private final int d;
    private final double[] noise;
    private final double[] moves;
    private final double[] best;
    private double bestTotal;
    private int cell;
    private double[] u;
    private double[][] given;
    private double gain;
    private double used;
    private double value;
    private double lowest;
    private double lowestAt;
    private final double[] ends = new double[32];
    /// Whether nothing stops a foot anywhere.
    private final boolean simple;

    FootSearch(Grid grid, TimeGrid time, Faces faces, PlainMotion motion) {
        this.grid = grid;
        this.faces = faces;
        this.motion = motion;
        this.dt = time.dt();
        this.d = grid.dimension();
        this.foot = new PlainFoot(grid, faces);
        this.noise = new double[d];
        this.moves = new double[d];
        this.best = new double[d];
        this.simple = grid.domain().obstacles().isEmpty() && grid.domain().sides().stream().noneMatch(ends -> ends.low().driven() || ends.high().driven());
    }

    double[] moves() {
        return best;
    }

    double[] noise() {
        return noise;
    }

    /// @param given u on driven sides, by face and cell
    /// @param gain  what is paid per unit of time wherever one goes
    /// @return the least cost; the moves are those of [#moves]
    double least(int cell, double nu, double[] u, double[][] given, double gain) {
        this.cell = cell;
        this.u = u;
        this.given = given;
        this.gain = gain;
        for (int k = 0; k < d; k++) noise[k] = Math.sqrt(2 * d * nu * dt) / grid.h(k);
        bestTotal = Double.POSITIVE_INFINITY;
        for (int k = 0; k < d; k++) moves[k] = move(k, 0.5 * (slope(k, false) + slope(k, true)));
        descend();
        if (!kinked()) return bestTotal;
        for (int way = 0; way < 1 << d; way++) {
            for (int k = 0; k < d; k++) moves[k] = move(k, slope(k, (way >> k & 1) == 1));
            descend();
        }
        return bestTotal;
    }

    /// Whether the slopes on both sides lead to places that are not neighbours.
    private boolean kinked() {
        for (int k = 0; k < d; k++) if (Math.abs(move(k, slope(k, true)) - move(k, slope(k, false))) > APART) return true;
        return false;
    }

    private double move(int axis, double slope) {
        return motion.velocity(axis, slope) * dt / grid.h(axis);
    }

    private double slope(int axis, boolean above) {
        int face = 2 * axis + (above ? 1 : 0);
        int beyond = faces.beyond(cell, face);
        double rise = beyond >= 0 ? (u[beyond] - u[cell]) / grid.h(axis) : beyond == Faces.CLOSED ? 0 : 2 * (given[face][cell] - u[cell]) / grid.h(axis);
        return above ? rise : -rise;
    }

    private void descend() {
        double reach = FIRST;
        for (int round = 0; round < MOST_ROUNDS; round++) {
            double change = 0;
            for (int k = 0; k < d; k++) {
                double before = moves[k];
                line(k, reach);
                change = Math.max(change, Math.abs(moves[k] - before));
            }
            if (change < 1e-13) break;
            reach = Math.min(FIRST, Math.max(2 * change, LEAST_REACH));
        }
        double total = total();
        if (total < bestTotal) {
            bestTotal = total;
            System.arraycopy(moves, 0, best, 0, d);
        }
    }

    /// The mean of u over the feet; counts the time that they used.
    private double value() {
        double sum = 0;
        used = 0;
        boolean still = noise[0] == 0;
        int count = still ? 1 : 2 * d;
        for (int f = 0; f < count; f++) {
            foot.go(cell, moves, f / 2, still ? 0 : f % 2 == 0 ? -noise[f / 2] : noise[f / 2]);
            for (int c = 0; c < foot.cells; c++) sum += foot.weight[c] * u[foot.cell[c]];
            for (int g = 0; g < foot.gates; g++) sum += foot.gateWeight[g] * given[foot.gateFace[g]][foot.gateCell[g]];
            used += foot.used;
        }
        used /= count;
        return sum / count;
    }

    private double velocityCost() {
        double sum = 0;
        for (int k = 0; k < d; k++) sum += motion.cost(k, moves[k] * grid.h(k) / dt);
        return sum;
    }

    private double total() {
        value = value();
        return value + dt * used * (velocityCost() + gain);
    }

    /// Goes to the lowest place of a line.
    ///
    /// @param reach how far it is searched both ways
    private void line(int axis, double reach) {
        double start = moves[axis];
        if (motion.velocity(axis, -1) == motion.velocity(axis, 1)) return;
        lowest = total();
        lowestAt = start;
        double bottom = Double.NaN;
        int count = ends(axis, start, reach);
        at(axis, ends[0]);
        double valueBelow = value;
        boolean wholeBelow = used == 1;
        for (int i = 1; i < count; i++) {
            double a = ends[i - 1], b = ends[i];
            at(axis, b);
            double valueAbove = value;
            boolean wholeAbove = used == 1;
            if (b - a > TINY) {
                boolean straight = simple || wholeBelow && wholeAbove && straight(axis, a, b, valueBelow, valueAbove);
                if (!straight) section(axis, a, b);
                else {
                    double stop = move(axis, (valueAbove - valueBelow) / (b - a) / grid.h(axis));
                    if (stop > a && stop < b) {
                        at(axis, stop);
                        // Rounding hides the bottom of the piece in which one stands.
                        if (a <= start && start <= b) bottom = stop;
                    }
                }
            }
            valueBelow = valueAbove;
            wholeBelow = wholeAbove;
        }
        moves[axis] = lowestAt == start && !Double.isNaN(bottom) ? bottom : lowestAt;
    }

    private boolean straight(int axis, double a, double b, double valueA, double valueB) {
        at(axis, a + 0.5 * (b - a));
        return used == 1 && Math.abs(value - 0.5 * (valueA + valueB)) <= STRAIGHT * (1 + Math.abs(valueA) + Math.abs(valueB));
    }

    /// The total at a place of a line; remembers the lowest.
    private double at(int axis, double move) {
        moves[axis] = move;
        double total = total();
        if (total < lowest) {
            lowest = total;
            lowestAt = move;
        }
        return total;
    }

    /// Where the pieces of a line end: at the planes through the cells, and, where feet may be stopped, at those of the faces.
    private int ends(int axis, double start, double reach) {
        int count = 0;
        ends[count++] = start - reach;
        double pitch = simple ? 1 : 0.5;
        for (int way = -1; way <= 1; way++) {
            double base = grid.position(axis, cell) + way * noise[axis];
            for (double plane = Math.ceil((base + start - reach) / pitch); plane < (base + start + reach) / pitch; plane++) ends[count++] = pitch * plane - base;
            if (noise[axis] == 0) break;
        }
        ends[count++] = start + reach;
        Arrays.sort(ends, 0, count);
        return count;
    }

    /// Closes in on the lowest place between two.
    private void section(int axis, double a, double b) {
        double low = a;
        double high = b;
        double inner = a + GOLDEN * (b - a);
        double outer = b - GOLDEN * (b - a);
        double atInner = at(axis, inner);
        double atOuter = at(axis, outer);
        while (high - low > 1e-9) {
            if (atInner < atOuter) {
                high = outer;
                outer = inner;
                atOuter = atInner;
                inner = low + GOLDEN * (high - low);
                atInner = at(axis, inner);
            } else {
                low = inner;
                inner = outer;
                atInner = atOuter;
                outer = high - GOLDEN * (high - low);
                atOuter = at(axis, outer);
            }
        }
    }
}
