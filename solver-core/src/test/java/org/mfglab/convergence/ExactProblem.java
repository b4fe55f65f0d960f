package org.mfglab.convergence;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.mfglab.exact.ExactGame;
import org.mfglab.formula.Formula;
import org.mfglab.formula.Parser;
import org.mfglab.formula.Scope;
import org.mfglab.game.Coupling;
import org.mfglab.game.FormulaDensity;
import org.mfglab.game.Hamiltonian;
import org.mfglab.game.InitialDensity;
import org.mfglab.game.Kernel;
import org.mfglab.game.MeanFieldGame;
import org.mfglab.grid.Domain;
import org.mfglab.grid.Grid;
import org.mfglab.grid.SpaceFunction;
import org.mfglab.grid.TimeGrid;
import org.mfglab.scheme.Discretization;
import org.mfglab.scheme.Scheme;
import org.mfglab.scheme.SplitUpwind;
import org.mfglab.solve.Anderson;
import org.mfglab.solve.Solution;

/// An exact game as a user would pose it: its texts go through the parser. Where it has no formula for `G`, a field stands for it.
///
/// @param exact the solution to compare with
record ExactProblem(ExactGame exact, Scheme scheme, Anderson solver) {

    /// Remembers few steps, so that 3-D fits into memory.
    private static final Anderson SOLVER = new Anderson(2, 1, 1e-8, 200);

    private static final String TERMINAL = "terminal";

    /// By `fd_split`.
    static ExactProblem of(ExactGame exact) {
        return new ExactProblem(exact, new SplitUpwind(), SOLVER);
    }

    ExactProblem by(Scheme other) {
        return new ExactProblem(exact, other, solver);
    }

    ExactProblem with(Anderson other) {
        return new ExactProblem(exact, scheme, other);
    }

    /// The game for `n` points along every axis; only what enters at walls depends on that.
    MeanFieldGame game(int n) {
        int d = exact.dimension();
        Domain domain = exact.domain();
        Scope place = Scope.spaceTime(d, List.of());
        Map<String, Kernel> kernels = new HashMap<>();
        exact.kernels().forEach((name, text) -> kernels.put(name, new Kernel(Parser.parse(text, Scope.space(d, List.of())))));
        Map<String, SpaceFunction> fields = exact.terminal() == null ? Map.of(TERMINAL, exact::terminal) : Map.of();
        String terminal = exact.terminal() == null ? TERMINAL : exact.terminal();
        String source = exact.source() + " + " + exact.inflow(domain.axes().getFirst().length() / n);
        return new MeanFieldGame("exact", domain, exact.horizon(), exact.discount(), Parser.parse(exact.viscosity(), place),
                new Hamiltonian(Parser.parse(exact.hamiltonian(), Scope.of(d, List.of())), d),
                coupling(exact.running(), kernels.keySet().stream().map(Scope::convolution).toList()), coupling(terminal, List.copyOf(fields.keySet())),
                Parser.parse(source, place), initial(), fields, kernels);
    }

    private Coupling coupling(String text, List<String> more) {
        return new Coupling(Parser.parse(text, Scope.coupling(exact.dimension(), more)));
    }

    /// A game without a density of its own starts from the uniform one, which its value does not see.
    private InitialDensity initial() {
        if (exact.initial() != null) return InitialDensity.asGiven(new FormulaDensity(Parser.parse(exact.initial(), Scope.space(exact.dimension(), List.of()))));
        boolean known = !Double.isNaN(exact.density(0, exact.points(1, 0.1, 1)[0]));
        return InitialDensity.asGiven(known ? x -> exact.density(0, x) : new FormulaDensity(Formula.ONE));
    }

    /// Solves with `n` points along every axis and `nt` steps.
    Solution solve(int n, int nt) {
        return solve(game(n), n, nt, scheme, solver);
    }

    /// Solves any game; one that does not converge is an error.
    static Solution solve(MeanFieldGame game, int n, int nt, Scheme scheme, Anderson solver) {
        int[] points = IntStream.generate(() -> n).limit(game.domain().dimension()).toArray();
        var discretization = new Discretization(Grid.of(game.domain(), points), new TimeGrid(game.horizon(), nt), scheme);
        Solution solution = solver.solve(game, discretization);
        if (!solution.converged()) throw new AssertionError(game.name() + " at n = " + n + ": " + solution.outcome() + ", " + solution.certificate());
        return solution;
    }
}
