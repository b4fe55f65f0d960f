package org.mfglab.scheme;

import java.util.List;
import org.mfglab.device.Backend;
import org.mfglab.device.Buffer;
import org.mfglab.device.LevelStage;
import org.mfglab.device.NumericalHamiltonian;
import org.mfglab.device.PointwiseKernel;
import org.mfglab.device.Precision;
import org.mfglab.formula.Formula;
import org.mfglab.formula.Function;
import org.mfglab.game.MeanFieldGame;
import org.mfglab.grid.Grid;
import org.mfglab.grid.TimeGrid;

/// The Bellman step of [Upwind] and of [LaxFriedrichs]: one implicit system for all axes.
///
/// The value is found by Newton's method, which is policy iteration (Howard 1960): g is convex and `dt J` an M-matrix. The linear systems are
/// solved by [Krylov], never assembled. What the early stop of a Krylov method leaves undone in a forward step is repaired as MATH 4 allows:
/// `m := max(m, 0)`, then m is scaled to the mass that it must have.
final class UnsplitStep extends CostedStep {

    private static final int MAXIMUM_STEPS = 60;

    /// The residual of an inner solve, as a part of the outer one.
    private static final double FORCING = 1e-3;

    /// What rounding may leave of a residual, in ulps of the value times the largest diagonal entry; in single precision, where it shows in the
    /// result, what it mostly leaves.
    private static final double ROUNDING = 4;
    private static final double ROUNDING_IN_SINGLE_PRECISION = 1;

    /// A residual of a forward step that is larger than this part of the density is no result.
    private static final double LOST = 1e-3;

    private final Scheme scheme;
    private final Grid grid;
    private final LevelStage stage;
    private final Dissipation dissipation;
    private final double tolerance;
    private final Krylov krylov;
    private final PointwiseKernel positive;
    private final Buffer right;
    private final Buffer residual;
    private final Buffer correction;
    private final Buffer scratch;
    private final LevelTangent tangent = new LevelTangent();
    private double stiffness;

    /// @param explicit    what `u[n+1]` becomes before the equation
    /// @param dissipation of Lax and Friedrichs, of no axis for an upwind Hamiltonian
    /// @param tolerance   of the inner solves, as a part of the values
    UnsplitStep(Scheme scheme, MeanFieldGame game, NumericalHamiltonian g, Formula explicit, Dissipation dissipation, double tolerance,
                Grid grid, TimeGrid time, Backend backend) {
        super(game, explicit, grid, time, backend);
        this.scheme = scheme;
        this.grid = grid;
        this.dissipation = dissipation;
        this.tolerance = tolerance;
        this.stage = backend.levelStage(grid, g, game.viscosity(), time.dt(), game.discount(), game.fields());
        this.krylov = new Krylov(backend, grid.size(), grid.n(0));
        Formula notNegative = Formula.call(Function.MAX, Formula.symbol("m"), Formula.ZERO);
        this.positive = backend.pointwise(notNegative, grid, game.fields(), List.of("m"), List.of());
        this.right = backend.allocate(grid.size());
        this.residual = backend.allocate(grid.size());
        this.correction = backend.allocate(grid.size());
        this.scratch = backend.allocate(grid.size());
    }

    /// The slices that such a step holds beside what its Hamiltonian and its costs need: its own, the couplings to the neighbours and
    /// to the exits, and those of the solver with a hierarchy of grids.
    static long slices(MeanFieldGame game) {
        int d = game.domain().dimension();
        boolean leaks = game.domain().sides().stream().anyMatch(ends -> ends.low().driven() || ends.high().driven());
        return 4 + 2L * d + (leaks ? 2 : 0) + Krylov.SLICES + new Samples(game).coefficient(game.viscosity()) + (d > 1 ? 8 + (leaks ? 2 : 0) : 0);
    }

    @Override
    public Scheme scheme() {
        return dissipation.recordedIn(scheme);
    }

    @Override
    public long innerIterations() {
        return krylov.iterations();
    }

