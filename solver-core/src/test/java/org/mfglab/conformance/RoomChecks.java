package org.mfglab.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.mfglab.formula.Formula;
import org.mfglab.grid.BoundaryCondition;
import org.mfglab.grid.Domain;
import org.mfglab.grid.Interval;
import org.mfglab.grid.TimeGrid;
import org.mfglab.scheme.LaxFriedrichs;

/// What sides and obstacles do, against numbers that can be worked out by hand (MATH 3.2).
public final class RoomChecks {

    private static final TimeGrid TIME = new TimeGrid(0.5, 5);

    private RoomChecks() { }

    /// One cell of width 1 with something on its left and a wall on its right.
    private static TextGame cell(BoundaryCondition left, double nu, String hamiltonian) {
        Domain domain = new Domain(List.of(new Interval(0, 1)), List.of(new Domain.Sides(left, BoundaryCondition.WALL)));
        return new TextGame(domain, 0.5, 0, "" + nu, hamiltonian, "0.3", "0", "0", "1");
    }

    /// Exit and value stand half a cell away: the slope below is `b = 2 (u - c)`, and where it drives agents out (b > 0) moving costs
    /// `b^2/2`, so that `u - uNext - 0.3 dt + dt (2 nu (u - c) + max(b,0)^2/2) = 0`. The scheme with central slopes is asked without H: its
    /// own viscosity adds `dt theta/2 b`.
    public static void givenValuesStandHalfACellAway(Candidate candidate) {
        for (double c : new double[] {-0.4, 0.9})
            // The price is asked for on the side, at x = 0.
            for (BoundaryCondition side : new BoundaryCondition[] {new BoundaryCondition.Exit(price(c)), new BoundaryCondition.Value(price(c))})
                for (double nu : new double[] {0, 0.7}) {
                    try (StepRun run = new StepRun(candidate.scheme(), cell(side, nu, candidate.central() ? "0" : "0.5*p_x^2").game(), TIME, 1)) {
                        givenHalfACellAway(candidate, run, c, nu);
                    }
                }
    }

    private static Formula price(double c) {
        return Formula.constant(c).plus(Formula.symbol("x"));
    }

    private static void givenHalfACellAway(Candidate candidate, StepRun run, double c, double nu) {
        double dt = TIME.dt();
        StepRun.Point point = run.at(2, new double[] {0.5}, new double[] {1});
        // With w = u - c: 2 dt w^2 + (1 + 2 nu dt) w - r = 0 for w > 0, without the square for w < 0.
        double r = 0.5 + 0.3 * dt - c;
        double theta = run.step().scheme() instanceof LaxFriedrichs lax ? lax.theta().getFirst() : 0;
        double linear = 1 + (2 * nu + theta) * dt;
        double moving = candidate.central() ? 0 : 2 * dt;
        double w = r > 0 && moving > 0 ? (Math.sqrt(linear * linear + 4 * moving * r) - linear) / (2 * moving) : r / linear;
        assertEquals(c + w, point.u()[0], 1e-14, "value");
        double leak = linear - 1 + 2 * moving * Math.max(w, 0);
        assertEquals(1 / (1 + leak), point.derivative(new double[] {1})[0], 1e-14, "derivative");
        StepRun.Moved moved = point.transport(new double[] {3});
        assertEquals(run.hasExits() ? 3 / (1 + leak) : 3, moved.m()[0], 1e-14, "density");
        assertEquals(run.hasExits() ? 3 * leak / (1 + leak) : 0, moved.left(), 1e-14, "what left");
    }

    /// Beside a peak the slopes fall off on both sides of both axes: with `u = 1` in one cell of a torus, `a = -1/h`, `b = 1/h` there, and a short
    /// step without viscosity takes `dt psi(R)` off, `R^2 = 2/h_x^2 + 2/h_y^2`; in the cell before, `b = 0` and `a = 1/h` count as nothing.
    public static void slopesOfAllSidesMakeOneLength(Candidate candidate) {
        if (!candidate.more().contains(Candidate.Shape.RADIAL) || candidate.central()) return;
        double dt = 1e-8;
        TextGame game = TextGame.windy(2, true).withHamiltonian("0.7*norm(p)^1.5").withViscosity(0).withCosts("0", "0").withHorizon(dt);
        try (StepRun run = new StepRun(candidate.scheme(), game.game(), new TimeGrid(dt, 1), 7, 5)) {
            double[] u = new double[35];
            u[16] = 1;
            double[] change = Slice.plus(u, -1, run.backward(0, u, run.initial()));
            for (int i = 0; i < 35; i++) assertEquals(i == 16 ? dt * 0.7 * Math.pow(2 * 49 + 2 * 25, 0.75) : 0, change[i], 1e-3 * dt, "cell " + i);
        }
    }

    /// An agent beside a door leaves, one beside the wall next to it does not: of an agent in one cell a short step takes the coupling to the door
    /// out, `2 dt nu/h^2` where the price is too high to walk, and nothing elsewhere.
    public static void agentsLeaveThroughDoorsOnly(Candidate candidate) {
        double dt = 1e-7;
        for (Room room : new Room[] {Room.DOOR, Room.TWO_DOORS, Room.PILLAR_AT_DOOR}) {
            TextGame game = TextGame.windy(room.domain(2)).withHamiltonian(candidate.central() ? "0" : TextGame.squareOfSlope(2)).withCosts("0", "0").withViscosity(0.3).withHorizon(dt);
            try (StepRun run = new StepRun(candidate.scheme(), game.game(), new TimeGrid(dt, 1), 7, 9)) {
                double theta = run.step().scheme() instanceof LaxFriedrichs lax ? lax.theta().getFirst() : 0;
                StepRun.Point point = run.at(0, new double[63], run.initial());
                for (int i = 0; i < 63; i++) {
                    double[] m = new double[63];
                    m[i] = 1;
                    int axis = room == Room.TWO_DOORS ? 1 : 0;
                    double h = run.grid.h(axis);
                    double rate = run.grid.solid(i) || !atDoor(room, run.grid.position(0, i), run.grid.position(1, i)) ? 0 : dt * (2 * 0.3 / (h * h) + theta / h);
                    assertEquals(rate, point.transport(m).left(), 1e-3 * dt, "what left cell " + i + " of " + room);
                }
            }
        }
    }

