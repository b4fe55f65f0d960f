package org.mfglab.scheme;

import static org.mfglab.scheme.Flaw.*;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.mfglab.device.Backend;
import org.mfglab.device.Buffer;
import org.mfglab.device.Convolution;
import org.mfglab.formula.Formula;
import org.mfglab.formula.Program;
import org.mfglab.formula.Scope;
import org.mfglab.game.Coupling;
import org.mfglab.game.MeanFieldGame;
import org.mfglab.grid.Grid;
import org.mfglab.grid.TimeGrid;

/// Formulas of a game on slices for the schemes in plain loops, costs and sources, with a flaw.
final class FlawedCosts {

    private static final List<String> NAMES = List.of("x", "y", "z", "mean_x", "mean_y", "mean_z", "t", "m");

    private final Flaw flaw;
    private final MeanFieldGame game;
    private final Grid grid;
    private final TimeGrid time;
    private final FlawedFaces faces;
    private final Backend backend;
    private final double[][] coordinates;
    private final List<String> names = new ArrayList<>(NAMES);
    private final List<Convolution> convolutions = new ArrayList<>();
    private final Map<Formula, Program.Evaluator> programs = new HashMap<>();

    FlawedCosts(Flaw flaw, MeanFieldGame game, Grid grid, TimeGrid time, FlawedFaces faces, Backend backend) {
        this.flaw = flaw;
        this.game = game;
        this.grid = grid;
        this.time = time;
        this.faces = faces;
        this.backend = backend;
        this.coordinates = new double[3][grid.size()];
        for (int axis = 0; axis < grid.dimension(); axis++)
            for (int i = 0; i < grid.size(); i++) coordinates[axis][i] = grid.coordinate(axis, grid.position(axis, i));
        for (String kernel : Coupling.kernels(game.running(), game.terminal())) {
            names.add(Scope.convolution(kernel));
            convolutions.add(backend.convolution(grid, game.kernels().get(kernel).formula()));
        }
    }

    static double[] values(Buffer buffer) {
        double[] values = new double[buffer.size()];
        buffer.read(values);
        return values;
    }

    /// A formula on a slice, zero in obstacles.
    double[] on(Formula formula, double t, double[] m) {
        double[] out = new double[m.length];
        if (formula.equals(Formula.ZERO)) return out;
        Program.Evaluator evaluator = programs.computeIfAbsent(formula, f -> Program.of(names, f).evaluator());
        double mass = java.util.Arrays.stream(m).sum();
        for (int axis = 0; axis < 3; axis++) {
            double mean = 0;
            for (int i = 0; i < m.length; i++) mean += coordinates[axis][i] * m[i] / mass;
            evaluator.row(axis, coordinates[axis], 0);
            evaluator.scalar(3 + axis, mean);
        }
        evaluator.scalar(6, t);
        evaluator.row(7, m, 0);
        for (int k = 0; k < convolutions.size(); k++) evaluator.row(8 + k, convolved(convolutions.get(k), m), 0);
        evaluator.run(out.length, new double[][] {out}, new int[] {0});
        for (int i = 0; i < out.length; i++) if (faces.solid(i)) out[i] = 0;
        return out;
    }

    private double[] convolved(Convolution convolution, double[] m) {
        Buffer from = backend.allocate(m.length);
        Buffer to = backend.allocate(m.length);
        from.write(m);
        convolution.apply(from, to);
        return values(to);
    }

    double[] terminal(double[] m) {
        double[] density = m.clone();
        if (flaw == TERMINAL_COST_WITHOUT_DENSITY) java.util.Arrays.fill(density, 1);
        return on(game.terminal().formula(), flaw == TERMINAL_COST_AT_TIME_ZERO ? 0 : time.horizon(), density);
    }

    double[] running(int n, double[] m) {
        return on(game.running().formula(), time.time(flaw == RUNNING_COST_AT_NEXT_TIME ? n + 1 : n), m);
    }

    /// The density from which the forward step from level n starts.
    double[] withSource(int n, double[] m) {
        double[] s = on(game.source(), time.time(flaw == SOURCE_OF_OLD_LEVEL ? n : n + 1), m);
        double[] sum = m.clone();
        for (int i = 0; i < sum.length && flaw != SOURCE_FORGOTTEN; i++) sum[i] += (flaw == SOURCE_WITHOUT_DT ? 1 : time.dt()) * s[i];
        if (flaw == SOURCE_IN_OBSTACLES && game.hasSource()) for (int i = 0; i < sum.length; i++) if (faces.solid(i)) sum[i] += time.dt();
        return sum;
    }
}
