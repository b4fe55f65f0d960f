package org.mfglab.scheme;

import static org.mfglab.scheme.Flaw.*;

import org.mfglab.device.Backend;
import org.mfglab.device.Buffer;
import org.mfglab.formula.Formula;
import org.mfglab.formula.SlopeFunction;
import org.mfglab.game.Hamiltonian.Structure;
import org.mfglab.game.MeanFieldGame;
import org.mfglab.grid.Grid;
import org.mfglab.grid.TimeGrid;

/// The split scheme once more, in plain loops with dense elimination, and with one flaw to choose.
final class FlawedSplit implements BellmanStep {

    private final MeanFieldGame game;
    private final Grid grid;
    private final TimeGrid time;
    private final Backend backend;
    private final Flaw flaw;
    private final Structure.Sum hamiltonian;
    private final FlawedFaces faces;
    private final FlawedCosts costs;
    private double[] lastCrowd;

    FlawedSplit(Flaw flaw, MeanFieldGame game, Grid grid, TimeGrid time, Backend backend) {
        this.flaw = flaw;
        this.game = game;
        this.grid = grid;
        this.time = time;
        this.backend = backend;
        this.hamiltonian = (Structure.Sum) game.hamiltonian().structure();
        this.faces = new FlawedFaces(flaw, grid);
        this.costs = new FlawedCosts(flaw, game, grid, time, faces, backend);
        this.lastCrowd = new double[grid.size()];
    }

    @Override
    public Scheme scheme() {
        return new SplitUpwind();
    }

    @Override
    public int densityLevel(int n) {
        return flaw == DENSITY_OF_SAME_LEVEL ? n : n + 1;
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

    private double[] start(int n, double[] uNext, double[] m) {
        double[] F = costs.running(n, m);
        double[] H0 = costs.on(hamiltonian.constant(), coefficientTime(n), m);
        double[] w = new double[uNext.length];
        double discount = flaw == DISCOUNT_DROPPED ? 1 : 1 / (1 + game.discount() * time.dt());
        for (int i = 0; i < w.length; i++) {
            if (faces.solid(i)) continue;
            double cost = (flaw == RUNNING_COST_SIGN ? -F[i] : F[i]) - (flaw == CONSTANT_DROPPED ? 0 : H0[i]);
            if (flaw != RUNNING_COST_WITHOUT_DT) cost *= time.dt();
            w[i] = flaw == DISCOUNT_OF_COSTS_MISSING ? discount * uNext[i] + cost : discount * (uNext[i] + cost);
        }
        return w;
    }

    private double coefficientTime(int n) {
        return time.time(flaw == COEFFICIENTS_OF_NEXT_LEVEL ? n + 1 : n);
    }

    @Override
    public void backward(int n, Buffer uNext, Buffer[] levels, Buffer u) {
        Buffer m = levels[densityLevel(n)];
        double[] crowd = FlawedCosts.values(m);
        u.write(stages(n, FlawedCosts.values(uNext), crowd, seen(crowd))[grid.dimension()]);
        lastCrowd = crowd;
    }

    /// The crowd in H.
    private double[] seen(double[] m) {
        return flaw == CROWD_OF_LAST_STEP ? lastCrowd : m;
    }

    /// The values before the first stage and after each.
    private double[][] stages(int n, double[] uNext, double[] m, double[] crowd) {
        double[][] w = new double[grid.dimension() + 1][];
        w[0] = start(n, uNext, m);
        for (int axis = 0; axis < grid.dimension(); axis++) {
            w[axis + 1] = w[axis].clone();
            if (axis == 1 && flaw == SECOND_AXIS_SKIPPED) continue;
            FlawedLine line = line(n, axis, crowd);
            for (int start = 0; start < grid.size(); start++)
                if (grid.position(axis, start) == 0) line.solve(start, w[axis + 1]);
        }
        return w;
    }

    private FlawedLine line(int n, int axis, double[] m) {
        double t = coefficientTime(n);
        double[] nu = costs.on(game.viscosity(), time.time(flaw == VISCOSITY_OF_NEXT_LEVEL ? n + 1 : n), m);
        double[][] parabola = switch (hamiltonian.axes().get(axis)) {
            case SlopeFunction.Quadratic(String _, Formula curvature, Formula drift) -> new double[][] {costs.on(curvature, t, m), costs.on(drift, t, m)};
            case SlopeFunction.Linear(String _, Formula drift) -> new double[][] {new double[m.length], costs.on(drift, t, m)};
            case SlopeFunction.Convex convex -> throw new IllegalArgumentException("Only parabolas are flawed here, not " + convex);
        };
        return new FlawedLine(flaw, faces, grid, axis, time.dt(), time.time(flaw == PRICE_OF_NEXT_LEVEL ? n + 1 : n), nu, parabola[0], parabola[1]);
    }

    @Override
    public Tangent at(int n, Buffer uNext, Buffer[] levels, Buffer u) {
        Buffer m = levels[densityLevel(n)];
        double[] density = FlawedCosts.values(m);
        double[] crowd = seen(density);
        double[][] w = stages(n, FlawedCosts.values(uNext), density, crowd);
        double discount = flaw == DISCOUNT_DROPPED ? 1 : 1 / (1 + game.discount() * time.dt());
        return new Tangent() {
            @Override
            public void value(Buffer du, Buffer out) {
                double[] x = FlawedCosts.values(du);
                for (int i = 0; i < x.length; i++) x[i] *= discount;
                for (int axis = 0; axis < grid.dimension(); axis++) move(axis, x, false);
                out.write(x);
            }

            @Override
            public double transport(Buffer from, Buffer to) {
                double[] x = FlawedCosts.values(from);
                if (flaw == DISCOUNT_IN_TRANSPORT) for (int i = 0; i < x.length; i++) x[i] *= discount;
                double left = 0;
                for (int k = grid.dimension() - 1; k >= 0; k--) {
                    double gone = move(flaw == TRANSPORT_IN_SAME_ORDER ? grid.dimension() - 1 - k : k, x, true);
                    if (flaw != LEFT_BY_ONE_AXIS_ONLY || k == grid.dimension() - 1) left += gone;
                }
                if (flaw == TRANSPORT_RENORMALISED) {
                    double mass = java.util.Arrays.stream(x).sum() * grid.cellVolume();
                    for (int i = 0; i < x.length; i++) x[i] /= mass;
                }
                to.write(x);
                return (flaw == LEFT_COUNTED_TWICE ? 2 : 1) * left;
            }

            private double move(int axis, double[] x, boolean transposed) {
                if (axis == 1 && flaw == SECOND_AXIS_SKIPPED) return 0;
                double[] at = w[axis + 1];
                if (transposed && flaw == TRANSPORT_BY_NEXT_VALUE) at = FlawedCosts.values(uNext);
                if (transposed && flaw == TRANSPORT_BY_FIRST_STAGE) at = w[0];
                if (flaw == TANGENT_FROZEN_AT_ZERO) at = new double[at.length];
                FlawedLine line = line(n, axis, crowd);
                double left = 0;
                for (int start = 0; start < grid.size(); start++)
                    if (grid.position(axis, start) == 0) left += line.move(start, at, x, transposed);
                return left;
            }
        };
    }
}
