package org.mfglab.convergence;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.mfglab.exact.ColeHopfGame;
import org.mfglab.exact.ExactGame;
import org.mfglab.exact.LinearQuadraticGame;
import org.mfglab.exact.ManufacturedGames;
import org.mfglab.exact.ScoreGame;
import org.mfglab.scheme.SemiLagrangian;

/// `semi_lagrangian` on games whose costs do not see m, or see it through a kernel: errors of the order of `dt + h^2/dt` (E1, E3, E6, E8).
class CharacteristicsTest {

    /// Of the maximum norms and of the integrals.
    private static final double[] LEAST_ORDERS = {0.8, 0.85, 0.8, 0.85};

    private static FallingError of(String name, ExactGame game, Errors.Weight weight, double stepsPerCell, int... n) {
        return new FallingError(name + ", semi-Lagrangian", game, new SemiLagrangian(), weight, stepsPerCell, n);
    }

    static List<FallingError> cases() {
        return List.of(of("Cole-Hopf 1-D", ColeHopfGame.threeModes(1), Errors.UNIFORM, 0.5, 32, 64, 128, 256),
                of("Cole-Hopf 2-D", ColeHopfGame.threeModes(2), Errors.UNIFORM, 0.5, 32, 48, 64),
                of("harmonic 1-D", LinearQuadraticGame.harmonic(), Errors.BY_DENSITY, 0.125, 64, 128, 256, 512),
                of("nonlocal 1-D", ManufacturedGames.of(1, ManufacturedGames.Sides.TORUS, ManufacturedGames.Motion.QUAD, ManufacturedGames.Cost.NONLOCAL),
                        Errors.UNIFORM, 0.5, 32, 64, 128, 256),
                of("score model 1-D", ScoreGame.twoModes(), Errors.WHERE_DENSE, 0.25, 64, 128, 256, 512));
    }

    /// With more axes, where it takes minutes.
    static List<FallingError> wideCases() {
        return List.of(of("Cole-Hopf 3-D", ColeHopfGame.threeModes(3), Errors.UNIFORM, 0.5, 16, 20, 24),
                of("linear-quadratic 2-D", LinearQuadraticGame.swirl(), Errors.BY_DENSITY, 0.125, 48, 64, 96),
                of("linear-quadratic 3-D", LinearQuadraticGame.spatialReversion(), Errors.BY_DENSITY, 0.125, 24, 32, 40),
                of("score model 2-D", ScoreGame.broad(), Errors.WHERE_DENSE, 0.25, 64, 96, 128));
    }

    @Tag("slow")
    @ParameterizedTest
    @MethodSource("wideCases")
    void errorFallsInSpace(FallingError one) {
        errorFallsLikeTheSpacing(one);
    }

    @Tag("thorough")
    @Test
    void scoreModelInSpaceFalls() {
        of("score model 3-D", ScoreGame.broadInSpace(), Errors.WHERE_DENSE, 0.125, 24, 32, 40).hasOrders(0.8, 0.85, 0.7, 0.85);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void errorFallsLikeTheSpacing(FallingError one) {
        one.hasOrders(LEAST_ORDERS);
    }
}
