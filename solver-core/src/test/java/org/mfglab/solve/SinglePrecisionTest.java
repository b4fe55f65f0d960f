package org.mfglab.solve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.mfglab.conformance.TextGame;
import org.mfglab.device.Backend;
import org.mfglab.grid.Grid;
import org.mfglab.grid.TimeGrid;
import org.mfglab.grid.Trajectory;
import org.mfglab.scheme.Discretization;
import org.mfglab.scheme.LaxFriedrichs;
import org.mfglab.scheme.Scheme;
import org.mfglab.scheme.SemiLagrangian2;
import org.mfglab.scheme.SplitUpwind;
import org.mfglab.scheme.Upwind;

/// What an iteration makes of a device of single precision.
class SinglePrecisionTest {

    private static final double CLOSE = 5e-5;
    private static final double UNIT = Math.ulp(1f);

    static final List<Scheme> SCHEMES = List.of(new SplitUpwind(), new Upwind(), new LaxFriedrichs(), new SemiLagrangian2());

    private static TextGame crowd(int d) {
        return TextGame.windy(d, true).withHorizon(0.5).withViscosity(0.2);
    }

    private static Solution solve(Backend device, Solver solver, TextGame game, Scheme scheme, int... n) {
        Discretization discretization = new Discretization(Grid.of(game.domain(), n), new TimeGrid(game.horizon(), 10), scheme);
        try (device) {
            Solution solution = solver.solve(game.game(), discretization, device, SolveListener.SILENT, SolveControl.unlimited());
            return new Solution(solution.game(), solution.discretization(), copy(solution.value()), copy(solution.density()), solution.outcome(), solution.history(), solution.certificate(), 0);
        }
    }

    private static Trajectory copy(Trajectory trajectory) {
        double[][] levels = new double[trajectory.time().levels()][];
        for (int n = 0; n < levels.length; n++) levels[n] = trajectory.level(n).values();
        return Trajectory.of(trajectory.grid(), trajectory.time(), levels);
    }

    private static double apart(Trajectory a, Trajectory b) {
        double apart = 0;
        double scale = 0;
        for (int n = 0; n < a.time().levels(); n++) {
            double[] x = a.level(n).values();
            double[] y = b.level(n).values();
            for (int i = 0; i < x.length; i++) {
                apart = Math.max(apart, Math.abs(x[i] - y[i]));
                scale = Math.max(scale, Math.abs(y[i]));
            }
        }
        return apart / scale;
    }

    @ParameterizedTest
    @FieldSource("SCHEMES")
    void toleranceBelowRoundingIsMetAtTheFloor(Scheme scheme) {
        Solution exact = solve(Backend.cpu(1), Anderson.toTolerance(1e-9), crowd(2), scheme, 16, 12);
        Solution single = solve(RoundedBackend.open(), Anderson.toTolerance(1e-9), crowd(2), scheme, 16, 12);
        assertInstanceOf(Outcome.Converged.class, single.outcome(), () -> single.certificate().toString());
        assertTrue(single.history().size() <= exact.history().size());
        assertTrue(single.certificate().floor() >= 4 * UNIT / exact.discretization().time().dt(), single.certificate()::toString);
        double ratio = single.certificate().floor() / exact.certificate().floor();
        assertEquals(UNIT / Math.ulp(1.0), ratio, 1e-3 * ratio);
        assertTrue(apart(single.value(), exact.value()) < CLOSE, () -> "u " + apart(single.value(), exact.value()));
        assertTrue(apart(single.density(), exact.density()) < CLOSE, () -> "m " + apart(single.density(), exact.density()));
        assertTrue(single.certificate().exploitability() >= 0);
    }
}
