package org.mfglab.scheme;

import static org.mfglab.scheme.LevelFlaw.*;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.mfglab.conformance.DenseLevel;
import org.mfglab.device.Backend;
import org.mfglab.device.Buffer;
import org.mfglab.formula.Formula;
import org.mfglab.formula.SlopeFunction;
import org.mfglab.game.Hamiltonian;
import org.mfglab.game.Hamiltonian.Structure;
import org.mfglab.game.MeanFieldGame;
import org.mfglab.grid.Grid;
import org.mfglab.grid.TimeGrid;

/// The schemes that solve all axes at once with dense matrices, for parabolas along the axes and `c |p|^1.5`, with one flaw to choose.
final class FlawedLevel implements BellmanStep {

    private static final double POWER = 1.5;

    private final LevelFlaw flaw;
    private final List<Double> theta;
    private final MeanFieldGame game;
    private final Grid grid;
    private final TimeGrid time;
    private final Backend backend;
    private final Structure.Sum hamiltonian;
    private final FlawedCosts costs;
    private final DenseLevel level;

    /// @param theta dissipation per axis; empty for upwind slopes
    FlawedLevel(LevelFlaw flaw, List<Double> theta, MeanFieldGame game, Grid grid, TimeGrid time, Backend backend) {
        this.flaw = flaw;
        this.theta = theta;
        this.game = game;
        this.grid = grid;
        this.time = time;
        this.backend = backend;
        this.hamiltonian = (Structure.Sum) game.hamiltonian().structure();
        this.costs = new FlawedCosts(Flaw.NONE, game, grid, time, new FlawedFaces(Flaw.NONE, grid), backend);
        this.level = new DenseLevel(grid, IntStream.range(0, grid.dimension()).toArray(), time.dt(), game.discount());
    }

    @Override
    public Scheme scheme() {
        return flaw.central ? new LaxFriedrichs(theta, 0) : new Upwind(0);
    }

    @Override
    public int densityLevel(int n) {
        return n + 1;
    }

    @Override
    public void terminal(Buffer m, Buffer u) {
        u.write(costs.terminal(FlawedCosts.values(m)));
    }

    @Override
    public void running(int n, Buffer m, Buffer out) {
        out.write(costs.running(n, FlawedCosts.values(m)));
    }

    @Override
    public Buffer withSource(int n, Buffer m) {
        Buffer out = backend.allocate(m.size());
        out.write(costs.withSource(n, FlawedCosts.values(m)));
        return out;
    }

    @Override
    public void backward(int n, Buffer uNext, Buffer[] levels, Buffer u) {
        Buffer m = levels[densityLevel(n)];
        double[] density = FlawedCosts.values(m);
        double[] next = FlawedCosts.values(uNext);
        double[] F = costs.running(n, density);
        double[] H0 = costs.on(hamiltonian.constant(), time.time(n), density);
        double[] right = next.clone();
        for (int i = 0; i < right.length; i++) {
            right[i] += time.dt() * (F[i] - H0[i]);
            if (flaw == DISCOUNT_OF_NEXT_LEVEL) right[i] *= 1 - game.discount() * time.dt();
        }
        u.write(at(n, density, correct()).solve(right, next));
    }

    private DenseLevel at(int n, double[] m, LevelFlaw wrong) {
        double t = time.time(n);
        List<double[]> curvature = new ArrayList<>();
        List<double[]> drift = new ArrayList<>();
        for (SlopeFunction axis : hamiltonian.axes())
            switch (axis) {
                case SlopeFunction.Quadratic(String _, Formula c, Formula b) -> {
                    curvature.add(costs.on(c, t, m));
                    drift.add(costs.on(b, t, m));
                }
                case SlopeFunction.Linear(String _, Formula b) -> {
                    curvature.add(new double[m.length]);
                    drift.add(costs.on(b, t, m));
                }
                case SlopeFunction.Convex convex -> throw new IllegalArgumentException("Only parabolas are flawed here, not " + convex);
            }
        double[] radial = hamiltonian.radial().map(psi -> costs.on(psi.substitute(Map.of(Hamiltonian.RADIUS, Formula.ONE)), t, m)).orElse(new double[m.length]);
        DenseLevel.Rule rule = flaw.central ? central(wrong, curvature, drift) : upwind(wrong, curvature, drift, radial);
        return level.at(rule, costs.on(game.viscosity(), t, m), t);
    }

