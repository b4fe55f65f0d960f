package org.mfglab.verify;

import java.util.ArrayList;
import java.util.List;
import org.mfglab.game.Coupling;
import org.mfglab.game.MeanFieldGame;
import org.mfglab.grid.Field;
import org.mfglab.grid.Grid;

/// The costs F and G on slices, point by point, by the certifier's own evaluator.
final class PlainCosts {

    private static final List<String> AXES = List.of("x", "y", "z");
    private static final List<String> MEANS = List.of("mean_x", "mean_y", "mean_z");
    private static final int FIRST_MEAN = 3;
    private static final int TIME = 6;
    private static final int DENSITY = 7;
    private static final int FIRST_FIELD = 8;

    private final MeanFieldGame game;
    private final Grid grid;
    private final List<String> names = new ArrayList<>();
    private final List<double[]> fields = new ArrayList<>();
    private final Closure running;
    private final Closure terminal;

    PlainCosts(MeanFieldGame game, Grid grid) {
        this.game = game;
        this.grid = grid;
        names.addAll(AXES);
        names.addAll(MEANS);
        names.addAll(List.of("t", "m"));
        for (String name : game.fields().keySet())
            if (game.running().formula().dependsOn(name) || game.terminal().formula().dependsOn(name)) {
                names.add(name);
                fields.add(Field.sample(grid, game.fields().get(name)).values());
            }
        this.running = Closure.of(game.running().formula(), names);
        this.terminal = Closure.of(game.terminal().formula(), names);
    }

    /// `F(x, t, m)` at every point.
    double[] running(double t, double[] m) {
        return on(game.running(), running, t, m);
    }

    /// `G(x, m)` at every point.
    double[] terminal(double[] m) {
        return on(game.terminal(), terminal, game.horizon(), m);
    }

    private double[] on(Coupling coupling, Closure cost, double t, double[] m) {
        double[] v = new double[names.size()];
        double[] out = new double[m.length];
        v[TIME] = t;
        if (coupling.usesMeans()) means(m, v);
        for (int i = 0; i < m.length; i++) {
            for (int axis = 0; axis < grid.dimension(); axis++) v[axis] = grid.coordinate(axis, grid.position(axis, i));
            v[DENSITY] = m[i];
            for (int k = 0; k < fields.size(); k++) v[FIRST_FIELD + k] = fields.get(k)[i];
            out[i] = cost.at(v);
        }
        return out;
    }

    private void means(double[] m, double[] v) {
        double mass = 0;
        double[] moment = new double[grid.dimension()];
        for (int i = 0; i < m.length; i++) {
            mass += m[i];
            for (int axis = 0; axis < moment.length; axis++) moment[axis] += grid.coordinate(axis, grid.position(axis, i)) * m[i];
        }
        for (int axis = 0; axis < moment.length; axis++) v[FIRST_MEAN + axis] = moment[axis] / mass;
    }
}
