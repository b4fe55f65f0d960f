package org.mfglab.convergence;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.mfglab.exact.ExactGame;
import org.mfglab.exact.ManufacturedGames;
import org.mfglab.scheme.Scheme;
import org.mfglab.scheme.SplitUpwind;
import org.mfglab.scheme.Upwind;
import org.mfglab.solve.Anderson;
import org.mfglab.solve.Solution;

/// E8: solutions made first, with sources that make them solutions: on the torus, between walls, with exits, with a wind at the walls, with
/// varying viscosity and round an obstacle; with congestion, powers of the slope and nonlocal costs. With `dt` tied to h all errors fall like h.
class ManufacturedOrderTest {

    private static final double LOW = 0.85;
    private static final double HIGH = 1.3;
    private static final double MASS = 1e-12;
    private static final Anderson SOLVER = new Anderson(5, 1, 1e-9, 200);

    /// Far below the errors of the grids that 3-D affords.
    private static final Anderson SOLVER_IN_3D = new Anderson(5, 1, 1e-7, 200);

    /// One game on growing grids; obstacles lie along their cells on multiples of 12.
    ///
    /// @param stepsPerCell `dt = h/stepsPerCell`
    /// @param pairs        of grids that must show the order, counted from the finest
    private record Case(ExactGame game, Scheme scheme, int stepsPerCell, int pairs, Anderson solver, int... n) {

        Case(ExactGame game, Scheme scheme, int... n) {
            this(game, scheme, 1, n.length - 1, SOLVER, n);
        }

        @Override
        public String toString() {
            return game.name() + ", " + scheme.key();
        }
    }

    static Stream<Case> onTheLine() {
        return games(1).map(game -> new Case(game, new Upwind(), 96, 192, 384));
    }

    /// A power of the slope with `F = m^2` and winds at the walls come into the first order on finer grids than the others.
    static Stream<Case> inThePlane() {
        return games(2).map(game -> new Case(game, new Upwind(), inThePlane(game.name())));
    }

    private static int[] inThePlane(String name) {
        if (name.contains("obstacle")) return new int[] {48, 96};
        return name.matches("mms 2 (torus pow m2|wind)") ? new int[] {64, 96, 144} : new int[] {48, 64, 96};
    }

    static Stream<Case> inThePlaneOneAxisAfterTheOther() {
        return games(2).filter(game -> game.name().matches("mms 2 torus (quad|cong) (m2|log)")).map(game -> new Case(game, new SplitUpwind(), 48, 72, 108));
    }

    /// The density of the torus bends most, and its maximum norm shows the first order from 48 points on. Not among them: walls with a
    /// wind, where it does not yet on grids that fit (docs/verification.md).
    ///
    /// Modes decay like `exp(-12 nu pi^2 t)` in 3-D; with `dt = h/4` steps resolve that on these grids, with `dt = h` they do not.
    static Stream<Case> inSpace() {
        return Stream.of(inSpace("torus quad (m2|log)", 32, 48, 64), inSpace("torus quad nonlocal", 40, 56), inSpace("(torus cong|neumann quad|dirichlet quad) m2", 24, 32, 48))
                .flatMap(cases -> cases);
    }

    private static Stream<Case> inSpace(String games, int... n) {
        return games(3).filter(game -> game.name().matches("mms 3 " + games)).map(game -> new Case(game, new SplitUpwind(), 4, 1, SOLVER_IN_3D, n));
    }

    private static Stream<ExactGame> games(int d) {
        return ManufacturedGames.all().stream().filter(game -> game.dimension() == d);
    }

    @ParameterizedTest
    @MethodSource("onTheLine")
    void errorOnTheLineFallsLikeTheSpacing(Case one) {
        check(one);
    }

    @Tag("slow")
    @ParameterizedTest
    @MethodSource({"inThePlane", "inThePlaneOneAxisAfterTheOther"})
    void errorInThePlaneFallsLikeTheSpacing(Case one) {
        check(one);
    }

    @Tag("slow")
    @ParameterizedTest
    @MethodSource("inSpace")
    void errorInSpaceFallsLikeTheSpacing(Case one) {
        check(one);
    }

    private static void check(Case one) {
        ExactProblem problem = ExactProblem.of(one.game).by(one.scheme).with(one.solver);
        List<Study.Row> rows = new ArrayList<>();
        for (int n : one.n) {
            int nt = (int) Math.round(n * one.stepsPerCell * one.game.horizon());
            Solution solution = problem.solve(n, nt);
            rows.add(new Study.Row(n, nt, Errors.of(solution, one.game, Errors.UNIFORM)));
            assertTrue(solution.certificate().massError() <= MASS, () -> "%s: the mass error is %s".formatted(one, solution.certificate().massError()));
        }
        Table.write(one.toString(), Study.text(one.toString(), rows));
        for (int k = rows.size() - one.pairs; k < rows.size(); k++) {
            double[] orders = rows.get(k).orders(rows.get(k - 1));
            for (int i = 0; i < orders.length; i++)
                assertTrue(orders[i] >= LOW && orders[i] <= HIGH, "%s: the order of %s from n = %d to %d is %.3f".formatted(one, Errors.NAMES.get(i),
                        rows.get(k - 1).n(), rows.get(k).n(), orders[i]));
        }
    }
}
