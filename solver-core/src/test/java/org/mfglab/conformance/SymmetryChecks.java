package org.mfglab.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntUnaryOperator;
import org.mfglab.formula.Formula;
import org.mfglab.formula.Parser;
import org.mfglab.formula.Scope;
import org.mfglab.grid.Grid;
import org.mfglab.grid.TimeGrid;

/// A copy of a game in other coordinates has the copy of its solution (VERIFICATION PB8 and PB9).
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

    private static Map<String, Formula> replace(int d, String... pairs) {
        Map<String, Formula> map = new HashMap<>();
        for (int k = 0; k < pairs.length; k += 2) map.put(pairs[k], Parser.parse(pairs[k + 1], Scope.of(d, List.of())));
        return map;
    }

    /// Solves a game backward and forward and its copy, and compares.
    ///
    /// @param source where the copy's value at a place stands in the original
    private static void compare(StepFactory scheme, TextGame game, Map<String, Formula> replaced, int[] n, int[] copyN, IntUnaryOperator source) {
        try (StepRun original = new StepRun(scheme, game.game(), TIME, n);
             StepRun copy = new StepRun(scheme, game.game(replaced), TIME, copyN)) {
            double[][] u = original.backward(original.resting());
            double[][] uCopy = copy.backward(copy.resting());
            double[][] m = original.forward(u, original.resting());
            double[][] mCopy = copy.forward(uCopy, copy.resting());
            for (int level = 0; level < u.length; level++) {
                assertEquals(0, Slice.distance(Slice.moved(u[level], source), uCopy[level]), TOLERANCE * Slice.magnitude(u), "value");
                assertEquals(0, Slice.distance(Slice.moved(m[level], source), mCopy[level]), TOLERANCE * Slice.magnitude(m), "density");
            }
        }
    }

    public static void reflectionIsASymmetry(StepFactory scheme) {
        for (boolean periodic : new boolean[] {true, false})
            for (int d = 1; d <= 3; d++) {
                TextGame game = TextGame.windy(d, periodic);
                int[] n = SchemeChecks.size(d);
                Grid grid = Grid.of(game.domain(), n);
                for (int axis = 0; axis < d; axis++) {
                    String name = List.of("x", "y", "z").get(axis);
                    int k = axis;
                    compare(scheme, game, replace(d, name, "1 - " + name, "p_" + name, "-p_" + name), n, n, i -> {
                        int from = grid.position(k, i);
                        int to = periodic ? (n[k] - from) % n[k] : n[k] - 1 - from;
                        return i + (to - from) * grid.stride(k);
                    });
                }
            }
    }

    public static void shiftByCellsIsASymmetry(StepFactory scheme) {
        for (int d = 1; d <= 3; d++) {
            int[] n = SchemeChecks.size(d);
            Grid grid = Grid.of(TextGame.windy(d, true).domain(), n);
            int last = d - 1;
            String name = List.of("x", "y", "z").get(last);
            compare(scheme, TextGame.windy(d, true), replace(d, name, name + " + 2/" + n[last]), n, n, i -> {
                int from = grid.position(last, i);
                return i + ((from + 2) % n[last] - from) * grid.stride(last);
            });
        }
    }

    public static void exchangeOfAxesIsASymmetryOfSums(StepFactory scheme) {
        for (boolean periodic : new boolean[] {true, false})
            compare(scheme, sums(periodic), replace(2, "x", "y", "y", "x", "p_x", "p_y", "p_y", "p_x"),
                    new int[] {6, 9}, new int[] {9, 6}, i -> i / 9 + 6 * (i % 9));
    }

    public static void quarterTurnIsASymmetryOfSums(StepFactory scheme) {
        // The copy's point (x, y) is the original's (y, 1 - x).
        for (boolean periodic : new boolean[] {true, false})
            compare(scheme, sums(periodic), replace(2, "x", "y", "y", "1 - x", "p_x", "p_y", "p_y", "-p_x"),
                    new int[] {6, 9}, new int[] {9, 6}, i -> i / 9 + 6 * (periodic ? (9 - i % 9) % 9 : 8 - i % 9));
    }

    private static TextGame sums(boolean periodic) {
        return new TextGame(2, periodic, SUMS.horizon(), SUMS.discount(), SUMS.viscosity(), SUMS.hamiltonian(), SUMS.running(), SUMS.terminal(), SUMS.initial());
    }

    /// Data that do not depend on y and z have the solution of the game on a line.
    public static void dataConstantAlongAxesGiveTheResultOnALine(StepFactory scheme) {
        for (boolean periodic : new boolean[] {true, false})
            for (int d = 2; d <= 3; d++)
                for (int axis = 0; axis < d; axis++) {
                    TextGame line = TextGame.windy(1, periodic).withViscosity(0.1);
                    String name = List.of("x", "y", "z").get(axis);
                    String others = TextGame.squareOfSlope(d).replace("0.5*p_" + name + "^2", "0");
                    TextGame flat = new TextGame(d, periodic, 1, 0, 0.1, named(line.hamiltonian(), name) + " + " + others,
                            named(line.running(), name), named(line.terminal(), name), named(line.initial(), name));
                    int[] n = {3, 3, 3};
                    n[axis] = 8;
                    alongLine(scheme, line, flat, axis, java.util.Arrays.copyOf(n, d));
                }
    }

    private static String named(String text, String axis) {
        return text.replaceAll("\\bx\\b", axis).replaceAll("\\bp_x\\b", "p_" + axis);
    }

    private static void alongLine(StepFactory scheme, TextGame line, TextGame flat, int axis, int[] n) {
        try (StepRun short1 = new StepRun(scheme, line.game(), TIME, 8); StepRun wide = new StepRun(scheme, flat.game(), TIME, n)) {
            double[][] u = short1.backward(short1.resting());
            double[][] m = short1.forward(u, short1.resting());
            double[][] uWide = wide.backward(wide.resting());
            double[][] mWide = wide.forward(uWide, wide.resting());
            for (int level = 0; level < u.length; level++)
                for (int i = 0; i < wide.grid.size(); i++) {
                    assertEquals(u[level][wide.grid.position(axis, i)], uWide[level][i], TOLERANCE * Slice.magnitude(u), "value");
                    assertEquals(m[level][wide.grid.position(axis, i)], mWide[level][i], TOLERANCE * Slice.magnitude(m), "density");
                }
        }
    }

    /// A sum of games on lines has the sum of their values and the product of their densities.
    public static void sumsOfGamesSeparate(StepFactory scheme) {
        for (boolean periodic : new boolean[] {true, false}) {
            TextGame first = new TextGame(1, periodic, 0.4, 0, 0.05, "0.5*p_x^2 + (0.4*sin(2*pi*x) + 0.3*t)*p_x + 0.2*cos(2*pi*x)",
                    "0.3*cos(2*pi*x)*(1 + t)", "0.3*sin(2*pi*x)", "1 + 0.5*sin(2*pi*x)");
            TextGame second = new TextGame(1, periodic, 0.4, 0, 0.05, "0.8*p_x^2 - 0.6*cos(2*pi*x)*p_x", "0.2*sin(2*pi*x)", "-0.2*cos(4*pi*x)", "1 + 0.3*cos(2*pi*x + 1)");
            TextGame both = new TextGame(2, periodic, 0.4, 0, 0.05, first.hamiltonian() + " + " + named(second.hamiltonian(), "y"),
                    first.running() + " + " + named(second.running(), "y"), first.terminal() + " + " + named(second.terminal(), "y"),
                    "(" + first.initial() + ")*(" + named(second.initial(), "y") + ")");
            try (StepRun a = new StepRun(scheme, first.game(), TIME, 6); StepRun b = new StepRun(scheme, second.game(), TIME, 7);
                 StepRun ab = new StepRun(scheme, both.game(), TIME, 6, 7)) {
                separate(a, b, ab);
            }
        }
    }

    private static void separate(StepRun a, StepRun b, StepRun ab) {
        double[][] ua = a.backward(a.resting());
        double[][] ub = b.backward(b.resting());
        double[][] u = ab.backward(ab.resting());
        double[][] ma = a.forward(ua, a.resting());
        double[][] mb = b.forward(ub, b.resting());
        double[][] m = ab.forward(u, ab.resting());
        for (int n = 0; n < u.length; n++)
            for (int i = 0; i < ab.grid.size(); i++) {
                assertEquals(ua[n][i % 6] + ub[n][i / 6], u[n][i], TOLERANCE, "value");
                assertEquals(ma[n][i % 6] * mb[n][i / 6], m[n][i], TOLERANCE * 10, "density");
            }
    }
}
