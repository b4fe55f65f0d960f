package org.mfglab.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntUnaryOperator;
import org.mfglab.grid.BoundaryCondition;
import org.mfglab.grid.Domain;
import org.mfglab.grid.Interval;
import org.mfglab.grid.TimeGrid;

/// A copy of a game in other coordinates has the copy of its solution (VERIFICATION PB8 and PB9), with its doors and pillars.
///
/// `fd_split` treats the axes in the order x, y, z, so an exchange of axes is a symmetry only where the stages commute: for
/// sums `a(x) + b(y)` with winds along their own axes, and densities that are products. For these it is exact to rounding.
public final class SymmetryChecks {

    private static final TimeGrid TIME = new TimeGrid(0.4, 4);
    private static final double TOLERANCE = 1e-12;

    /// Commutes stage by stage.
    private static final TextGame SUMS = new TextGame(2, true, 0.4, 0.2, 0.05,
            "0.5*p_x^2 + (0.4*sin(2*pi*x) + 0.3*t)*p_x + 0.8*p_y^2 - 0.6*cos(2*pi*y)*p_y + 0.2*cos(2*pi*x)",
            "0.3*cos(2*pi*x)*(1 + t) + 0.2*sin(2*pi*y)", "0.3*sin(2*pi*x) - 0.2*cos(4*pi*y)", "(1 + 0.5*sin(2*pi*x))*(1 + 0.3*cos(2*pi*y + 1))");

    private SymmetryChecks() { }

    /// Solves a game backward and forward and its copy, and compares.
    private static void compare(Candidate candidate, Place place, TextGame game, Motion motion) {
        int[] n = place.n();
        StepFactory scheme = candidate.scheme().within(1);
        try (StepRun original = new StepRun(scheme, game.game(), TIME, n);
             StepRun copy = new StepRun(scheme, motion.copy(game, n), TIME, motion.size(n))) {
            double[][] u = original.backward(original.resting());
            double[][] uCopy = copy.backward(copy.resting());
            double[][] m = original.forward(u, original.resting());
            double[][] mCopy = copy.forward(uCopy, copy.resting());
            double bar = bar(candidate, original);
            IntUnaryOperator source = cell -> motion.source(original.grid, copy.grid, cell);
            for (int level = 0; level < u.length; level++) {
                assertEquals(0, Slice.distance(Slice.moved(u[level], source), uCopy[level]), bar * Slice.magnitude(u), () -> "value in " + place);
                assertEquals(0, Slice.distance(Slice.moved(m[level], source), mCopy[level]), bar * Slice.magnitude(m), () -> "density in " + place);
            }
        }
    }

    /// The large viscosity of Lax and Friedrichs makes the systems of long lines so stiff that the copy is solved with another rounding.
    private static double bar(Candidate candidate, StepRun run) {
        return candidate.central() ? Math.max(TOLERANCE, candidate.rounding(1, run.stiffness(1))) : TOLERANCE;
    }

    /// The games whose copies are compared: a rich one, and one of each other kind of Hamiltonian.
    private static List<TextGame> games(Candidate candidate, Place place) {
        TextGame rich = TextGame.rich(place.domain());
        if (place.dimension() != 2) return List.of(rich);
        List<TextGame> games = new java.util.ArrayList<>(List.of(rich));
        for (Candidate.Shape shape : candidate.more()) games.add(rich.withHamiltonian(shape.hamiltonian(2)));
        return games;
    }

    public static void reflectionIsASymmetry(Candidate candidate) {
        for (Place place : Place.ofEachRoom(candidate))
            for (TextGame game : games(candidate, place))
                for (int axis = 0; axis < place.dimension(); axis++) compare(candidate, place, game, Motion.mirror(place.dimension(), axis));
    }

    public static void shiftByCellsIsASymmetry(Candidate candidate) {
        for (Place place : Place.ofEachRoom(candidate)) {
            // An obstacle given by a formula of one period moves round a torus; one given by its ends does not.
            if (place.room() != Room.TORUS && place.room() != Room.PILLAR_ON_TORUS) continue;
            for (TextGame game : games(candidate, place))
                for (int axis = 0; axis < place.dimension(); axis++) compare(candidate, place, game, Motion.shift(place.dimension(), axis, 2));
        }
    }

    public static void exchangeOfAxesIsASymmetry(Candidate candidate) {
        for (Place place : exchanged(candidate)) {
            if (place.room().plain()) compare(candidate, place, SUMS.withDomain(place.domain()), Motion.exchange(2, 0, 1));
            if (!candidate.split()) for (TextGame game : games(candidate, place)) compare(candidate, place, game, Motion.exchange(2, 0, 1));
        }
        if (!candidate.split()) {
            Place cube = new Place(Room.PILLAR_AT_DOOR, 5, 3, 4);
            if (candidate.treats(cube)) compare(candidate, cube, TextGame.rich(cube.domain()), Motion.exchange(3, 0, 2));
        }
    }

    public static void quarterTurnIsASymmetry(Candidate candidate) {
        for (Place place : exchanged(candidate)) {
            if (place.room().plain()) compare(candidate, place, SUMS.withDomain(place.domain()), Motion.quarterTurn(2));
            if (!candidate.split()) for (TextGame game : games(candidate, place)) compare(candidate, place, game, Motion.quarterTurn(2));
        }
    }

    private static List<Place> exchanged(Candidate candidate) {
        return candidate.rooms().stream().filter(room -> !room.segmented()).map(room -> new Place(room, 6, 9)).toList();
    }