    @Override
    public boolean revised() {
        return dissipation.revised();
    }

    @Override
    public int densityLevel(int n) {
        return n + 1;
    }

    @Override
    public void backward(int n, Buffer uNext, Buffer[] levels, Buffer u) {
        Buffer m = levels[densityLevel(n)];
        prepare(n, m);
        costs.explicit(n, uNext, m, right);
        backend.combine(u, 1, uNext, 0, uNext);
        double before = Double.POSITIVE_INFINITY;
        double part = 1;
        boolean solved = true;
        for (int k = 0; k < MAXIMUM_STEPS; k++) {
            stage.linearise(right, u, residual);
            double largest = largest(residual);
            double floor = floor(u);
            boolean accepted = largest <= floor || largest <= 100 * floor && !(largest < 0.5 * before);
            if ((accepted || k == 0) && dissipation.raisedFor(stage)) {
                dissipation.set(stage);
                before = Double.POSITIVE_INFINITY;
                continue;
            }
            if (accepted) break;
            if (largest > before && !solved) {
                part /= 2;
                backend.combine(u, 1, u, -part, correction);
                continue;
            }
            before = largest;
            part = 1;
            backend.combine(correction, 0, u, 0, u);
            solved = krylov.improve(stage::apply, stage::precondition, residual, correction, Math.max(0.5 * floor, FORCING * largest));
            backend.combine(u, 1, u, 1, correction);
            if (!(largest <= Double.MAX_VALUE)) break;
        }
    }

    private void prepare(int n, Buffer m) {
        stage.at(time.time(n), m);
        dissipation.set(stage);
    }

    private double largest(Buffer x) {
        return Math.max(backend.max(x), -backend.min(x));
    }

    /// What a residual need not fall below: the tolerance, or what rounding leaves.
    private double floor(Buffer x) {
        double scale = Math.max(1, largest(x));
        return Math.max(tolerance * scale, rounding(scale) * stage.stiffness());
    }

    private double rounding(double scale) {
        return (backend.precision() == Precision.DOUBLE ? ROUNDING : ROUNDING_IN_SINGLE_PRECISION) * backend.precision().ulp(scale);
    }

    @Override
    public Tangent at(int n, Buffer uNext, Buffer[] levels, Buffer u) {
        Buffer m = levels[densityLevel(n)];
        prepare(n, m);
        stage.linearise(uNext, u, residual);
        stiffness = stage.stiffness();
        return tangent;
    }

    private final class LevelTangent implements Tangent {

        @Override
        public void value(Buffer du, Buffer out) {
            backend.combine(residual, 1, du, 0, du);
            backend.combine(correction, 0, du, 0, du);
            krylov.improve(stage::apply, stage::precondition, residual, correction, aim(residual));
            backend.combine(out, 1, correction, 0, correction);
        }

        @Override
        public double transport(Buffer m, Buffer mNext) {
            stage.preconditionTransposed(m, mNext);
            stage.applyTransposed(mNext, scratch);
            backend.combine(residual, 1, m, -1, scratch);
            boolean solved = krylov.improve(stage::applyTransposed, stage::preconditionTransposed, residual, mNext, aim(m));
            if (!solved && largest(residual) > LOST * largest(m)) stage.transposeByLines(m, mNext);
            return repair(m, mNext);
        }

        private double aim(Buffer right) {
            double scale = largest(right);
            return Math.max(tolerance * scale, rounding(scale) * stiffness);
        }

        /// Makes the density nonnegative and of the mass that m gives it.
        ///
        /// @return what left
        private double repair(Buffer m, Buffer mNext) {
            positive.apply(mNext, new Buffer[] {mNext});
            double mass = backend.sum(m, grid.n(0));
            double found = backend.sum(mNext, grid.n(0)) + stage.outflow(mNext);
            if (found > 0) backend.combine(mNext, mass / found, mNext, 0, mNext);
            return stage.outflow(mNext);
        }
    }
}