    /// Whether a cell of the grid 7 x 9 lies at a door: the last column from 0.2 to 0.72, or the first row to 0.31 and from 0.55 to 0.8.
    private static boolean atDoor(Room room, int i, int j) {
        return room == Room.TWO_DOORS ? j == 0 && (i < 2 || i == 4 || i == 5) : i == 6 && j >= 2 && j <= 5;
    }

    /// An obstacle is a wall: every piece of a line behaves as a line of its own.
    public static void piecesBetweenObstaclesAreLinesOfTheirOwn(Candidate candidate) {
        for (Room room : new Room[] {Room.SEGMENTS, Room.SEGMENTS_ON_TORUS}) {
            TextGame rich = TextGame.rich(room.domain(1));
            TextGame game = rich.withCosts(TextGame.windy(1, true).running(), rich.terminal()).withHorizon(0.5);
            try (StepRun whole = new StepRun(candidate.scheme().within(2), game.game(), TIME, Room.SEGMENTED)) {
                SplittableRandom random = new SplittableRandom(6);
                double[] uNext = whole.rough(random, 1);
                double[] m = whole.cut(random.doubles(Room.SEGMENTED, 0, 2).toArray());
                StepRun.Point point = whole.at(2, uNext, m);
                double[] u = point.u();
                double[] moved = point.transport(m).m();
                // On a torus the last piece goes on with the first.
                boolean torus = room == Room.SEGMENTS_ON_TORUS;
                for (int k = torus ? 1 : 0, first = torus ? Room.PIECES[0] + 1 : 0; k < Room.PIECES.length; first += Room.PIECES[k++] + 1)
                    piece(candidate, game, torus, first, Room.PIECES[k] + (torus && k == Room.PIECES.length - 1 ? Room.PIECES[0] : 0), new double[][] {uNext, m, u, moved});
            }
        }
    }

    private static void piece(Candidate candidate, TextGame game, boolean torus, int first, int n, double[][] whole) {
        double h = 1.0 / Room.SEGMENTED;
        double low = (first - (torus ? 0.5 : 0)) * h;
        double[][] part = Arrays.stream(whole).map(slice -> Slice.moved(new double[n], slice, i -> (first + i) % Room.SEGMENTED)).toArray(double[][]::new);
        StepFactory scheme = candidate.scheme().within(2);
        try (StepRun run = new StepRun(scheme, game.withDomain(Domain.box(new Interval(low, low + n * h))).game(), TIME, n)) {
            StepRun.Point point = run.at(2, part[0], part[1]);
            double bar = 1e-12 + candidate.rounding(1, run.stiffness(1));
            assertEquals(0, Slice.distance(part[2], point.u()), bar, () -> "value on a piece of " + n);
            assertEquals(0, Slice.distance(part[3], point.transport(part[1]).m()), 4 * bar, () -> "density on a piece of " + n);
        }
    }

    /// Carried by a wind b, a straight value `u = x` falls by `b dt` in a step, but near the wall at the lee side; with a viscosity of the
    /// scheme's own, in the middle.
    public static void straightValueIsCarriedByTheWind(Candidate candidate) {
        TextGame game = TextGame.windy(2, false).withViscosity(0).withHorizon(0.5).withHamiltonian("0.4*p_x + 0.3*p_y").withCosts("0", "0");
        try (StepRun run = new StepRun(candidate.scheme(), game.game(), TIME, 96, 80)) {
            double[] u = new double[run.grid.size()];
            for (int i = 0; i < u.length; i++) u[i] = run.grid.point(i)[0] + 2 * run.grid.point(i)[1];
            double[] after = run.backward(0, u, run.initial());
            int cell = candidate.central() ? 48 + 40 * 96 : u.length - 1;
            assertEquals(u[cell] - 0.1 * (0.4 + 2 * 0.3), after[cell], candidate.central() ? 1e-3 : 1e-9);
        }
    }

    /// In a box of one cell nobody can move: the agent stands against the wind b at the cost `L(0) = b^2/2`.
    public static void standingAgainstTheWindCosts(Candidate candidate) {
        for (double wind : new double[] {0.8, -0.8}) {
            TextGame game = TextGame.windy(1, false).withViscosity(0).withHorizon(0.5).withHamiltonian("0.5*p_x^2 + (%s)*p_x".formatted(wind)).withCosts("0", "0");
            try (StepRun run = new StepRun(candidate.scheme(), game.game(), TIME, 1)) {
                assertEquals(0.5 * 0.32, run.backward(run.resting())[0][0], 1e-14);
            }
            try (StepRun run = new StepRun(candidate.scheme(), game.game(), TIME, 4)) {
                double[] u = run.backward(4, new double[4], run.initial());
                int wall = wind > 0 ? 0 : 3;
                assertTrue(u[wall] > 5e-3, "no cost at the wall that the wind blows at");
                if (!candidate.central()) assertTrue(u[3 - wall] < 0.05 * u[wall], "drifting with the wind is free until the wall is reached");
            }
        }
    }
}
