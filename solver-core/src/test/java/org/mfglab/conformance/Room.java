package org.mfglab.conformance;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.mfglab.formula.Formula;
import org.mfglab.formula.Parser;
import org.mfglab.formula.Scope;
import org.mfglab.grid.BoundaryCondition;
import org.mfglab.grid.Domain;
import org.mfglab.grid.Domain.Sides;
import org.mfglab.grid.Grid;
import org.mfglab.grid.Interval;
import org.mfglab.grid.Obstacle;
import org.mfglab.grid.Side;

/// The unit box with each kind of side and obstacle, in one to three dimensions.
public enum Room {
    TORUS,
    WALLS,
    /// Agents leave through the whole of two sides that meet in a corner (at both ends of a line).
    EXITS,
    DOOR,
    /// Two doors in one side, each with its cost (at both ends of a line).
    TWO_DOORS,
    /// u is given on two sides that meet in a corner.
    VALUES,
    /// An exit and a value side face each other, glued or with walls beside them.
    CHANNEL,
    PILLAR,
    PILLAR_ON_TORUS,
    /// The pillar stands in front of the door and blocks a part of it.
    PILLAR_AT_DOOR,
    /// Obstacles cut the lines of the last axis into pieces of 1, 2, 3, 64 and 65 points: on a line into islands, otherwise only beside
    /// an open aisle.
    SEGMENTS,
    /// The same on a periodic axis, where the first and the last piece are one.
    SEGMENTS_ON_TORUS;

    /// The lengths of the pieces.
    static final int[] PIECES = {1, 2, 3, 64, 65};

    /// One solid cell between two pieces.
    static final int SEGMENTED = Arrays.stream(PIECES).sum() + PIECES.length - 1;

    private static final List<List<int[]>> SIZES = List.of(
            List.of(new int[] {1}, new int[] {2}, new int[] {3}, new int[] {7}, new int[] {16}),
            List.of(new int[] {7, 5}, new int[] {1, 3}, new int[] {3, 2}, new int[] {2, 7}),
            List.of(new int[] {5, 3, 4}, new int[] {3, 2, 7}, new int[] {1, 7, 2}));
    private static final List<int[]> MASS_SIZES = List.of(new int[] {64}, new int[] {16, 12}, new int[] {7, 8, 6});
    private static final List<List<int[]>> LONG_SIZES = List.of(
            List.of(new int[] {SEGMENTED}), List.of(new int[] {3, SEGMENTED}), List.of(new int[] {2, 2, SEGMENTED}));
    private static final List<String> PILLARS = List.of("0.04 - (x - 0.3)^2", "0.04 - (x - 0.3)^2 - (y - 0.4)^2", "0.08 - (x - 0.3)^2 - (y - 0.4)^2 - (z - 0.6)^2");
    private static final List<String> ROUND = List.of("cos(2*pi*(x - 0.3)) - 0.5", "cos(2*pi*(x - 0.3)) + cos(2*pi*(y - 0.4)) - 1",
            "cos(2*pi*(x - 0.3)) + cos(2*pi*(y - 0.4)) + cos(2*pi*(z - 0.6)) - 1.5");
    private static final List<String> BLOCKS = List.of("0.02 - (x - 0.7)^2", "0.04 - (x - 0.9)^2 - (y - 0.3)^2", "0.09 - (x - 0.9)^2 - (y - 0.3)^2 - (z - 0.3)^2");

    private static final BoundaryCondition EXIT = new BoundaryCondition.Exit(formula("0.2 + 0.1*cos(t)"));
    private static final BoundaryCondition DEAR_EXIT = new BoundaryCondition.Exit(formula("0.5 - 0.1*x + 0.2*sin(t)"));
    private static final BoundaryCondition VALUE = new BoundaryCondition.Value(formula("0.3 + 0.2*cos(t)"));
    private static final BoundaryCondition OTHER_VALUE = new BoundaryCondition.Value(formula("0.2*x - 0.1*sin(t)"));

    private static Formula formula(String text) {
        return Parser.parse(text, Scope.of(1, List.of()));
    }

    /// Whether every agent that is in stays in.
    public boolean keepsAll() {
        return switch (this) {
            case EXITS, DOOR, TWO_DOORS, CHANNEL, PILLAR_AT_DOOR -> false;
            case TORUS, WALLS, VALUES, PILLAR, PILLAR_ON_TORUS, SEGMENTS, SEGMENTS_ON_TORUS -> true;
        };
    }

    /// Whether u is given on a side where no agent leaves: the transport is then not the transpose of the derivative.
    public boolean hasValues() {
        return this == VALUES || this == CHANNEL;
    }

    /// Whether all sides are open at both ends or all are closed, the same along them, without obstacles: a product of lines.
    public boolean plain() {
        return this == TORUS || this == WALLS;
    }

