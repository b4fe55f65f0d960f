package org.mfglab.convergence;

import java.util.Arrays;
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
import org.mfglab.game.MeanFieldGame;
import org.mfglab.grid.Domain;
import org.mfglab.grid.Grid;
import org.mfglab.grid.Interval;
import org.mfglab.grid.TimeGrid;
import org.mfglab.scheme.Discretization;
import org.mfglab.scheme.SplitUpwind;
import org.mfglab.solve.Anderson;
import org.mfglab.solve.Solution;

/// An exact game as a user would pose it: its texts go through the parser, its box becomes a torus or a box with walls.
///
/// @param exact the solution to compare with
/// @param game  the problem that is solved
record ExactProblem(ExactGame exact, MeanFieldGame game) {

    /// Remembers few steps, so that 3-D fits into memory.
    private static final Anderson SOLVER = new Anderson(2, 1, 1e-8, 200);

    /// A game without a density of its own starts from the uniform one, which its value does not see.
    static ExactProblem of(ExactGame exact) {
        int d = exact.dimension();
        Interval[] axes = Arrays.stream(exact.box()).map(side -> new Interval(side[0], side[1])).toArray(Interval[]::new);
        Domain domain = exact.periodic() ? Domain.torus(axes) : Domain.box(axes);
        Formula initial = exact.initial() == null ? Formula.constant(1) : Parser.parse(exact.initial(), Scope.space(d, List.of()));
        return new ExactProblem(exact, new MeanFieldGame("exact", domain, exact.horizon(), 0, exact.viscosity(),
                new Hamiltonian(Parser.parse(exact.hamiltonian(), Scope.of(d, List.of())), d),
                coupling(exact.running(), d), coupling(exact.terminal(), d),
                InitialDensity.asGiven(new FormulaDensity(initial)), Map.of()));
    }

    private static Coupling coupling(String text, int dimension) {
        return new Coupling(Parser.parse(text, Scope.coupling(dimension, List.of())));
    }

    /// Solves by `fd_split` with `n` points along every axis and `nt` steps.
    Solution solve(int n, int nt) {
        return solve(game, n, nt, SOLVER);
    }

    /// Solves any game; one that does not converge is an error.
    static Solution solve(MeanFieldGame game, int n, int nt, Anderson solver) {
        int[] points = IntStream.generate(() -> n).limit(game.domain().dimension()).toArray();
        var discretization = new Discretization(Grid.of(game.domain(), points), new TimeGrid(game.horizon(), nt), new SplitUpwind());
        Solution solution = solver.solve(game, discretization);
        if (!solution.converged()) throw new AssertionError(game.name() + " at n = " + n + ": " + solution.outcome() + ", " + solution.certificate());
        return solution;
    }
}
