package org.mfglab.device.cpu;

import java.util.Arrays;
import java.util.Map;
import java.util.stream.IntStream;
import org.mfglab.device.Buffer;
import org.mfglab.device.FootStage;
import org.mfglab.device.Lattice;
import org.mfglab.formula.Formula;
import org.mfglab.grid.Grid;
import org.mfglab.grid.SpaceFunction;

/// A step along characteristics, cell by cell.
final class CpuFootStage implements FootStage {

    private static final int CELLS_PER_TASK = 256;

    private final Team team;
    private final Lattice lattice;
    private final Ground ground;
    private final double dt;
    private final MotionLaw law;
    private final Coefficient viscosity;
    private final Steepness steepness;
    private final Worker[] workers;
    private final Deposit deposit;
    /// Between move and noise, where feet may be stopped and one comes after the other; otherwise null.
    private final double[] between;

    /// What one worker needs.
    private record Worker(Feet feet, BoundedFeet bounded, Spread spread, MoveSearch search, double[] noise, double[] deviation, double[] moves) {

        /// The moves of a cell.
        double[] take(double[][] slices, int cell) {
            for (int k = 0; k < moves.length; k++) moves[k] = slices[k][cell];
            return moves;
        }
    }

    CpuFootStage(CpuBackend backend, Team team, Grid grid, MotionLaw law, Formula nu, double dt, Map<String, ? extends SpaceFunction> fields) {
        this.team = team;
        this.dt = dt;
        this.lattice = new Lattice(grid);
        this.ground = new Ground(grid, lattice);
        this.law = law;
        this.viscosity = new Coefficient(backend, grid, nu, fields);
        this.steepness = new Steepness(team, lattice);
        this.workers = IntStream.range(0, team.size()).mapToObj(_ -> worker()).toArray(Worker[]::new);
        this.deposit = new Deposit(team, lattice);
        this.between = ground.bounded() ? new double[lattice.size] : null;
    }

    private Worker worker() {
        Feet feet = new Feet(lattice);
        double[] noise = new double[lattice.dimension];
        feet.noise(noise);
        BoundedFeet bounded = new BoundedFeet(lattice, ground);
        Steepness.Probe probe = steepness.new Probe();
        MoveSearch search = ground.bounded() ? law.search(lattice, ground, feet, bounded, probe, dt) : law.search(lattice, feet, probe, dt);
        return new Worker(feet, bounded, new Spread(lattice, ground), search, noise, ground.bounded() ? new double[lattice.dimension] : noise, new double[lattice.dimension]);
    }

    @Override
    public void at(double t, Buffer m) {
        law.at(t, m);
        viscosity.at(t, m);
        ground.at(t);
    }

    /// Work on one cell.
    private interface Work {
        void at(Worker own, int cell);
    }

    private void everywhere(Work work) {
        team.run((lattice.size + CELLS_PER_TASK - 1) / CELLS_PER_TASK, (worker, task) -> {
            Worker own = workers[worker];
            for (int cell = task * CELLS_PER_TASK; cell < Math.min(lattice.size, (task + 1) * CELLS_PER_TASK); cell++) {
                if (lattice.solid(cell)) continue;
                shake(own, cell);
                work.at(own, cell);
            }
        });
    }

    /// Sets the noise of a cell: in each of d directions alone its variance is d times the whole one, `2 d nu dt`.
    private void shake(Worker own, int cell) {
        double spread = Math.sqrt(2 * lattice.dimension * viscosity.get(cell) * dt);
        for (int k = 0; k < own.deviation.length; k++) own.deviation[k] = spread / lattice.h[k];
    }

    @Override
    public void search(Buffer uNext, Buffer gain, Buffer[] moves, Buffer u) {
        double[] next = spread(CpuBuffer.of(uNext), true);
        double[] rate = CpuBuffer.of(gain);
        double[] out = CpuBuffer.of(u);
        double[][] to = slices(moves);
        steepness.take(next);
        double[][] slopes = steepness.slopes();
        if (!finite(slopes)) {
            Arrays.fill(out, Double.NaN);
            return;
        }
        everywhere((own, cell) -> {
            out[cell] = own.search.search(cell, own.noise, next, rate[cell], slopes);
            for (int k = 0; k < to.length; k++) to[k][cell] = own.search.moves()[k];
        });
    }

