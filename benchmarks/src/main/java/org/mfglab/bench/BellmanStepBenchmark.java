package org.mfglab.bench;

import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
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
import org.mfglab.scheme.SplitUpwind;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/// One time step of `fd_split` on one thread: the game of Achdou and Capuzzo-Dolcetta in as many dimensions as the grid has, with
/// `dt = h`, at a value that has left its terminal data behind.
@State(org.openjdk.jmh.annotations.Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class BellmanStepBenchmark {

    private static final String[] HAMILTONIANS = {
            "sin(2*pi*x) + cos(4*pi*x) + norm(p)^2",
            "sin(2*pi*x) + sin(2*pi*y) + cos(4*pi*x) + norm(p)^2",
            "sin(2*pi*x) + sin(2*pi*y) + sin(2*pi*z) + cos(4*pi*x) + norm(p)^2"};
    private static final int STEPS_BEFORE = 8;

    @Param({"256x256", "512x512", "96x96x96"})
    public String grid;

    @Param({"1", "0.1", "0"})
    public double nu;

    private Backend backend;
    private BellmanStep step;
    private int level;
    private Buffer uNext;
    private Buffer u;
    private Buffer m;
    private Buffer result;

    static int[] points(String grid) {
        return Stream.of(grid.split("x")).mapToInt(Integer::parseInt).toArray();
    }

    @Setup(Level.Trial)
    public void marchToAGeneralValue() {
        int[] n = points(grid);
        Grid points = Grid.of(Domain.torus(Collections.nCopies(n.length, new Interval(0, 1)).toArray(Interval[]::new)), n);
        TimeGrid time = new TimeGrid(1, n[0]);
        MeanFieldGame game = game(points.domain());
        backend = Backend.cpu(1);
        step = new SplitUpwind().on(game, points, time, backend);
        uNext = backend.allocate(points.size());
        u = backend.allocate(points.size());
        m = backend.allocate(points.size());
        result = backend.allocate(points.size());
        m.write(game.initial().on(points).values());
        step.terminal(m, u);
        for (level = time.steps() - 1; level >= time.steps() - STEPS_BEFORE; level--) {
            Buffer last = uNext;
            uNext = u;
            u = last;
            step.backward(level, uNext, m, u);
        }
        level++;
    }

    private MeanFieldGame game(Domain domain) {
        int d = domain.dimension();
        Formula hamiltonian = Parser.parse(HAMILTONIANS[d - 1], Scope.of(d, Set.of()));
        Coupling square = new Coupling(Parser.parse("m^2", Scope.coupling(d, Set.of())));
        return new MeanFieldGame("bench", domain, 1, 0, nu, new Hamiltonian(hamiltonian, d), square, new Coupling(Formula.constant(0)),
                InitialDensity.normalised(x -> 1 + 0.5 * Math.cos(2 * Math.PI * x[0])), Map.of());
    }

    @TearDown(Level.Trial)
    public void close() {
        backend.close();
    }

    /// The Bellman step.
    @Benchmark
    public Buffer bellman() {
        step.backward(level, uNext, m, result);
        return result;
    }

    /// The Fokker-Planck step as a sweep does it, where the iterates of the Bellman step are kept.
    @Benchmark
    public Buffer transport() {
        step.at(level, uNext, m, u).transport(m, result);
        return result;
    }
}
