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
import org.mfglab.exact.MovingTorusGame;
import org.mfglab.exact.ScoreGame;
import org.mfglab.scheme.SemiLagrangian2;
import org.mfglab.solve.Solution;
import org.mfglab.verify.Certificate;

/// `semi_lagrangian_2` on games with smooth solutions, with dt proportional to h: order 2 (E1, E3, E6, and a crowd that costs log m), with and without wind, on a torus and between walls.
class SecondOrderTest {

    private static final double LEAST_ORDER = 1.8;

    /// @param stepsPerCell `nt = n stepsPerCell`
    private record Case(String name, ExactGame game, Errors.Weight weight, double stepsPerCell, int... n) {
        @Override
        public String toString() {
            return name;
        }
    }

    static List<Case> cases() {
        return List.of(new Case("Cole-Hopf 1-D, second order", ColeHopfGame.threeModes(1), Errors.UNIFORM, 0.5, 32, 64, 128, 256),
                new Case("Cole-Hopf 2-D, second order", ColeHopfGame.threeModes(2), Errors.UNIFORM, 0.5, 32, 48, 64),
                new Case("harmonic 1-D, second order", LinearQuadraticGame.harmonic(), Errors.BY_DENSITY, 0.25, 64, 128, 256, 512),
                new Case("linear-quadratic 2-D, second order", LinearQuadraticGame.swirl(), Errors.BY_DENSITY, 0.25, 48, 64, 96),
                new Case("score model 1-D, second order", ScoreGame.twoModes(), Errors.BY_DENSITY, 0.5, 64, 128, 256),
                new Case("moving crowd 1-D, second order", MovingTorusGame.golden(1), Errors.UNIFORM, 1, 64, 128, 256));
    }

    static List<Case> wideCases() {
        return List.of(new Case("linear-quadratic 3-D, second order", LinearQuadraticGame.spatialReversion(), Errors.BY_DENSITY, 0.125, 16, 32));
    }

    @Tag("slow")
    @ParameterizedTest
    @MethodSource("wideCases")
    void errorFallsInSpace(Case one) {
        errorFallsLikeTheSquareOfTheSpacing(one);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void errorFallsLikeTheSquareOfTheSpacing(Case one) {
        ExactProblem problem = ExactProblem.of(one.game).by(new SemiLagrangian2());
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
        for (int i = 0; i < orders.length; i++) assertTrue(orders[i] >= LEAST_ORDER, "the order of %s is %.3f%n%s".formatted(Errors.NAMES.get(i), orders[i], table));
    }

    private static void certified(Certificate certificate) {
        assertTrue(certificate.hjb() < 1e-8 && certificate.fokkerPlanck() < 1e-8 && certificate.massError() < 1e-12 && certificate.densityMin() >= 0
                && Math.abs(certificate.exploitability()) < 1e-8, certificate::toString);
    }
}
