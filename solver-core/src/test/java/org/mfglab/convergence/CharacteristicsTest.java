package org.mfglab.convergence;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.mfglab.exact.ColeHopfGame;
import org.mfglab.exact.ExactGame;
import org.mfglab.exact.LinearQuadraticGame;
import org.mfglab.exact.ManufacturedGames;
import org.mfglab.exact.ScoreGame;
import org.mfglab.scheme.SemiLagrangian;
import org.mfglab.solve.Solution;
import org.mfglab.verify.Certificate;

/// `semi_lagrangian` on games whose costs do not see m, or see it through a kernel: errors of the order of `dt + h^2/dt` (E1, E3, E6, E8). Where feet stand between points changes from grid to grid,
/// so the order is that between the first grid and the last.
class CharacteristicsTest {

    /// Of the maximum norms and of the integrals.
    private static final double[] LEAST_ORDERS = {0.8, 0.85, 0.8, 0.85};

    /// @param stepsPerCell `nt = n stepsPerCell`
    private record Case(String name, ExactGame game, Errors.Weight weight, double stepsPerCell, int... n) {
        @Override
        public String toString() {
            return name;
        }
    }

    static List<Case> cases() {
        return List.of(new Case("Cole-Hopf 1-D, semi-Lagrangian", ColeHopfGame.threeModes(1), Errors.UNIFORM, 0.5, 32, 64, 128, 256),
                new Case("Cole-Hopf 2-D, semi-Lagrangian", ColeHopfGame.threeModes(2), Errors.UNIFORM, 0.5, 32, 48, 64),
                new Case("harmonic 1-D, semi-Lagrangian", LinearQuadraticGame.harmonic(), Errors.BY_DENSITY, 0.125, 64, 128, 256, 512),
                new Case("nonlocal 1-D, semi-Lagrangian", ManufacturedGames.of(1, ManufacturedGames.Sides.TORUS, ManufacturedGames.Motion.QUAD, ManufacturedGames.Cost.NONLOCAL),
                        Errors.UNIFORM, 0.5, 32, 64, 128, 256),
                new Case("score model 1-D, semi-Lagrangian", ScoreGame.twoModes(), Errors.WHERE_DENSE, 0.25, 64, 128, 256, 512));
    }

    /// With more axes, where it takes minutes.
    static List<Case> wideCases() {
        return List.of(new Case("Cole-Hopf 3-D, semi-Lagrangian", ColeHopfGame.threeModes(3), Errors.UNIFORM, 0.5, 16, 20, 24),
                new Case("linear-quadratic 2-D, semi-Lagrangian", LinearQuadraticGame.swirl(), Errors.BY_DENSITY, 0.125, 48, 64, 96),
                new Case("linear-quadratic 3-D, semi-Lagrangian", LinearQuadraticGame.spatialReversion(), Errors.BY_DENSITY, 0.125, 24, 32, 40),
                new Case("score model 2-D, semi-Lagrangian", ScoreGame.broad(), Errors.WHERE_DENSE, 0.25, 64, 96, 128));
    }

    @Tag("slow")
    @ParameterizedTest
    @MethodSource("wideCases")
    void errorFallsInSpace(Case one) {
        errorFallsLikeTheSpacing(one);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void errorFallsLikeTheSpacing(Case one) {
        ExactProblem problem = ExactProblem.of(one.game).by(new SemiLagrangian());
        List<Study.Row> rows = new ArrayList<>();
        for (int n : one.n) {
            int nt = (int) Math.round(n * one.stepsPerCell);
            Solution solution = problem.solve(n, nt);
            certified(solution.certificate());
            rows.add(new Study.Row(n, nt, Errors.of(solution, one.game, one.weight)));
        }
        String table = Study.text(one.name, rows);
        Table.write(one.name, table);
        double[] orders = rows.getLast().orders(rows.getFirst());
        for (int i = 0; i < orders.length; i++) assertTrue(orders[i] >= LEAST_ORDERS[i], "the order of %s is %.3f%n%s".formatted(Errors.NAMES.get(i), orders[i], table));
    }

    /// What a certifier finds that searches for all moves afresh; nobody gains by leaving.
    private static void certified(Certificate certificate) {
        assertTrue(certificate.hjb() < 1e-8 && certificate.fokkerPlanck() < 1e-8 && certificate.massError() < 1e-13 && certificate.densityMin() >= 0
                && Math.abs(certificate.exploitability()) < 1e-12, certificate::toString);
    }
}
