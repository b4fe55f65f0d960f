package org.mfglab.device.cpu;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.mfglab.device.Buffer;
import org.mfglab.device.Lattice;
import org.mfglab.device.LineNoise;
import org.mfglab.device.SplineStage;
import org.mfglab.formula.Formula;
import org.mfglab.grid.Grid;
import org.mfglab.grid.SpaceFunction;

/// The parts of a step of second order, cell by cell.
final class CpuSplineStage implements SplineStage {

    private static final int CELLS_PER_TASK = 256;

    private final Team team;
    private final Lattice lattice;
    private final int d;
    private final double dt;
    private final LineNoise[] noise;
    private final Coefficient[] curvature;
    private final Coefficient[] wind;
    private final double[] scratch;
    private final Worker[] workers;
    private final Deposit deposit;

    /// What one worker needs.
    private record Worker(SplineFeet feet, SplineSearch search, double[] moves, double[] ahead, double[] padded) {

        static Worker of(Lattice lattice, LineNoise first) {
            SplineFeet feet = new SplineFeet(lattice);
            return new Worker(feet, new SplineSearch(lattice, feet), new double[lattice.dimension], new double[lattice.dimension],
                    new double[lattice.n[0] + 2 * first.probability().length]);
        }

        /// The moves of a cell.
        double[] take(double[][] slices, int cell) {
            for (int k = 0; k < moves.length; k++) moves[k] = slices[k][cell];
            return moves;
        }
    }

    CpuSplineStage(CpuBackend backend, Team team, Grid grid, List<Formula> curvature, List<Formula> wind, double[] variance, double dt, Map<String, ? extends SpaceFunction> fields) {
        this.team = team;
        this.dt = dt;
        this.lattice = new Lattice(grid);
        this.d = lattice.dimension;
        this.noise = IntStream.range(0, d).mapToObj(k -> new LineNoise(variance[k], lattice.turn(k))).toArray(LineNoise[]::new);
        this.curvature = curvature.stream().map(c -> new Coefficient(backend, grid, c, fields)).toArray(Coefficient[]::new);
        this.wind = wind.stream().map(b -> new Coefficient(backend, grid, b, fields)).toArray(Coefficient[]::new);
        this.scratch = new double[lattice.size];
        this.workers = IntStream.range(0, team.size()).mapToObj(_ -> Worker.of(lattice, noise[0])).toArray(Worker[]::new);
        this.deposit = new Deposit(team, lattice);
    }

    /// Work on one cell.
    private interface Work {
        void at(Worker own, int cell);
    }

    private void everywhere(Work work) {
        team.run((lattice.size + CELLS_PER_TASK - 1) / CELLS_PER_TASK, (worker, task) -> {
            for (int cell = task * CELLS_PER_TASK; cell < Math.min(lattice.size, (task + 1) * CELLS_PER_TASK); cell++) work.at(workers[worker], cell);
        });
    }

    @Override
    public void shake(Buffer x, Buffer out) {
        double[] to = CpuBuffer.of(out);
        double[] from = CpuBuffer.of(x);
        for (int k = 0; k < d; k++) {
            // The last axis is written to out.
            double[] next = (d - 1 - k) % 2 == 0 ? to : scratch;
            shake(k, from, next);
            from = next;
        }
    }

    /// Line by line along the first axis, and across the others in rows of cells that follow each other.
    private void shake(int axis, double[] from, double[] to) {
        int row = axis == 0 ? lattice.n[0] : Math.min(lattice.stride[axis], CELLS_PER_TASK);
        while (lattice.stride[axis] % row != 0 && axis > 0) row--;
        int length = row;
        int rowsPerTask = Math.max(1, CELLS_PER_TASK / length);
        int rows = lattice.size / length;
        team.run((rows + rowsPerTask - 1) / rowsPerTask, (worker, task) -> {
            for (int r = task * rowsPerTask; r < Math.min(rows, (task + 1) * rowsPerTask); r++)
                if (axis == 0) noise[0].averageAlong(lattice, r * length, from, to, workers[worker].padded);
                else noise[axis].average(lattice, axis, r * length, length, from, to);
        });
    }