    /// Grids with 1, 2, 3 and 7 points along an axis; for lines in pieces, as many as these need.
    public List<int[]> sizes(int dimension) {
        return (segmented() ? LONG_SIZES : SIZES).get(dimension - 1);
    }

    /// A grid that shows what the room is.
    public int[] size(int dimension) {
        return segmented() ? sizes(dimension).getFirst() : SchemeChecks.size(dimension);
    }

    /// A grid for long runs.
    int[] mass(int dimension) {
        return segmented() ? size(dimension) : MASS_SIZES.get(dimension - 1);
    }

    boolean segmented() {
        return this == SEGMENTS || this == SEGMENTS_ON_TORUS;
    }

    public Grid grid(int dimension) {
        return Grid.of(domain(dimension), size(dimension));
    }

    public Domain domain(int d) {
        Sides[] sides = new Sides[d];
        Arrays.fill(sides, new Sides(BoundaryCondition.WALL, BoundaryCondition.WALL));
        return switch (this) {
            case TORUS -> domain(torus(d));
            case WALLS -> domain(sides);
            case EXITS -> domain(corner(sides, EXIT, DEAR_EXIT));
            case VALUES -> domain(corner(sides, VALUE, OTHER_VALUE));
            case DOOR -> domain(door(sides));
            case TWO_DOORS -> domain(d == 1 ? corner(sides, EXIT, DEAR_EXIT) : twoDoors(sides));
            case CHANNEL -> domain(channel(sides));
            case PILLAR -> domain(sides, region(PILLARS.get(d - 1), d));
            case PILLAR_ON_TORUS -> domain(torus(d), region(ROUND.get(d - 1), d));
            case PILLAR_AT_DOOR -> domain(door(sides), region(BLOCKS.get(d - 1), d));
            case SEGMENTS -> domain(sides, cuts(d));
            case SEGMENTS_ON_TORUS -> domain(torus(d), cuts(d));
        };
    }

    private static Domain domain(Sides[] sides, Obstacle... obstacles) {
        return new Domain(Collections.nCopies(sides.length, new Interval(0, 1)), Arrays.asList(sides), Arrays.asList(obstacles));
    }

    private static Sides[] torus(int d) {
        Sides[] sides = new Sides[d];
        Arrays.fill(sides, new Sides(BoundaryCondition.PERIODIC, BoundaryCondition.PERIODIC));
        return sides;
    }

    private static Sides[] corner(Sides[] sides, BoundaryCondition low, BoundaryCondition high) {
        int last = sides.length - 1;
        sides[0] = new Sides(Side.of(low), sides[0].high());
        sides[last] = new Sides(sides[last].low(), Side.of(high));
        return sides;
    }

    private static Sides[] door(Sides[] sides) {
        sides[0] = new Sides(sides[0].low(), withParts(sides.length, part(EXIT, sides.length, 0.2, 0.72)));
        return sides;
    }

    private static Sides[] twoDoors(Sides[] sides) {
        int d = sides.length;
        sides[d - 1] = new Sides(withParts(d, part(EXIT, d, 0, 0.31), part(DEAR_EXIT, d, 0.55, 0.8)), sides[d - 1].high());
        return sides;
    }

    private static Side withParts(int d, Side.Part... parts) {
        return new Side(BoundaryCondition.WALL, Arrays.asList(parts));
    }

    /// A part as wide along the first of the other axes as given, and all along the other.
    private static Side.Part part(BoundaryCondition condition, int d, double from, double to) {
        List<Interval> extent = new ArrayList<>();
        for (int k = 0; k < d - 1; k++) extent.add(k == 0 ? new Interval(from, to) : new Interval(0, 1));
        return new Side.Part(condition, extent);
    }

    private static Sides[] channel(Sides[] sides) {
        sides[0] = new Sides(EXIT, OTHER_VALUE);
        if (sides.length > 1) sides[1] = torus(1)[0];
        if (sides.length > 2) sides[2] = new Sides(BoundaryCondition.WALL, DEAR_EXIT);
        return sides;
    }

    private static Obstacle region(String text, int d) {
        return new Obstacle.Region(Parser.parse(text, Scope.space(d, List.of())));
    }

    /// One obstacle around each cell between two pieces.
    private static Obstacle[] cuts(int d) {
        List<Obstacle> cuts = new ArrayList<>();
        for (int k = 0, cell = 0; k < PIECES.length - 1; k++) {
            cell += PIECES[k];
            double h = 1.0 / SEGMENTED;
            Interval[] axes = new Interval[d];
            Arrays.fill(axes, new Interval(-0.1, 1.1));
            if (d > 1) axes[0] = new Interval(0.1, 0.6);
            axes[d - 1] = new Interval((cell - 0.25) * h, (cell + 0.75) * h);
            cuts.add(new Obstacle.Rectangle(List.of(axes)));
            cell++;
        }
        return cuts.toArray(Obstacle[]::new);
    }
}
