package org.mfglab.verify;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.LUDecomposition;
import org.apache.commons.math3.linear.RealMatrix;
import org.mfglab.game.MeanFieldGame;
import org.mfglab.grid.BoundaryCondition;
import org.mfglab.grid.Grid;
import org.mfglab.grid.TimeGrid;
import org.mfglab.grid.Trajectory;

/// The discrete equations of a small grid by brute force: dense matrices, formulas evaluated by name, faces from the grid. What the
/// certifier is compared with; it shares nothing with it.
final class DenseGame {

    final MeanFieldGame game;
    final Grid grid;
    final TimeGrid time;
    final Equations equations;
    private final DenseCells cells;
    private final DenseFlux flux;

    /// Forgeries: a transport in which nu stands at the wrong end, and one without the source.
    boolean viscosityTransposedWrongly;
    boolean sourceForgotten;

    DenseGame(MeanFieldGame game, TimeGrid time, Equations equations, int... n) {
        this.game = game;
        this.grid = Grid.of(game.domain(), n);
        this.time = time;
        this.equations = equations;
        this.cells = new DenseCells(game, grid);
        this.flux = new DenseFlux(game.hamiltonian(), cells, equations);
    }

    boolean solid(int cell) {
        return cells.solid(cell);
    }

    /// One implicit system: `factor w - right + dt (-nu Lap w + g)`, over some axes.
    ///
    /// @param factor   1, or 1 + r dt
    /// @param constant whether H at rest belongs to it
    private final class System {
        private final double t;
        private final List<Map<String, Double>> at = new ArrayList<>();
        private final double[] nu = new double[grid.size()];
        private final int[] axes;
        private final double factor;
        private final boolean constant;

        System(double t, double[] m, int[] axes, double factor, boolean constant) {
            this.t = t;
            for (int i = 0; i < nu.length; i++) {
                at.add(cells.symbols(i, t, m));
                nu[i] = game.viscosity().evaluate(at.getLast());
            }
            this.axes = axes;
            this.factor = factor;
            this.constant = constant;
        }

        double[] residual(double[] w, double[] right) {
            double[] residual = new double[w.length];
            for (int i = 0; i < w.length; i++) {
                if (cells.solid(i)) continue;
                double laplacian = 0;
                for (int axis : axes) laplacian += (cells.end(w, i, axis, true, t).slope() - cells.end(w, i, axis, false, t).slope()) / grid.h(axis);
                residual[i] = factor * w[i] - right[i] + time.dt() * (flux.at(i, w, at.get(i), t, axes, constant).g() - nu[i] * laplacian);
            }
            return residual;
        }

        /// `dt J`, of the HJB equation (with values and discount) or of the transport (without).
        RealMatrix matrix(double[] w, boolean transport) {
            RealMatrix matrix = new Array2DRowRealMatrix(w.length, w.length);
            for (int i = 0; i < w.length; i++) {
                matrix.setEntry(i, i, transport || cells.solid(i) ? 1 : factor);
                if (cells.solid(i)) continue;
                DenseFlux.Flux g = flux.at(i, w, at.get(i), t, axes, constant);
                for (int axis : axes)
                    for (int side = 0; side < 2; side++) couple(matrix, i, axis, cells.end(w, i, axis, side == 1, t), g.rates()[2 * axis + side], transport);
            }
            return matrix;
        }

        private void couple(RealMatrix matrix, int i, int axis, DenseCells.End end, double rate, boolean transport) {
            if (end.closed() || transport && end.end() instanceof BoundaryCondition.Value) return;
            double viscosity = nu[transport && viscosityTransposedWrongly && end.next() != null ? end.next() : i];
            double c = time.dt() * (viscosity / (grid.h(axis) * end.distance()) + rate / end.distance());
            matrix.addToEntry(i, i, c);
            if (end.next() != null) matrix.addToEntry(i, end.next(), -c);
        }

        double[] solve(double[] right) {
            double[] w = right.clone();
            for (int k = 0; k < 60; k++) {
                double[] step = DenseGame.solve(matrix(w, false), residual(w, right));
                double most = 0;
                for (int i = 0; i < w.length; i++) {
                    w[i] -= step[i];
                    most = Math.max(most, Math.abs(step[i]));
                }
                if (most < 1e-13) break;
            }
            return w;
        }
    }

    static double[] solve(RealMatrix matrix, double[] right) {
        return new LUDecomposition(matrix).getSolver().solve(new ArrayRealVector(right)).toArray();
    }

    private int[] allAxes() {
        return java.util.stream.IntStream.range(0, grid.dimension()).toArray();
    }

    /// The system of a level for the unsplit schemes.
    private System unsplit(int n, double[] mNext) {
        return new System(time.time(n), mNext, allAxes(), 1 + game.discount() * time.dt(), true);
    }