    private static boolean finite(double[][] slopes) {
        return Arrays.stream(slopes).allMatch(pair -> Double.isFinite(pair[0]) && Double.isFinite(pair[1]));
    }

    private static double[][] slices(Buffer[] buffers) {
        double[][] slices = new double[buffers.length][];
        for (int k = 0; k < slices.length; k++) slices[k] = CpuBuffer.of(buffers[k]);
        return slices;
    }

    @Override
    public void gather(Buffer[] moves, Buffer x, Buffer out) {
        double[] from = spread(CpuBuffer.of(x), false);
        double[] to = CpuBuffer.of(out);
        double[][] by = slices(moves);
        everywhere((own, cell) -> {
            double[] move = own.take(by, cell);
            to[cell] = open(cell, move) ? own.feet.gather(cell, move, from) : own.bounded.gather(cell, move, from, false);
        });
    }

    /// Whether nothing stops the feet of a move.
    private boolean open(int cell, double[] moves) {
        int free = ground.free(cell);
        if (free == Ground.FAR) return true;
        for (int k = 0; k < moves.length; k++) if (!(Math.abs(moves[k]) <= free)) return false;
        return true;
    }

    @Override
    public double deposit(Buffer[] moves, Buffer x, Buffer out) {
        if (between == null) return deposit.run(CpuBuffer.of(out), new Parts(CpuBuffer.of(x), slices(moves)));
        double left = deposit.run(between, new Parts(CpuBuffer.of(x), slices(moves)));
        return left + deposit.run(CpuBuffer.of(out), new Spreading(between));
    }

    /// What the noise makes of a slice, where it comes after the move; otherwise the slice itself.
    private double[] spread(double[] x, boolean given) {
        if (between == null) return x;
        everywhere((own, cell) -> between[cell] = own.spread.gather(cell, own.deviation, x, given));
        return between;
    }

    /// The mass of every cell, spread by the noise.
    private final class Spreading implements Deposit.Source {

        private final double[] mass;

        Spreading(double[] mass) {
            this.mass = mass;
        }

        @Override
        public double put(int worker, int cell, double[] out, int first) {
            if (mass[cell] == 0) return 0;
            Worker own = workers[worker];
            shake(own, cell);
            return own.spread.deposit(cell, own.deviation, mass[cell], out, first);
        }

        /// Noise that leaves the box may come back anywhere.
        @Override
        public void reach(int worker, int cell, int[] range) {
            if (mass[cell] == 0) return;
            shake(workers[worker], cell);
            int last = lattice.dimension - 1;
            double position = lattice.position(cell, last);
            double far = Math.ceil(Spread.REACH * workers[worker].deviation[last]) + 1;
            boolean out = !(position >= far && position + far < lattice.n[last]);
            range[0] = out ? 0 : Math.min(range[0], (int) (position - far));
            range[1] = out ? lattice.n[last] - 1 : Math.max(range[1], (int) (position + far));
        }
    }

    /// The mass of every cell, falling where its feet stand.
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
            shake(own, cell);
            double[] move = own.take(moves, cell);
            if (!open(cell, move)) return own.bounded.deposit(cell, move, mass[cell], out, first);
            own.feet.deposit(cell, move, mass[cell], out, first);
            return 0;
        }

        /// A foot that leaves the box may come back anywhere, and one that is stopped stands on its way.
        @Override
        public void reach(int worker, int cell, int[] range) {
            if (mass[cell] == 0) return;
            Worker own = workers[worker];
            shake(own, cell);
            double position = lattice.position(cell, last), move = moves[last][cell], noise = own.noise[last];
            double low = position + Math.min(0, move) - noise, high = position + Math.max(0, move) + noise;
            boolean out = !(low >= 0 && high <= lattice.n[last] - 1);
            range[0] = out ? 0 : Math.min(range[0], (int) low);
            range[1] = out ? lattice.n[last] - 1 : Math.max(range[1], (int) high + 1);
        }
    }
}