    private static DenseLevel.Rule upwind(LevelFlaw wrong, List<double[]> curvature, List<double[]> drift, double[] radial) {
        return (cell, a, b) -> {
            int d = a.length;
            double g = 0;
            double square = 0;
            double[] above = new double[d];
            double[] below = new double[d];
            for (int k = 0; k < d; k++) {
                double c = curvature.get(k)[cell];
                double v = drift.get(k)[cell];
                above[k] = Double.isNaN(a[k]) ? 0 : Math.min(c * a[k] + v, 0);
                below[k] = Double.isNaN(b[k]) ? 0 : Math.max(c * b[k] + v, 0);
                g += c > 0 ? (above[k] * above[k] + below[k] * below[k] - v * v) / (2 * c) : (Double.isNaN(a[k]) ? 0 : above[k] * a[k]) + (Double.isNaN(b[k]) ? 0 : below[k] * b[k]);
                double low = Double.isNaN(a[k]) ? 0 : Math.min(a[k], 0);
                double high = Double.isNaN(b[k]) ? 0 : Math.max(b[k], 0);
                square = wrong == RADIAL_BY_MAXIMUM ? Math.max(square, Math.max(low * low, high * high)) : square + low * low + high * high;
            }
            double R = Math.sqrt(square);
            double rate = R > 0 && wrong != RADIAL_PART_NOT_TRANSPORTED ? radial[cell] * POWER * Math.pow(R, POWER - 2) : 0;
            for (int k = 0; k < d; k++) {
                if (!Double.isNaN(a[k]) && (wrong != RADIAL_BY_MAXIMUM || a[k] == -R)) above[k] += rate * Math.min(a[k], 0);
                if (!Double.isNaN(b[k]) && (wrong != RADIAL_BY_MAXIMUM || b[k] == R)) below[k] += rate * Math.max(b[k], 0);
            }
            return new DenseLevel.Rates(g + radial[cell] * Math.pow(R, POWER), above, below);
        };
    }

    private DenseLevel.Rule central(LevelFlaw wrong, List<double[]> curvature, List<double[]> drift) {
        return (cell, a, b) -> {
            int d = a.length;
            double g = 0;
            double[] above = new double[d];
            double[] below = new double[d];
            for (int k = 0; k < d; k++) {
                double c = curvature.get(k)[cell];
                double v = drift.get(k)[cell];
                double closed = wrong == CLOSED_FACES_LEVEL || c == 0 ? 0 : -v / c;
                double up = Double.isNaN(a[k]) ? closed : a[k];
                double down = Double.isNaN(b[k]) ? closed : b[k];
                double p = (up + down) / 2;
                double half = theta.get(k) / (wrong == DISSIPATION_QUARTERED ? 8 : 2);
                g += c / 2 * p * p + v * p - half * (up - down);
                above[k] = (c * p + v) / 2 - (wrong == DISSIPATION_MISSING_IN_TRANSPORT ? 0 : half);
                below[k] = (c * p + v) / 2 + (wrong == DISSIPATION_MISSING_IN_TRANSPORT ? 0 : half);
                if (wrong == DISSIPATION_QUARTERED) continue;
                // Where theta suffices, this binds on the way to the solution only.
                above[k] = Math.min(above[k], 0);
                below[k] = Math.max(below[k], 0);
            }
            return new DenseLevel.Rates(g, above, below);
        };
    }

    @Override
    public Tangent at(int n, Buffer uNext, Buffer[] levels, Buffer u) {
        Buffer m = levels[densityLevel(n)];
        double[] density = FlawedCosts.values(m);
        double[] at = FlawedCosts.values(u);
        DenseLevel.Matrix right = at(n, density, correct()).matrix(at);
        DenseLevel.Matrix flawed = at(n, density, flaw).matrix(at);
        return new Tangent() {
            @Override
            public void value(Buffer du, Buffer out) {
                out.write(right.solve(FlawedCosts.values(du)));
            }

            @Override
            public double transport(Buffer from, Buffer to) {
                double[] moved = flawed.transport(FlawedCosts.values(from));
                if (flaw == DISCOUNT_IN_TRANSPORT) for (int i = 0; i < moved.length; i++) moved[i] /= 1 + game.discount() * time.dt();
                to.write(moved);
                double left = 0;
                for (int i = 0; i < moved.length; i++) left += flawed.exits()[i] * moved[i];
                return left;
            }
        };
    }

    /// What the value is moved by: flaws of the transport spare it.
    private LevelFlaw correct() {
        return flaw == RADIAL_PART_NOT_TRANSPORTED ? NONE : flaw == DISSIPATION_MISSING_IN_TRANSPORT ? NONE_WITH_DISSIPATION : flaw;
    }
}
