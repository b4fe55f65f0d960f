package org.mfglab.scheme;

import static org.mfglab.scheme.Flaw.*;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.mfglab.device.Buffer;
import org.mfglab.formula.Formula;
import org.mfglab.formula.Program;
import org.mfglab.formula.SlopeFunction;
import org.mfglab.game.Hamiltonian.Structure;
import org.mfglab.game.MeanFieldGame;
import org.mfglab.grid.Grid;
import org.mfglab.grid.TimeGrid;

/// The split scheme once more, in plain loops with dense elimination, and with one flaw to choose.
final class FlawedSplit implements BellmanStep {

    private static final List<String> NAMES = List.of("x", "y", "z", "mean_x", "mean_y", "mean_z", "t", "m");

    private final MeanFieldGame game;
    private final Grid grid;
    private final TimeGrid time;
    private final Flaw flaw;
    private final Structure.Sum hamiltonian;
    private final double[][] coordinates;
    private final Map<Formula, Program.Evaluator> programs = new HashMap<>();

    FlawedSplit(Flaw flaw, MeanFieldGame game, Grid grid, TimeGrid time) {
        this.flaw = flaw;
        this.game = game;
        this.grid = grid;
        this.time = time;
        this.hamiltonian = (Structure.Sum) game.hamiltonian().structure();
        this.coordinates = new double[3][grid.size()];
        for (int axis = 0; axis < grid.dimension(); axis++)
            for (int i = 0; i < grid.size(); i++) coordinates[axis][i] = grid.coordinate(axis, grid.position(axis, i));
    }

    private static double[] values(Buffer buffer) {
        double[] values = new double[buffer.size()];
        buffer.read(values);
        return values;
    }

    private double[] on(Formula formula, double t, double[] m) {
        Program.Evaluator evaluator = programs.computeIfAbsent(formula, f -> Program.of(NAMES, f).evaluator());
        double mass = java.util.Arrays.stream(m).sum();
        for (int axis = 0; axis < 3; axis++) {
            double mean = 0;
            for (int i = 0; i < m.length; i++) mean += coordinates[axis][i] * m[i] / mass;
            evaluator.row(axis, coordinates[axis], 0);
            evaluator.scalar(3 + axis, mean);
        }
        evaluator.scalar(6, t);
        evaluator.row(7, m, 0);
        double[] out = new double[m.length];
        evaluator.run(out.length, new double[][] {out}, new int[] {0});
        return out;
    }

    @Override
    public int densityLevel(int n) {
        return flaw == DENSITY_OF_SAME_LEVEL ? n : n + 1;
    }

    @Override
    public void terminal(Buffer m, Buffer u) {
        double[] density = values(m);
        if (flaw == TERMINAL_COST_WITHOUT_DENSITY) java.util.Arrays.fill(density, 1);
        u.write(on(game.terminal().formula(), flaw == TERMINAL_COST_AT_TIME_ZERO ? 0 : time.horizon(), density));
    }

    @Override
    public void running(int n, Buffer m, Buffer out) {
        out.write(on(game.running().formula(), time.time(flaw == RUNNING_COST_AT_NEXT_TIME ? n + 1 : n), values(m)));
    }

    private double[] start(int n, double[] uNext, double[] m) {
        double[] F = on(game.running().formula(), time.time(flaw == RUNNING_COST_AT_NEXT_TIME ? n + 1 : n), m);
        double[] H0 = on(hamiltonian.constant(), coefficientTime(n), m);
        double[] w = new double[uNext.length];
        double discount = flaw == DISCOUNT_DROPPED ? 1 : 1 / (1 + game.discount() * time.dt());
        for (int i = 0; i < w.length; i++) {
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
    public void backward(int n, Buffer uNext, Buffer m, Buffer u) {
        double[][] stages = stages(n, values(uNext), values(m));
        u.write(stages[grid.dimension()]);
    }

    /// The values before the first stage and after each.
    private double[][] stages(int n, double[] uNext, double[] m) {
        double[][] w = new double[grid.dimension() + 1][];
        w[0] = start(n, uNext, m);
        for (int axis = 0; axis < grid.dimension(); axis++) {
            w[axis + 1] = w[axis].clone();
            if (axis == 1 && flaw == SECOND_AXIS_SKIPPED) continue;
            FlawedLine line = line(n, axis);
            for (int start = 0; start < grid.size(); start++)
                if (grid.position(axis, start) == 0) line.solve(start, w[axis + 1]);
        }
        return w;
    }

    private FlawedLine line(int n, int axis) {
        SlopeFunction h = hamiltonian.axes().get(axis);
        double t = coefficientTime(n);
        return switch (h) {
            case SlopeFunction.Quadratic(String slope, Formula curvature, Formula drift) ->
                    new FlawedLine(flaw, grid, axis, time.dt(), game.viscosity().evaluate(Map.of()), curvature.evaluate(Map.of()), on(drift, t, new double[grid.size()]));
            case SlopeFunction.Linear(String slope, Formula drift) ->
                    new FlawedLine(flaw, grid, axis, time.dt(), game.viscosity().evaluate(Map.of()), 0, on(drift, t, new double[grid.size()]));
            case SlopeFunction.Convex convex -> throw new IllegalArgumentException("Only parabolas are flawed here, not " + convex);
        };
    }

    @Override
    public Scheme scheme() {
        return new SplitUpwind();
    }

    @Override
    public Buffer withSource(int n, Buffer m) {
        return m;
    }

    @Override
    public Tangent at(int n, Buffer uNext, Buffer m, Buffer u) {
        double[][] w = stages(n, values(uNext), values(m));
        double discount = flaw == DISCOUNT_DROPPED ? 1 : 1 / (1 + game.discount() * time.dt());
        return new Tangent() {
            @Override
            public void value(Buffer du, Buffer out) {
                double[] x = values(du);
                for (int i = 0; i < x.length; i++) x[i] *= discount;
                for (int axis = 0; axis < grid.dimension(); axis++) move(axis, x, false);
                out.write(x);
            }

            @Override
            public double transport(Buffer from, Buffer to) {
                double[] x = values(from);
                if (flaw == DISCOUNT_IN_TRANSPORT) for (int i = 0; i < x.length; i++) x[i] *= discount;
                for (int k = grid.dimension() - 1; k >= 0; k--) move(flaw == TRANSPORT_IN_SAME_ORDER ? grid.dimension() - 1 - k : k, x, true);
                if (flaw == TRANSPORT_RENORMALISED) {
                    double mass = java.util.Arrays.stream(x).sum() * grid.cellVolume();
                    for (int i = 0; i < x.length; i++) x[i] /= mass;
                }
                to.write(x);
                return 0;
            }

            private void move(int axis, double[] x, boolean transposed) {
                if (axis == 1 && flaw == SECOND_AXIS_SKIPPED) return;
                double[] at = w[axis + 1];
                if (transposed && flaw == TRANSPORT_BY_NEXT_VALUE) at = values(uNext);
                if (transposed && flaw == TRANSPORT_BY_FIRST_STAGE) at = w[0];
                if (flaw == TANGENT_FROZEN_AT_ZERO) at = new double[at.length];
                FlawedLine line = line(n, axis);
                for (int start = 0; start < grid.size(); start++)
                    if (grid.position(axis, start) == 0) line.move(start, at, x, transposed);
            }
        };
    }
}
