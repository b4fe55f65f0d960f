package org.mfglab.verify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.mfglab.device.Backend;
import org.mfglab.device.Buffer;
import org.mfglab.grid.Grid;
import org.mfglab.grid.TimeGrid;
import org.mfglab.grid.Trajectory;
import org.mfglab.scheme.BellmanStep;
import org.mfglab.scheme.LaxFriedrichs;
import org.mfglab.scheme.Scheme;
import org.mfglab.scheme.SplitUpwind;
import org.mfglab.scheme.Upwind;

/// What the schemes solve is what brute force solves, and the certifier passes it: every boundary, coupling and Hamiltonian.
class SchemesCertifiedTest {

    static List<DenseGames.Case> cases() {
        return DenseGames.CASES;
    }

    private static Scheme scheme(Equations equations) {
        return switch (equations) {
            case Equations.Split() -> new SplitUpwind();
            case Equations.Upwind() -> new Upwind(0);
            case Equations.LaxFriedrichs(List<Double> theta) -> new LaxFriedrichs(theta, 0);
        };
    }

    @ParameterizedTest
    @MethodSource("cases")
    void schemesSolveTheEquations(DenseGames.Case game) {
        DenseGame.Pair pair = game.pair();
        Grid grid = pair.dense().grid;
        TimeGrid time = DenseGames.TIME;
        try (Backend backend = Backend.cpu(1)) {
            BellmanStep step = scheme(game.equations()).on(game.game(), grid, time, backend);
            Buffer[] u = new Buffer[time.levels()];
            Buffer[] m = new Buffer[time.levels()];
            for (int n = 0; n < m.length; n++) {
                u[n] = backend.allocate(grid.size());
                m[n] = backend.allocate(grid.size());
                m[n].write(pair.m()[n]);
            }
            step.terminal(m[time.steps()], u[time.steps()]);
            for (int n = time.steps() - 1; n >= 0; n--) step.backward(n, u[n + 1], m[n + 1], u[n]);
            Buffer[] moved = m.clone();
            for (int n = 0; n < time.steps(); n++) {
                moved[n + 1] = backend.allocate(grid.size());
                step.at(n, u[n + 1], m[n + 1], u[n]).transport(step.withSource(n, moved[n]), moved[n + 1]);
            }
            double[][] values = read(u, grid);
            double[][] densities = read(moved, grid);
            Certificate certificate = Certifier.certify(game.game(), game.equations(), Trajectory.of(grid, time, values), Trajectory.of(grid, time, densities), 0, 0);
            assertTrue(certificate.hjb() < 1e-11 && certificate.fokkerPlanck() < 1e-11 && certificate.massError() < 1e-14, certificate::toString);
            for (int n = 0; n < m.length; n++)
                for (int i = 0; i < grid.size(); i++) {
                    assertEquals(pair.u()[n][i], values[n][i], 1e-11);
                    assertEquals(pair.m()[n][i], densities[n][i], 1e-11);
                }
        }
    }

    private static double[][] read(Buffer[] levels, Grid grid) {
        double[][] values = new double[levels.length][grid.size()];
        for (int n = 0; n < levels.length; n++) levels[n].read(values[n]);
        return values;
    }
}
