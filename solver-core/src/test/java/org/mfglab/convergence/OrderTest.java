package org.mfglab.convergence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.mfglab.exact.ColeHopfGame;
import org.mfglab.exact.LinearQuadratic;
import org.mfglab.exact.LinearQuadraticGame;
import org.mfglab.exact.MovingTorusGame;

/// The scheme `fd_split` is of first order in `h + dt` in every dimension: with `dt` tied to `h`, the error falls like `h`.
class OrderTest {

    /// Between which numbers the orders of the last pairs of grids must lie.
    ///
    /// @param pairs counted from the finest; -1 for all
    /// @param low   for each of [Errors#NAMES]
    /// @param high  for all; beyond it the error is one of cancellation
    private record Bar(int pairs, double[] low, double high) {

        /// First order, on all pairs.
        static final Bar FIRST = new Bar(-1, new double[] {0.85, 0.85, 0.85, 0.85}, 1.3);

        /// Boxes of 16 standard deviations resolve the density on their finer grids only.
        static final Bar GAUSSIAN = new Bar(2, new double[] {0.9, 0.9, 0.9, 0.9}, 1.3);

        /// The grids that 3-D affords are not fine enough for the maximum norm of the density: it need only fall.
        static final Bar GAUSSIAN_IN_3D = new Bar(2, new double[] {0.9, 0.9, 0.5, 0.9}, 1.3);

        void check(Study study, List<Study.Row> rows) {
            int first = pairs < 0 ? 1 : rows.size() - pairs;
            for (int k = first; k < rows.size(); k++) {
                double[] orders = rows.get(k).orders(rows.get(k - 1));
                for (int i = 0; i < orders.length; i++) {
                    String what = "%s: the order of %s from n = %d to %d is %.3f".formatted(study, Errors.NAMES.get(i), rows.get(k - 1).n(), rows.get(k).n(), orders[i]);
                    assertTrue(orders[i] >= low[i] && orders[i] <= high, what);
                }
            }
        }
    }

    static Stream<Study> tori() {
        return Stream.of(
                torus("E2 moving torus 1-D", 1, 1, 64, 128, 256, 512),
                torus("E2 moving torus 2-D", 2, 1, 16, 32, 64),
                coleHopf("E3 Cole-Hopf 1-D", 1, 32, 64, 128, 256),
                coleHopf("E3 Cole-Hopf 2-D", 2, 16, 32, 64, 128));
    }

    static Stream<Study> toriIn3D() {
        return Stream.of(torus("E2 moving torus 3-D", 3, 1.0 / 3, 24, 36, 54), coleHopf("E3 Cole-Hopf 3-D", 3, 32, 48, 72));
    }

    static Stream<Study> linearQuadratic() {
        return Stream.of(
                gaussian("E1 harmonic 1-D", LinearQuadraticGame.harmonic(), 1, 64, 128, 256, 512),
                gaussian("E1 mean reversion 1-D", LinearQuadraticGame.meanReversion(), 1, 64, 128, 256, 512),
                gaussian("E1 attraction to the mean 1-D", LinearQuadraticGame.attractionToMean(), 1, 64, 128, 256, 512),
                gaussian("E1 journey 2-D", journey(2), 0.5, 36, 54, 81, 122, 183));
    }

    @ParameterizedTest
    @MethodSource("tori")
    void errorOnTheTorusFallsLikeTheSpacing(Study study) {
        Bar.FIRST.check(study, study.run());
    }

    @Tag("slow")
    @ParameterizedTest
    @MethodSource("toriIn3D")
    void errorOnTheTorusIn3DFallsLikeTheSpacing(Study study) {
        Bar.FIRST.check(study, study.run());
    }

    @ParameterizedTest
    @MethodSource("linearQuadratic")
    void errorOfGaussiansInABoxFallsLikeTheSpacing(Study study) {
        Bar.GAUSSIAN.check(study, study.run());
    }

    @Tag("slow")
    @Test
    void errorOfAGaussianInABoxIn3DFallsLikeTheSpacing() {
        Study study = gaussian("E1 journey 3-D", journey(3), 0.25, 36, 54, 81);
        Bar.GAUSSIAN_IN_3D.check(study, study.run());
    }

    /// The scheme in 1-D is the scheme of Achdou and Capuzzo-Dolcetta, whose errors here were computed with a code of its own.
    @ParameterizedTest
    @MethodSource("anchors")
    void errorsAreThoseOfTheReferenceCode(Anchor anchor) {
        Errors errors = Errors.of(ExactProblem.of(anchor.game).solve(anchor.n, anchor.n / 2), anchor.game, Errors.UNIFORM);
        assertEquals(anchor.valueMax, errors.valueMax(), anchor.tolerance * anchor.valueMax);
        assertEquals(anchor.densityMean, errors.densityMean(), anchor.tolerance * anchor.densityMean);
    }

    /// Two errors of a reference code, with as many digits as are known.
    private record Anchor(ColeHopfGame game, int n, double valueMax, double densityMean, double tolerance) {}

    static Stream<Anchor> anchors() {
        return Stream.of(new Anchor(ColeHopfGame.threeModes(1), 256, 7.85e-4, 5.67e-3, 0.01), new Anchor(ColeHopfGame.threeModes(2), 64, 1.4e-3, 1.52e-2, 0.02));
    }

    private static Study coleHopf(String name, int d, int... n) {
        return new Study(name, ColeHopfGame.threeModes(d), Errors.UNIFORM, 0.5, n);
    }

    /// `nu = 0.2`, where the first order shows on coarser grids than with the 0.3 of the golden numbers.
    private static Study torus(String name, int d, double stepsPerCell, int... n) {
        MovingTorusGame game = d == 1 ? MovingTorusGame.golden(1) : MovingTorusGame.of(d, 0.2, 0.7, d == 2 ? 0.5 : 0.25, 0.35);
        return new Study(name, game, Errors.UNIFORM, stepsPerCell, n);
    }

    private static Study gaussian(String name, LinearQuadraticGame game, double stepsPerCell, int... n) {
        return new Study(name, game, Errors.BY_DENSITY, stepsPerCell, n);
    }

    /// A population that travels, so that no slope changes its sign where it lives.
    private static LinearQuadraticGame journey(int d) {
        return new LinearQuadraticGame(new LinearQuadratic("journey", d).viscosity(0.2).horizon(0.5).running(new double[] {0.05}, 0.1)
                .terminal(new double[] {0.05}, -10).logarithm(0.1, 0).initial(new double[] {1}, 0));
    }
}