    /// Data that do not depend on y and z have the solution of the game on a line, with its exits, values and obstacles.
    public static void dataConstantAlongAxesGiveTheResultOnALine(Candidate candidate) {
        for (Room room : candidate.rooms()) {
            if (room.segmented()) continue;
            for (int d = 2; d <= 3; d++)
                for (int axis = 0; axis < d; axis++) {
                    TextGame line = TextGame.windy(room.domain(1)).withViscosity("0.1*(1 + 0.5*sin(2*pi*x))").withSource("0.2 + 0.1*sin(2*pi*x)");
                    String name = List.of("x", "y", "z").get(axis);
                    String others = TextGame.squareOfSlope(d).replace("0.5*p_" + name + "^2", "0");
                    TextGame flat = new TextGame(wide(line.domain(), d, axis), 1, 0, named(line.viscosity(), name), named(line.hamiltonian(), name) + " + " + others,
                            named(line.running(), name), named(line.terminal(), name), named(line.source(), name), named(line.initial(), name));
                    int[] n = {3, 3, 3};
                    n[axis] = 8;
                    alongLine(candidate, line, flat, axis, Arrays.copyOf(n, d));
                }
        }
    }

    private static String named(String text, String axis) {
        return text.replaceAll("\\bx\\b", axis).replaceAll("\\bp_x\\b", "p_" + axis);
    }

    /// A line as one axis of a box, with walls round the other axes.
    private static Domain wide(Domain line, int d, int axis) {
        Motion onto = Motion.exchange(d, 0, axis);
        Domain.Sides[] sides = new Domain.Sides[d];
        Arrays.fill(sides, new Domain.Sides(BoundaryCondition.WALL, BoundaryCondition.WALL));
        sides[0] = new Domain.Sides(line.sides().getFirst().low().base(), line.sides().getFirst().high().base());
        if (!line.sides().getFirst().high().parts().isEmpty())
            sides[0] = new Domain.Sides(line.sides().getFirst().low().base(), line.sides().getFirst().high().parts().getFirst().condition());
        Domain box = new Domain(java.util.Collections.nCopies(d, new Interval(0, 1)), List.of(sides), line.obstacles());
        return onto.domain(box, onto.symbols(new int[] {1, 1, 1}));
    }

    private static void alongLine(Candidate candidate, TextGame line, TextGame flat, int axis, int[] n) {
        try (StepRun narrow = new StepRun(candidate.scheme(), line.game(), TIME, 8); StepRun wide = new StepRun(candidate.scheme(), flat.game(), TIME, n)) {
            double[][] u = narrow.backward(narrow.resting());
            double[][] m = narrow.forward(u, narrow.resting());
            double[][] uWide = wide.backward(wide.resting());
            double[][] mWide = wide.forward(uWide, wide.resting());
            for (int level = 0; level < u.length; level++)
                for (int i = 0; i < wide.grid.size(); i++) {
                    assertEquals(u[level][wide.grid.position(axis, i)], uWide[level][i], TOLERANCE * Slice.magnitude(u), "value");
                    assertEquals(m[level][wide.grid.position(axis, i)], mWide[level][i], TOLERANCE * Slice.magnitude(m), "density");
                }
        }
    }

    /// A sum of games on lines has the sum of their values; and the product of their densities where the axes are solved one after the
    /// other.
    public static void sumsOfGamesSeparate(Candidate candidate) {
        for (boolean periodic : new boolean[] {true, false}) {
            TextGame first = new TextGame(1, periodic, 0.4, 0, 0.05, "0.5*p_x^2 + (0.4*sin(2*pi*x) + 0.3*t)*p_x + 0.2*cos(2*pi*x)",
                    "0.3*cos(2*pi*x)*(1 + t)", "0.3*sin(2*pi*x)", "1 + 0.5*sin(2*pi*x)");
            TextGame second = new TextGame(1, periodic, 0.4, 0, 0.05, "0.8*p_x^2 - 0.6*cos(2*pi*x)*p_x", "0.2*sin(2*pi*x)", "-0.2*cos(4*pi*x)", "1 + 0.3*cos(2*pi*x + 1)");
            TextGame both = new TextGame(2, periodic, 0.4, 0, 0.05, first.hamiltonian() + " + " + named(second.hamiltonian(), "y"),
                    first.running() + " + " + named(second.running(), "y"), first.terminal() + " + " + named(second.terminal(), "y"),
                    "(" + first.initial() + ")*(" + named(second.initial(), "y") + ")");
            try (StepRun a = new StepRun(candidate.scheme(), first.game(), TIME, 6); StepRun b = new StepRun(candidate.scheme(), second.game(), TIME, 7);
                 StepRun ab = new StepRun(candidate.scheme(), both.game(), TIME, 6, 7)) {
                separate(a, b, ab, candidate.split());
            }
        }
    }

    private static void separate(StepRun a, StepRun b, StepRun ab, boolean densities) {
        double[][] ua = a.backward(a.resting());
        double[][] ub = b.backward(b.resting());
        double[][] u = ab.backward(ab.resting());
        double[][] ma = a.forward(ua, a.resting());
        double[][] mb = b.forward(ub, b.resting());
        double[][] m = ab.forward(u, ab.resting());
        for (int n = 0; n < u.length; n++)
            for (int i = 0; i < ab.grid.size(); i++) {
                assertEquals(ua[n][i % 6] + ub[n][i / 6], u[n][i], TOLERANCE, "value");
                if (densities) assertEquals(ma[n][i % 6] * mb[n][i / 6], m[n][i], TOLERANCE * 10, "density");
            }
    }
}
