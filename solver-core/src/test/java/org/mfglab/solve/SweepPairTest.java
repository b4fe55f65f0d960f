package org.mfglab.solve;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.mfglab.conformance.TextGame;
import org.mfglab.device.Backend;
import org.mfglab.grid.Grid;
import org.mfglab.grid.TimeGrid;
import org.mfglab.scheme.Discretization;
import org.mfglab.scheme.LaxFriedrichs;
import org.mfglab.scheme.Scheme;
import org.mfglab.scheme.SemiLagrangian2;
import org.mfglab.scheme.SplitUpwind;
import org.mfglab.scheme.Upwind;

class SweepPairTest {

    private static final TextGame GAME = TextGame.windy(2, false).withHorizon(0.5).withViscosity(0.2);

    private static Discretization on(Scheme scheme) {
        return new Discretization(Grid.of(GAME.domain(), 9, 8), new TimeGrid(0.5, 4), scheme);
    }

    /// Picard's iteration without damping is nothing else.
    @Test
    void pairsAreTheIterationsOfASolve() {
        for (Scheme scheme : List.of(new SplitUpwind(), new Upwind(), new LaxFriedrichs(), new SemiLagrangian2()))
            try (Backend backend = Backend.cpu(1); Backend other = Backend.cpu(2)) {
                SweepPair pair = new SweepPair(GAME.game(), on(scheme), backend);
                for (int k = 0; k < 3; k++) pair.run();
                Solution solution = Anderson.picard(1, 1e-15, 3).solve(GAME.game(), on(scheme), other, SolveListener.SILENT, SolveControl.unlimited());
                for (int level = 0; level <= 4; level++) assertArrayEquals(solution.value().level(level).values(), pair.value().level(level).values(), scheme.key());
            }
    }

    @Test
    void valuesThatDoNotStayFiniteAreSaid() {
        try (Backend backend = Backend.cpu(1)) {
            TextGame game = TextGame.windy(2, false).withCosts("0", "1/(x - x)");
            SweepPair pair = new SweepPair(game.game(), on(new SplitUpwind()), backend);
            assertTrue(assertThrows(ArithmeticException.class, pair::run).getMessage().startsWith("The value is not finite at time level 4, cell 0."));
        }
    }
}
