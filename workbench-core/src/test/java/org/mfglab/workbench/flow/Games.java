package org.mfglab.workbench.flow;

import java.util.List;
import java.util.Map;
import java.util.function.DoubleFunction;
import org.mfglab.formula.Formula;
import org.mfglab.formula.Parser;
import org.mfglab.formula.Scope;
import org.mfglab.game.Coupling;
import org.mfglab.game.Hamiltonian;
import org.mfglab.game.InitialDensity;
import org.mfglab.game.MeanFieldGame;
import org.mfglab.grid.Domain;
import org.mfglab.grid.Field;
import org.mfglab.grid.Grid;
import org.mfglab.grid.Interval;
import org.mfglab.grid.SpaceFunction;

/// Games of which the value is known, so that nothing has to be solved.
final class Games {

    private Games() { }

    static MeanFieldGame of(Domain domain, double viscosity, String hamiltonian) {
        Formula h = Parser.parse(hamiltonian, Scope.of(domain.dimension(), List.of()));
        Coupling none = new Coupling(Formula.constant(0));
        return new MeanFieldGame("known", domain, 1, 0, viscosity, new Hamiltonian(h, domain.dimension()), none, none, InitialDensity.normalised(_ -> 1), Map.of());
    }

    static Interval unit() {
        return new Interval(0, 1);
    }

    static double[] on(Grid grid, SpaceFunction function) {
        return Field.sample(grid, function).values();
    }

    /// Agents drawn at t = 0 and moved to t = 1 in equal steps by a known value.
    static Swarm moved(MeanFieldGame game, Grid grid, DoubleFunction<SpaceFunction> value, SpaceFunction density, int steps, int count, long seed) {
        double[] m = on(grid, density);
        Swarm swarm = Swarm.drawn(game, grid, 0, on(grid, value.apply(0)), m, count, seed);
        for (int n = 1; n <= steps; n++) swarm.moveTo((double) n / steps, on(grid, value.apply((double) n / steps)), m);
        return swarm;
    }
}
