package org.mfglab.scheme;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.mfglab.conformance.Room;
import org.mfglab.conformance.SecondOrderConformance;
import org.mfglab.conformance.TextGame;
import org.mfglab.device.Backend;
import org.mfglab.game.MeanFieldGame;
import org.mfglab.grid.Grid;
import org.mfglab.grid.TimeGrid;

class SemiLagrangian2Test extends SecondOrderConformance {

    SemiLagrangian2Test() {
        super(Backend::cpu);
    }

    @Test
    void whatItCannotTreatIsRefused() {
        TextGame windy = TextGame.windy(1, true);
        try (Backend backend = Backend.cpu(1)) {
            for (TextGame game : List.of(TextGame.windy(Room.EXITS.domain(1)), TextGame.windy(Room.PILLAR.domain(1)), windy.withViscosity("0.1 + 0.05*cos(2*pi*x)"),
                    windy.withHamiltonian("(1 + p_x^2)^0.75"), windy.withHamiltonian("p_x^2*(1 + x)"), windy.withHamiltonian("p_x^2/(1 + m)"))) {
                var refusal = assertThrows(IllegalArgumentException.class, () -> on(game, 16, 4, backend));
                assertTrue(refusal.getMessage().contains("semi_lagrangian_2 needs"), refusal.getMessage());
            }
        }
    }

    private static BellmanStep on(TextGame text, int n, int nt, Backend backend) {
        MeanFieldGame game = text.game();
        return new SemiLagrangian2().on(game, Grid.of(game.domain(), n), new TimeGrid(1, nt), backend);
    }
}
