package org.mfglab.bench;

import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.mfglab.device.Backend;
import org.mfglab.device.Buffer;
import org.mfglab.formula.Formula;
import org.mfglab.formula.Parser;
import org.mfglab.formula.Scope;
import org.mfglab.game.Coupling;
import org.mfglab.game.Hamiltonian;
import org.mfglab.game.InitialDensity;
import org.mfglab.game.MeanFieldGame;
import org.mfglab.grid.Domain;
import org.mfglab.grid.Grid;
import org.mfglab.grid.Interval;
import org.mfglab.grid.TimeGrid;
import org.mfglab.scheme.BellmanStep;
import org.mfglab.scheme.Scheme;

/// A time step on one thread to be measured: the game of Achdou and Capuzzo-Dolcetta in as many dimensions as the grid has, with `dt = h`,
/// at a value that has left its terminal data behind.
final class GeneralStep implements AutoCloseable {

    private static final String[] HAMILTONIANS = {
            "sin(2*pi*x) + cos(4*pi*x) + norm(p)^2",
            "sin(2*pi*x) + sin(2*pi*y) + cos(4*pi*x) + norm(p)^2",
            "sin(2*pi*x) + sin(2*pi*y) + sin(2*pi*z) + cos(4*pi*x) + norm(p)^2"};
    private static final int STEPS_BEFORE = 8;

    private final Backend backend = Backend.cpu(1);
    private final BellmanStep step;
    private int level;
    private Buffer uNext;
    private Buffer u;
    private final Buffer m;
    /// The same density at all levels.
    private final Buffer[] crowd;
    private final Buffer result;

    /// @param grid points along each axis, as in 256x256
    GeneralStep(Scheme scheme, String grid, double nu) {
        int[] n = points(grid);
        Grid points = Grid.of(Domain.torus(Collections.nCopies(n.length, new Interval(0, 1)).toArray(Interval[]::new)), n);
        TimeGrid time = new TimeGrid(1, n[0]);
        MeanFieldGame game = game(points.domain(), nu);
        step = scheme.on(game, points, time, backend);
        uNext = backend.allocate(points.size());
        u = backend.allocate(points.size());
        m = backend.allocate(points.size());
        result = backend.allocate(points.size());
        m.write(game.initial().on(points).values());
        crowd = Collections.nCopies(time.levels(), m).toArray(Buffer[]::new);
        step.terminal(m, u);
        for (level = time.steps() - 1; level >= time.steps() - STEPS_BEFORE; level--) {
            Buffer last = uNext;
            uNext = u;
            u = last;
            step.backward(level, uNext, crowd, u);
        }
        level++;
    }

    static int[] points(String grid) {
        return Stream.of(grid.split("x")).mapToInt(Integer::parseInt).toArray();
    }

    private static MeanFieldGame game(Domain domain, double nu) {
        int d = domain.dimension();
        Formula hamiltonian = Parser.parse(HAMILTONIANS[d - 1], Scope.of(d, Set.of()));
        Coupling square = new Coupling(Parser.parse("m^2", Scope.coupling(d, Set.of())));
        return new MeanFieldGame("bench", domain, 1, 0, nu, new Hamiltonian(hamiltonian, d), square, new Coupling(Formula.constant(0)),
                InitialDensity.normalised(x -> 1 + 0.5 * Math.cos(2 * Math.PI * x[0])), Map.of());
    }

    /// The Bellman step.
    Buffer bellman() {
        step.backward(level, uNext, crowd, result);
        return result;
    }

    /// The Fokker-Planck step as a sweep does it.
    Buffer transport() {
        step.at(level, uNext, crowd, u).transport(m, result);
        return result;
    }

    /// The derivative of the Bellman step, applied to the density.
    Buffer derivative() {
        step.at(level, uNext, crowd, u).value(m, result);
        return result;
    }

    /// The inner iterations so far.
    long iterations() {
        return step.innerIterations();
    }

    @Override
    public void close() {
        backend.close();
    }
}
