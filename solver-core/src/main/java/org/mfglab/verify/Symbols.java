package org.mfglab.verify;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.mfglab.formula.Formula;
import org.mfglab.formula.Scope;
import org.mfglab.game.Coupling;
import org.mfglab.game.Hamiltonian;
import org.mfglab.game.MeanFieldGame;
import org.mfglab.grid.Field;
import org.mfglab.grid.Grid;

/// What the formulas of a game name, and what the names stand for at the cells of a grid.
final class Symbols {

    /// The first of the slopes p_x, p_y, p_z among the variables.
    static final int SLOPE = 8;

    /// The length of the slope among the variables.
    static final int RADIUS = 11;

    private static final List<String> FIXED = List.of("x", "y", "z", "t", "m", "mean_x", "mean_y", "mean_z", "p_x", "p_y", "p_z", Hamiltonian.RADIUS);
    private static final int TIME = 3;
    private static final int DENSITY = 4;
    private static final int MEAN = 5;

    private final Grid grid;
    private final Faces faces;
    private final double[][] coordinates;
    private final List<String> names = new ArrayList<>(FIXED);
    private final List<double[]> fields = new ArrayList<>();
    private final Map<String, PlainConvolution> convolutions = new LinkedHashMap<>();

    Symbols(MeanFieldGame game, Grid grid, Faces faces) {
        this.grid = grid;
        this.faces = faces;
        this.coordinates = new double[grid.dimension()][];
        for (int axis = 0; axis < coordinates.length; axis++) coordinates[axis] = grid.coordinates(axis);
        for (String kernel : Coupling.kernels(game.running(), game.terminal())) {
            names.add(Scope.convolution(kernel));
            convolutions.put(Scope.convolution(kernel), new PlainConvolution(game.kernels().get(kernel), grid));
        }
        List<Formula> all = List.of(game.hamiltonian().formula(), game.running().formula(), game.terminal().formula(), game.viscosity(), game.source());
        for (String field : game.fields().keySet())
            if (all.stream().anyMatch(formula -> formula.dependsOn(field))) {
                names.add(field);
                fields.add(Field.sample(grid, game.fields().get(field)).values());
            }
    }

    Closure closure(Formula formula) {
        return Closure.of(formula, names);
    }

    /// The symbols at one time and density.
    ///
    /// @param m     for formulas that name the density in whatever way; else null
    /// @param whole what will be evaluated: its means and convolutions are made ready
    Moment at(double t, double[] m, Formula whole) {
        return new Moment(t, m, whole);
    }

    /// One time and one density.
    final class Moment {

        private final double t;
        private final double[] m;
        private final double[] means = new double[grid.dimension()];
        private final List<double[]> convolved = new ArrayList<>();

        private Moment(double t, double[] m, Formula whole) {
            this.t = t;
            this.m = m;
            if (whole.dependsOn("mean_x", "mean_y", "mean_z")) measureMeans();
            convolutions.forEach((name, convolution) -> convolved.add(whole.dependsOn(name) ? convolution.of(m) : null));
        }

        /// `int x m / int m` over the open cells.
        private void measureMeans() {
            double mass = 0;
            for (int i = 0; i < m.length; i++) {
                if (faces.solid(i)) continue;
                mass += m[i];
                for (int axis = 0; axis < means.length; axis++) means[axis] += coordinates[axis][grid.position(axis, i)] * m[i];
            }
            for (int axis = 0; axis < means.length; axis++) means[axis] /= mass;
        }

        /// Room for the variables, one per thread.
        double[] variables() {
            return new double[names.size()];
        }

        /// Sets the variables to what they are at a cell, the slopes to zero.
        ///
        /// @param v modified
        void place(double[] v, int cell) {
            for (int axis = 0; axis < coordinates.length; axis++) {
                v[axis] = coordinates[axis][grid.position(axis, cell)];
                v[MEAN + axis] = means[axis];
                v[SLOPE + axis] = 0;
            }
            v[TIME] = t;
            v[DENSITY] = m == null ? Double.NaN : m[cell];
            v[RADIUS] = 0;
            int next = FIXED.size();
            for (double[] slice : convolved) v[next++] = slice == null ? Double.NaN : slice[cell];
            for (double[] slice : fields) v[next++] = slice[cell];
        }

        /// The values of a formula at all cells, zero in the solid ones.
        double[] values(Closure closure) {
            double[] v = variables();
            double[] out = new double[grid.size()];
            for (int i = 0; i < out.length; i++) {
                if (faces.solid(i)) continue;
                place(v, i);
                out[i] = closure.at(v);
            }
            return out;
        }
    }
}
