package org.mfglab.convergence;

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

/// `semi_lagrangian_2` on games with smooth solutions, with dt proportional to h: order 2 (E1, E3, E6, and a crowd that costs log m), with and without wind, on a torus and between walls.
class SecondOrderTest {

    private static final double LEAST_ORDER = 1.8;

    private static FallingError of(String name, ExactGame game, Errors.Weight weight, double stepsPerCell, int... n) {
        return new FallingError(name + ", second order", game, new SemiLagrangian2(), weight, stepsPerCell, n);
    }

    static List<FallingError> cases() {
        return List.of(of("Cole-Hopf 1-D", ColeHopfGame.threeModes(1), Errors.UNIFORM, 0.5, 32, 64, 128, 256),
                of("Cole-Hopf 2-D", ColeHopfGame.threeModes(2), Errors.UNIFORM, 0.5, 32, 48, 64),
                of("harmonic 1-D", LinearQuadraticGame.harmonic(), Errors.BY_DENSITY, 0.25, 64, 128, 256, 512),
                of("linear-quadratic 2-D", LinearQuadraticGame.swirl(), Errors.BY_DENSITY, 0.25, 48, 64, 96),
                of("score model 1-D", ScoreGame.twoModes(), Errors.BY_DENSITY, 0.5, 64, 128, 256),
                of("moving crowd 1-D", MovingTorusGame.golden(1), Errors.UNIFORM, 1, 64, 128, 256));
    }

    static List<FallingError> wideCases() {
        return List.of(of("linear-quadratic 3-D", LinearQuadraticGame.spatialReversion(), Errors.BY_DENSITY, 0.125, 16, 32));
    }

    @Tag("slow")
    @ParameterizedTest
    @MethodSource("wideCases")
    void errorFallsInSpace(FallingError one) {
        errorFallsLikeTheSquareOfTheSpacing(one);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void errorFallsLikeTheSquareOfTheSpacing(FallingError one) {
        one.hasOrders(LEAST_ORDER, LEAST_ORDER, LEAST_ORDER, LEAST_ORDER);
    }
}
