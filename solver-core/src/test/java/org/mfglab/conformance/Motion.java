package org.mfglab.conformance;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.mfglab.formula.Formula;
import org.mfglab.formula.Parser;
import org.mfglab.formula.Scope;
import org.mfglab.game.MeanFieldGame;
import org.mfglab.grid.BoundaryCondition;
import org.mfglab.grid.Domain;
import org.mfglab.grid.Domain.Sides;
import org.mfglab.grid.Grid;
import org.mfglab.grid.Interval;
import org.mfglab.grid.Obstacle;
import org.mfglab.grid.Side;

/// A motion of the unit box onto itself: coordinate k of a game becomes coordinate `axis[k]` of its copy, mirrored where `mirrored[k]`
/// says so, or moved on by some cells on a torus.
///
/// @param axis     a permutation
/// @param mirrored at the middle of the box
/// @param cells    by how many cells the copy lags behind along each coordinate of the game
record Motion(int[] axis, boolean[] mirrored, int[] cells) {

    private static final List<String> NAMES = List.of("x", "y", "z");

    static Motion mirror(int dimension, int along) {
        Motion motion = identity(dimension);
        motion.mirrored[along] = true;
        return motion;
    }

    static Motion shift(int dimension, int along, int cells) {
        Motion motion = identity(dimension);
        motion.cells[along] = cells;
        return motion;
    }

    /// The exchange of two axes.
    static Motion exchange(int dimension, int first, int second) {
        Motion motion = identity(dimension);
        motion.axis[first] = second;
        motion.axis[second] = first;
        return motion;
    }

    /// A turn by 90 degrees in the plane of x and y.
    static Motion quarterTurn(int dimension) {
        Motion motion = exchange(dimension, 0, 1);
        motion.mirrored[1] = true;
        return motion;
    }

    private static Motion identity(int dimension) {
        int[] axis = new int[dimension];
        for (int k = 0; k < dimension; k++) axis[k] = k;
        return new Motion(axis, new boolean[dimension], new int[dimension]);
    }

    /// The sizes of the copy's grid.
    int[] size(int[] n) {
        int[] size = new int[n.length];
        for (int k = 0; k < n.length; k++) size[axis[k]] = n[k];
        return size;
    }

    MeanFieldGame copy(TextGame game, int[] n) {
        Map<String, Formula> symbols = symbols(n);
        return game.game(symbols, domain(game.domain(), symbols));
    }

    /// What stands for the symbols of the game in the copy.
    Map<String, Formula> symbols(int[] n) {
        Map<String, Formula> symbols = new HashMap<>();
        Scope scope = Scope.of(axis.length, List.of());
        for (int k = 0; k < axis.length; k++) {
            String name = NAMES.get(axis[k]);
            String place = mirrored[k] ? "1 - " + name : name + " + " + cells[k] + "/" + n[k];
            symbols.put(NAMES.get(k), Parser.parse(place, scope));
            symbols.put("p_" + NAMES.get(k), Parser.parse((mirrored[k] ? "-p_" : "p_") + name, scope));
        }
        return symbols;
    }

    Domain domain(Domain domain, Map<String, Formula> symbols) {
        Sides[] sides = new Sides[axis.length];
        for (int k = 0; k < axis.length; k++) {
            Side low = side(domain.sides().get(k).low(), k, symbols);
            Side high = side(domain.sides().get(k).high(), k, symbols);
            sides[axis[k]] = mirrored[k] ? new Sides(high, low) : new Sides(low, high);
        }
        return new Domain(domain.axes(), List.of(sides), domain.obstacles().stream().map(obstacle -> obstacle(obstacle, symbols)).toList());
    }

    private Side side(Side side, int normal, Map<String, Formula> symbols) {
        List<Side.Part> parts = new ArrayList<>();
        for (Side.Part part : side.parts()) {
            Interval[] intervals = new Interval[axis.length];
            for (int k = 0, other = 0; k < axis.length; k++) if (k != normal) intervals[axis[k]] = interval(part.extent().get(other++), k);
            List<Interval> extent = new ArrayList<>();
            for (Interval interval : intervals) if (interval != null) extent.add(interval);
            parts.add(new Side.Part(condition(part.condition(), symbols), extent));
        }
        return new Side(condition(side.base(), symbols), parts);
    }

    private Interval interval(Interval interval, int k) {
        return mirrored[k] ? new Interval(1 - interval.high(), 1 - interval.low()) : interval;
    }

    private static BoundaryCondition condition(BoundaryCondition condition, Map<String, Formula> symbols) {
        return switch (condition) {
            case BoundaryCondition.Periodic _, BoundaryCondition.Wall _ -> condition;
            case BoundaryCondition.Exit(Formula cost) -> new BoundaryCondition.Exit(cost.substitute(symbols));
            case BoundaryCondition.Value(Formula value) -> new BoundaryCondition.Value(value.substitute(symbols));
        };
    }

    private Obstacle obstacle(Obstacle obstacle, Map<String, Formula> symbols) {
        return switch (obstacle) {
            case Obstacle.Region(Formula formula) -> new Obstacle.Region(formula.substitute(symbols));
            case Obstacle.Rectangle(List<Interval> extent) -> {
                Interval[] moved = new Interval[axis.length];
                for (int k = 0; k < moved.length; k++) moved[axis[k]] = interval(extent.get(k), k);
                yield new Obstacle.Rectangle(List.of(moved));
            }
            case Obstacle.Ellipse _, Obstacle.Polygon _, Obstacle.Mask _ -> throw new IllegalArgumentException("Nobody moved this yet: " + obstacle);
        };
    }

    /// The cell of the game that a cell of the copy shows.
    int source(Grid game, Grid copy, int cell) {
        int source = 0;
        for (int k = 0; k < axis.length; k++) {
            int n = game.n(k);
            int position = copy.position(axis[k], cell);
            int from = !mirrored[k] ? (position + cells[k]) % n : game.periodic(k) ? (n - position) % n : n - 1 - position;
            source += from * game.stride(k);
        }
        return source;
    }
}