    @Override
    public void drift(double t, Buffer[] moves) {
        double[][] to = slices(moves);
        for (Coefficient b : wind) b.at(t, null);
        everywhere((own, cell) -> {
            for (int k = 0; k < d; k++) own.ahead[k] = -0.25 * dt * wind[k].get(cell) / lattice.h[k];
            for (int k = 0; k < d; k++) to[k][cell] = -0.5 * dt * ahead(wind[k], cell, own.ahead) / lattice.h[k];
        });
    }

    /// A coefficient between the points, linear along every axis; beyond the last ones as at these.
    private double ahead(Coefficient coefficient, int cell, double[] moves) {
        if (coefficient.isConstant()) return coefficient.get(cell);
        double sum = 0;
        for (int corner = 0; corner < 1 << d; corner++) {
            int place = 0;
            double weight = 1;
            for (int k = 0; k < d; k++) {
                double end = lattice.position(cell, k) + moves[k];
                if (!lattice.periodic[k]) end = Math.clamp(end, 0, lattice.n[k] - 1);
                double floor = Math.floor(end);
                boolean upper = (corner >> k & 1) == 1;
                place += lattice.stride[k] * lattice.wrap(k, (int) floor + (upper ? 1 : 0));
                weight *= upper ? end - floor : 1 - end + floor;
            }
            sum += weight * coefficient.get(place);
        }
        return sum;
    }

    @Override
    public void search(double t, Buffer x, Buffer[] moves, Buffer out) {
        double[] from = CpuBuffer.of(x);
        double[] to = CpuBuffer.of(out);
        double[][] found = slices(moves);
        double[] reach = new double[d];
        for (int k = 0; k < d; k++) {
            curvature[k].at(t, null);
            reach[k] = curvature[k].get(0) * dt / (lattice.h[k] * lattice.h[k]);
        }
        everywhere((own, cell) -> {
            to[cell] = own.search.search(cell, from, reach);
            for (int k = 0; k < d; k++) found[k][cell] = own.search.moves()[k];
        });
    }

    private static double[][] slices(Buffer[] buffers) {
        return Arrays.stream(buffers).map(CpuBuffer::of).toArray(double[][]::new);
    }

    @Override
    public void gather(Buffer[] moves, Buffer x, Buffer out) {
        double[] from = CpuBuffer.of(x);
        double[] to = CpuBuffer.of(out);
        double[][] by = slices(moves);
        everywhere((own, cell) -> to[cell] = own.feet.gather(cell, own.take(by, cell), from));
    }

    @Override
    public void deposit(Buffer[] moves, Buffer x, Buffer out) {
        deposit.run(CpuBuffer.of(out), new Parts(CpuBuffer.of(x), slices(moves)));
    }

    /// The mass of every cell, falling about the end of its move.
    private final class Parts implements Deposit.Source {

        private final double[] mass;
        private final double[][] moves;
        private final int last = lattice.dimension - 1;

        Parts(double[] mass, double[][] moves) {
            this.mass = mass;
            this.moves = moves;
        }

        @Override
        public double put(int worker, int cell, double[] out, int first) {
            if (mass[cell] == 0) return 0;
            Worker own = workers[worker];
            own.feet.deposit(cell, own.take(moves, cell), mass[cell], out, first);
            return 0;
        }

        /// A move that leaves the box may come back anywhere.
        @Override
        public void reach(int worker, int cell, int[] range) {
            if (mass[cell] == 0) return;
            double end = Math.floor(lattice.position(cell, last) + moves[last][cell]);
            boolean out = !(end >= 1 && end <= lattice.n[last] - 3);
            range[0] = out ? 0 : Math.min(range[0], (int) end - 1);
            range[1] = out ? lattice.n[last] - 1 : Math.max(range[1], (int) end + 2);
        }
    }
}