    /// `max |H_p|` along an axis at the slopes that the scheme of Lax and Friedrichs takes.
    double speed(int n, double[] u, double[] mNext, int axis) {
        double most = 0;
        double t = time.time(n);
        for (int i = 0; i < grid.size(); i++) {
            if (cells.solid(i)) continue;
            most = Math.max(most, flux.speed(i, u, cells.symbols(i, t, mNext), t, axis));
        }
        return most;
    }

    private System stage(int n, double[] mNext, int axis) {
        return new System(time.time(n), mNext, new int[] {axis}, 1, false);
    }

    /// `dt J` of an unsplit level at u, of the HJB equation or of the transport.
    RealMatrix matrix(int n, double[] u, double[] mNext, boolean transport) {
        return unsplit(n, mNext).matrix(u, transport);
    }

    /// The right side of a level: `uNext + dt F`, and for the split scheme all that comes before the first axis.
    private double[] start(int n, double[] uNext, double[] mNext) {
        double[] right = new double[grid.size()];
        for (int i = 0; i < right.length; i++) {
            if (cells.solid(i)) continue;
            Map<String, Double> at = cells.symbols(i, time.time(n), mNext);
            right[i] = uNext[i] + time.dt() * game.running().formula().evaluate(at);
            if (!(equations instanceof Equations.Split)) continue;
            double atRest = flux.atRest(at);
            right[i] = (right[i] - time.dt() * atRest) / (1 + game.discount() * time.dt());
        }
        return right;
    }

    private List<double[]> stages(int n, double[] uNext, double[] mNext) {
        List<double[]> stages = new ArrayList<>(List.of(start(n, uNext, mNext)));
        for (int axis = 0; axis < grid.dimension(); axis++) stages.add(stage(n, mNext, axis).solve(stages.getLast()));
        return stages;
    }

    double[] backward(int n, double[] uNext, double[] mNext) {
        if (equations instanceof Equations.Split) return stages(n, uNext, mNext).getLast();
        return unsplit(n, mNext).solve(start(n, uNext, mNext));
    }

    /// `s(t_{n+1})` in a cell.
    double entering(int n, int cell) {
        return cells.solid(cell) ? 0 : game.source().evaluate(cells.symbols(cell, time.time(n + 1), null));
    }

    double[] forward(int n, double[] u, double[] uNext, double[] m, double[] frozen) {
        double[] moved = m.clone();
        for (int i = 0; i < moved.length && !sourceForgotten; i++) moved[i] += time.dt() * entering(n, i);
        if (!(equations instanceof Equations.Split)) return solve(unsplit(n, frozen).matrix(u, true).transpose(), moved);
        List<double[]> stages = stages(n, uNext, frozen);
        for (int axis = grid.dimension() - 1; axis >= 0; axis--) moved = solve(stage(n, frozen, axis).matrix(stages.get(axis + 1), true).transpose(), moved);
        return moved;
    }

    double[] terminal(double[] m) {
        double[] u = new double[grid.size()];
        for (int i = 0; i < u.length; i++)
            if (!cells.solid(i)) u[i] = game.terminal().formula().evaluate(cells.symbols(i, game.horizon(), m));
        return u;
    }

    /// u and m at all levels.
    record Pair(DenseGame dense, double[][] u, double[][] m) {

        Pair copy() {
            return new Pair(dense, java.util.Arrays.stream(u).map(double[]::clone).toArray(double[][]::new),
                    java.util.Arrays.stream(m).map(double[]::clone).toArray(double[][]::new));
        }

        Certificate certificate() {
            return certificate(dense.equations);
        }

        Certificate certificate(Equations equations) {
            return Certifier.certify(dense.game, equations, Trajectory.of(dense.grid, dense.time, u), Trajectory.of(dense.grid, dense.time, m), 0, 0);
        }

        double pairing(int n) {
            double sum = 0;
            for (int i = 0; i < u[n].length; i++) sum += u[n][i] * m[n][i];
            return sum * dense.grid.cellVolume();
        }
    }

    /// The fixed point of the whole map by damped iteration.
    Pair equilibrium(int iterations, double damping) {
        double[] initial = game.initial().on(grid).values();
        double[][] m = new double[time.levels()][];
        for (int n = 0; n < m.length; n++) m[n] = initial.clone();
        double[][] u = new double[time.levels()][];
        for (int k = 0; k < iterations; k++) {
            u[time.steps()] = terminal(m[time.steps()]);
            for (int n = time.steps() - 1; n >= 0; n--) u[n] = backward(n, u[n + 1], m[n + 1]);
            double[] moved = initial;
            double change = 0;
            for (int n = 0; n < time.steps(); n++) {
                moved = forward(n, u[n], u[n + 1], moved, m[n + 1]);
                for (int i = 0; i < moved.length; i++) change = Math.max(change, Math.abs(moved[i] - m[n + 1][i]));
                for (int i = 0; i < moved.length; i++) m[n + 1][i] += damping * (moved[i] - m[n + 1][i]);
            }
            if (change < 1e-14) break;
            if (k == iterations - 1) throw new AssertionError(game.hamiltonian().formula() + " changed by " + change);
        }
        return new Pair(this, u, m);
    }
}
