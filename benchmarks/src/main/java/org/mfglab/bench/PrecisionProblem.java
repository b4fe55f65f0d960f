package org.mfglab.bench;

import java.util.List;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import org.mfglab.formula.Parser;
import org.mfglab.formula.Scope;
import org.mfglab.game.Coupling;
import org.mfglab.game.Hamiltonian;
import org.mfglab.game.InitialDensity;
import org.mfglab.game.MeanFieldGame;
import org.mfglab.grid.Domain;
import org.mfglab.grid.Interval;
import org.mfglab.scheme.Scheme;
import org.mfglab.scheme.SemiLagrangian;
import org.mfglab.scheme.SemiLagrangian2;
import org.mfglab.scheme.SplitUpwind;

/// A game on a line whose solution is known, and how each family of schemes steps through it.
///
/// @param title       what stands above its figure
/// @param hamiltonian H, in x and `p_x`
/// @param running     F, in x
/// @param weight      what an error of u counts for
/// @param families    the schemes to compare
record PrecisionProblem(String name, String title, Domain domain, double horizon, double nu, String hamiltonian, String running,
                        ExactPair exact, Weight weight, List<Family> families) {

    /// What the error of u counts for where the exact density is `m` and its peak at that time `peak`.
    enum Weight {
        /// Every point alike.
        EVERYWHERE,
        /// By the density: in a box cut out of the line, u differs from the exact one next to a wall, where nobody is.
        BY_DENSITY;

        double of(double m, double peak) {
            return switch (this) {
                case EVERYWHERE -> 1;
                case BY_DENSITY -> m / peak;
            };
        }
    }

    /// A scheme and the number of its time steps, `nt = factor n^power`. Of the factors 0.033, 0.067, 0.13, .. 2.1 each family has the one that
    /// gave most precision for its seconds on 256 and 512 points; none is round, so that agents do not move by whole cells.
    record Family(Scheme scheme, double factor, double power) {

        static Family differences(double factor) {
            return new Family(new SplitUpwind(), factor, 1);
        }

        static Family characteristics(double factor, double power) {
            return new Family(new SemiLagrangian(), factor, power);
        }

        static Family secondOrder(double factor) {
            return new Family(new SemiLagrangian2(), factor, 1);
        }

        int steps(int n) {
            return Math.max(2, (int) Math.round(factor * Math.pow(n, power)));
        }
    }

    private static final Domain RING = Domain.torus(new Interval(0, 1));
    /// No grid is symmetric about the top of the costs: from there both ways would cost the same, and solver and certifier may take different ones.
    private static final double PHASE = 0.3;
    private static final String SQUARE = "p_x^2/2";

    static final List<PrecisionProblem> ALL = List.of(coleHopf(), smallViscosity(), harmonic(), score(), hopfLax());

    private static PrecisionProblem coleHopf() {
        return new PrecisionProblem("cole-hopf", "Cole-Hopf on a ring, nu = 0.05", RING, 0.5, 0.05, SQUARE, "0",
                ColeHopf.twoWaves(0.05, 0.5), Weight.EVERYWHERE, List.of(Family.differences(1.1), Family.characteristics(0.53, 1), Family.secondOrder(0.27)));
    }

    /// The costs and the density of the last problem, with a little noise.
    private static PrecisionProblem smallViscosity() {
        return new PrecisionProblem("small-viscosity", "Cole-Hopf on a ring, nu = 0.005", RING, 0.2, 0.005, SQUARE, "0",
                ColeHopf.of(0.005, 0.2, cosine(0.1, PHASE), wave()), Weight.EVERYWHERE,
                List.of(Family.differences(0.13), Family.characteristics(0.067, 1), Family.secondOrder(0.067)));
    }

    private static PrecisionProblem harmonic() {
        return new PrecisionProblem("harmonic", "Harmonic costs between walls, nu = 0.5", Domain.box(new Interval(-5.5, 6)), 1, 0.5, SQUARE, "x^2/2",
                new HarmonicGame(0.5, 1, 0.3, 0.4, 0.25), Weight.BY_DENSITY,
                List.of(Family.differences(0.067), Family.characteristics(0.13, 1), Family.secondOrder(0.13)));
    }

    private static PrecisionProblem score() {
        return new PrecisionProblem("score", "Score model between walls, nu = 1", Domain.box(new Interval(-6.3, 6.2)), 1.5, 1, "p_x^2 - x*p_x", "-1",
                new ScoreModel(1.5, List.of(new Gaussian(0.35, -1.5, 0.09), new Gaussian(0.65, 1, 0.16))), Weight.BY_DENSITY,
                List.of(Family.differences(1.1), Family.characteristics(0.53, 1), Family.secondOrder(0.53)));
    }

    private static PrecisionProblem hopfLax() {
        return new PrecisionProblem("hopf-lax", "Hopf-Lax on a ring, nu = 0", RING, 0.2, 0, SQUARE, "0",
                new HopfLax(0.2, 0.1, PHASE, wave()), Weight.EVERYWHERE, List.of(Family.differences(0.13), Family.characteristics(2.1, 0.5)));
    }

    private static DoubleUnaryOperator cosine(double amplitude, double phase) {
        return x -> amplitude * Math.cos(2 * Math.PI * x + phase);
    }

    private static DoubleUnaryOperator wave() {
        return x -> 1 + cosine(0.5, -1).applyAsDouble(x);
    }

    MeanFieldGame game() {
        Coupling terminal = new Coupling(Parser.parse("terminal", Scope.coupling(1, List.of("terminal"))));
        return new MeanFieldGame(name, domain, horizon, 0, nu, new Hamiltonian(Parser.parse(hamiltonian, Scope.of(1, List.of())), 1),
                new Coupling(Parser.parse(running, Scope.coupling(1, List.of()))), terminal, InitialDensity.asGiven(x -> exact.density(0, x[0])),
                Map.of("terminal", x -> exact.value(horizon, x[0])));
    }
}
