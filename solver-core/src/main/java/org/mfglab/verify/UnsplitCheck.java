package org.mfglab.verify;

import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.mfglab.game.MeanFieldGame;
import org.mfglab.grid.Grid;
import org.mfglab.grid.TimeGrid;

/// The equations of `fd_upwind` and `fd_lax_friedrichs` between two levels, point by point: nothing is solved.
///
///     r_H = ((1 + r dt) u[n] - u[n+1])/dt - nu Lap u[n] + g - F
///     r_F = (J^T m[n+1] - m[n] - dt s)/dt,    (J x)_i = x_i + sum over faces f of c_if (x_i - x_if),    c = dt (nu/h + rate)/distance
///
/// where `x_if` is the value beyond the face: 0 at an exit; value faces are left out of J.
final class UnsplitCheck implements Level.Check {

    private final MeanFieldGame game;
    private final Grid grid;
    private final TimeGrid time;
    private final Faces faces;
    private final Symbols symbols;
    private final PlainCosts costs;
    private final Closure viscosity;
    private final Supplier<PointHamiltonian> hamiltonian;

    UnsplitCheck(MeanFieldGame game, Grid grid, TimeGrid time, Faces faces, Symbols symbols, PlainCosts costs, Supplier<PointHamiltonian> hamiltonian) {
        this.game = game;
        this.grid = grid;
        this.time = time;
        this.faces = faces;
        this.symbols = symbols;
        this.costs = costs;
        this.viscosity = symbols.closure(game.viscosity());
        this.hamiltonian = hamiltonian;
    }

    /// What one row contributes.
    private record Row(double stiffness, double excess, Level.Flow flow) {

        static final Row NONE = new Row(1, 0, Level.Flow.NONE);

        Row plus(Row other) {
            return new Row(Math.max(stiffness, other.stiffness), Math.max(excess, other.excess), flow.plus(other.flow));
        }
    }

    @Override
    public Level level(int n, double[] u, double[] uNext, double[] m, double[] mNext) {
        double t = time.time(n);
        double[] cost = costs.running(t, mNext);
        double[] source = costs.source(time.time(n + 1));
        double[] value = new double[grid.size()];
        double[][] coupling = new double[2 * grid.dimension()][grid.size()];
        Symbols.Moment moment = symbols.at(t, mNext, game.hamiltonian().formula());
        Row sum = IntStream.range(0, grid.size() / grid.n(0)).parallel()
                .mapToObj(row -> row(row, new Cell(moment, t), u, uNext, mNext, cost, source, value, coupling))
                .toList().stream().reduce(Row.NONE, Row::plus);
        double[] density = new double[grid.size()];
        IntStream.range(0, density.length).parallel().forEach(j -> density[j] = transport(j, coupling, m, mNext, source));
        return new Level(value, density, sum.stiffness, sum.excess, sum.flow);
    }

    /// Where the equations are written out, one cell after the other.
    private final class Cell {

        final Symbols.Moment moment;
        final double[] v;
        final CellFaces at;
        final PointHamiltonian g = hamiltonian.get();

        Cell(Symbols.Moment moment, double t) {
            this.moment = moment;
            this.v = moment.variables();
            this.at = new CellFaces(grid, faces, t);
        }

        /// @return the viscosity there
        double place(double[] u, int cell) {
            moment.place(v, cell);
            at.place(u, cell);
            g.place(v, at);
            return viscosity.at(v);
        }
    }

    /// The HJB equation along a row of cells, and the couplings of the transport.
    ///
    /// @param value    modified: residuals
    /// @param coupling modified: by face and cell
    private Row row(int row, Cell cell, double[] u, double[] uNext, double[] mNext, double[] cost, double[] source, double[] value, double[][] coupling) {
        Row sum = Row.NONE;
        for (int i = row * grid.n(0); i < (row + 1) * grid.n(0); i++) {
            if (faces.solid(i)) {
                value[i] = u[i] / time.dt();
                continue;
            }
            double nu = cell.place(u, i);
            value[i] = u[i] * game.discount() + (u[i] - uNext[i]) / time.dt() - nu * cell.at.laplacian() + cell.g.g() - cost[i];
            sum = sum.plus(couple(i, cell, nu, mNext[i], cost[i], source[i], coupling));
        }
        return sum;
    }

    private Row couple(int i, Cell cell, double nu, double m, double cost, double source, double[][] coupling) {
        double dt = time.dt();
        double stiffness = 1;
        double legendre = -cell.g.g();
        double left = 0;
        double paid = 0;
        for (int face = 0; face < coupling.length; face++) {
            if (cell.at.closed(face)) continue;
            double rate = cell.g.rate(face);
            double c = dt * (nu / cell.at.width(face / 2) + rate) / cell.at.distance[face];
            legendre += (face % 2 == 1 ? -rate : rate) * cell.at.slope[face];
            stiffness += c;
            if (cell.at.beyond[face] != Faces.VALUE) coupling[face][i] = c;
            if (cell.at.beyond[face] == Faces.EXIT) {
                left += c * m;
                paid += c * m * cell.at.price[face];
            }
        }
        return new Row(stiffness, cell.g.excess(), new Level.Flow(dt * m * legendre, dt * m * cost, left, paid, dt * source));
    }

    /// The Fokker-Planck equation at a cell: what left it to all sides, and what came from its neighbours through the same faces.
    private double transport(int j, double[][] coupling, double[] m, double[] mNext, double[] source) {
        double dt = time.dt();
        if (faces.solid(j)) return mNext[j] / dt;
        double balance = mNext[j] - m[j] - dt * source[j];
        for (int face = 0; face < coupling.length; face++) {
            balance += coupling[face][j] * mNext[j];
            int neighbour = faces.beyond(j, face);
            if (neighbour >= 0) balance -= coupling[face ^ 1][neighbour] * mNext[neighbour];
        }
        return balance / dt;
    }
}
