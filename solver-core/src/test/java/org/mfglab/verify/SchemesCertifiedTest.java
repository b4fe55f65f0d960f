package org.mfglab.verify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
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
import org.mfglab.scheme.SemiLagrangian;
import org.mfglab.scheme.SemiLagrangian2;
import org.mfglab.scheme.SplitUpwind;
import org.mfglab.scheme.Upwind;

/// What the schemes solve is what brute force solves, and the certifier passes it: every boundary, coupling and Hamiltonian.
class SchemesCertifiedTest {

    private static final TimeGrid TIME = DenseGames.TIME;

    static List<DenseGames.Case> cases() {
        return DenseGames.CASES;
    }

    private static Scheme scheme(Equations equations) {
        return switch (equations) {
            case Equations.Split() -> new SplitUpwind();
            case Equations.Upwind() -> new Upwind(0);
            case Equations.LaxFriedrichs(List<Double> theta) -> new LaxFriedrichs(theta, 0);
            case Equations.SemiLagrangian2() -> new SemiLagrangian2();
            case Equations.SemiLagrangian() -> new SemiLagrangian();
        };
    }

    @ParameterizedTest
    @MethodSource("cases")
    void schemesSolveTheEquations(DenseGames.Case game) {
        DenseGame.Pair pair = game.pair();
        Grid grid = pair.dense().grid;
        try (Backend backend = Backend.cpu(1)) {
            Solved solved = solve(backend, game, pair);
            Certificate certificate = solved.certificate(game);
            assertTrue(certificate.hjb() < 1e-11 && certificate.fokkerPlanck() < 1e-11 && certificate.massError() < 1e-14, certificate::toString);
            for (int n = 0; n < TIME.levels(); n++)
                for (int i = 0; i < grid.size(); i++) {
                    assertEquals(pair.u()[n][i], solved.values()[n][i], 1e-11);
                    assertEquals(pair.m()[n][i], solved.densities()[n][i], 1e-11);
                }
        }
    }

    /// One backward and one forward sweep.
    private record Solved(BellmanStep step, Grid grid, Buffer[] u, Buffer[] m) {

        double[][] values() {
            return read(u, grid);
        }

        double[][] densities() {
            return read(m, grid);
        }

        Certificate certificate(DenseGames.Case game) {
            return Certifier.certify(game.game(), game.equations(), Trajectory.of(grid, TIME, values()), Trajectory.of(grid, TIME, densities()), 0, 0);
        }
    }

    /// @param seen whose density the costs see
    private static Solved solve(Backend backend, DenseGames.Case game, DenseGame.Pair seen) {
        Grid grid = seen.dense().grid;
        BellmanStep step = scheme(game.equations()).on(game.game(), grid, TIME, backend);
        Buffer[] u = new Buffer[TIME.levels()];
        Buffer[] m = new Buffer[TIME.levels()];
        for (int n = 0; n < m.length; n++) {
            u[n] = backend.allocate(grid.size());
            m[n] = backend.allocate(grid.size());
            m[n].write(seen.m()[n]);
        }
        step.terminal(m[TIME.steps()], u[TIME.steps()]);
        for (int n = TIME.steps() - 1; n >= 0; n--) step.backward(n, u[n + 1], m, u[n]);
        Buffer[] moved = m.clone();
        for (int n = 0; n < TIME.steps(); n++) {
            moved[n + 1] = backend.allocate(grid.size());
            step.at(n, u[n + 1], m, u[n]).transport(step.withSource(n, moved[n]), moved[n + 1]);
        }
        return new Solved(step, grid, u, moved);
    }

    /// The policy of another terminal cost costs its own population more than the best one costs the best: by the exploitability, which counts
    /// those who enter and what is paid at exits.
    @Test
    void exploitabilityIsTheDifferenceOfTwoSocialCosts() {
        for (Equations equations : List.of(new Equations.Split(), new Equations.Upwind())) {
            var texts = new DenseGames.Texts(DenseGames.openHall(), "0.5*norm(p)^2 + 0.3*p_x").source("0.5 + x*t");
            DenseGames.Case game = DenseGames.of(texts.costs("cos(3*x)", "x*y"), equations);
            DenseGames.Case other = DenseGames.of(texts.costs("cos(3*x)", "1 - y"), equations);
            try (Backend backend = Backend.cpu(1)) {
                Solved best = solve(backend, game, game.pair());
                Solved worse = solve(backend, other, other.pair());
                double gain = Exploitability.of(best.step, backend, best.grid, TIME, worse.u, worse.m);
                assertTrue(gain > 0.05, () -> "the policies differ by " + gain);
                assertEquals(worse.certificate(game).cost().total() - best.certificate(game).cost().total(), gain, 1e-12);
            }
        }
    }

    private static double[][] read(Buffer[] levels, Grid grid) {
        double[][] values = new double[levels.length][grid.size()];
        for (int n = 0; n < levels.length; n++) levels[n].read(values[n]);
        return values;
    }
}
