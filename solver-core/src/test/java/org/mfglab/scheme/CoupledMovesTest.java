package org.mfglab.scheme;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.mfglab.device.Backend;
import org.mfglab.device.Buffer;
import org.mfglab.device.CoupledHamiltonian;
import org.mfglab.device.FootStage;
import org.mfglab.formula.Formula;
import org.mfglab.formula.Parser;
import org.mfglab.formula.Scope;
import org.mfglab.formula.SlopeFunction;
import org.mfglab.game.Hamiltonian;
import org.mfglab.grid.Domain;
import org.mfglab.grid.Grid;
import org.mfglab.grid.Interval;

/// The best moves where H does not see the axes apart, on random values.
class CoupledMovesTest {

    /// Hamiltonians whose duals are known in closed form.
    enum Known {
        QUADRATIC("0.5*p_x^2", w -> w * w / 2),
        BOUNDED("1.3*p_x", w -> w <= 1.3 ? 0 : Double.POSITIVE_INFINITY),
        RELATIVISTIC("sqrt(p_x^2 + 0.25) - 0.5", w -> w <= 1 ? 0.5 - 0.5 * Math.sqrt(1 - w * w) : Double.POSITIVE_INFINITY),
        ROOT("0.7*p_x^1.5", w -> 0.35 * Math.pow(w / 1.05, 3)),
        FOURTH("0.25*p_x^4", w -> 0.75 * Math.pow(w, 4.0 / 3)),
        /// `p A p/2` with `A = 1 + 0.8 (1 - 1)`: the coupling of all axes.
        TILTED(null, null);

        final String text;
        final ToDoubleFunction<Double> dual;

        Known(String text, ToDoubleFunction<Double> dual) {
            this.text = text;
            this.dual = dual;
        }

        CoupledHamiltonian of(int d) {
            if (text == null) return new CoupledHamiltonian.Whole(formula(d == 2 ? "0.5*p_x^2 + 0.5*p_y^2 + 0.8*p_x*p_y - 0.3*p_x + 0.2*p_y"
                    : "0.5*p_x^2 + 0.5*p_y^2 + 0.5*p_z^2 + 0.8*p_x*p_y - 0.3*p_x + 0.2*p_y", d), Hamiltonian.slopes(d));
            List<Formula> drift = List.of(Formula.constant(-0.3), Formula.constant(0.2), Formula.ZERO);
            return new CoupledHamiltonian.Radial(formula(text, 1).substitute(Map.of("p_x", Formula.symbol("|p|"))).simplify(), "|p|", drift.subList(0, d));
        }

        double cost(double... v) {
            double x = v[0] - 0.3, y = v[1] + 0.2, z = v.length > 2 ? v[2] : 0;
            return text == null ? (x * x + y * y - 1.6 * x * y) / (2 * 0.36) + z * z / 2 : dual.applyAsDouble(Math.sqrt(x * x + y * y + z * z));
        }
    }

    private static Formula formula(String text, int d) {
        return Parser.parse(text, Scope.of(d, List.of())).simplify();
    }

    private static Grid grid(boolean walls, int... n) {
        Interval[] sides = Collections.nCopies(n.length, new Interval(0, 1)).toArray(Interval[]::new);
        return Grid.of(walls ? Domain.box(sides) : Domain.torus(sides), n);
    }

    /// No move of many is better than the one that is found, for steps short and long, with noise and without.
    @ParameterizedTest
    @EnumSource(Known.class)
    void noMoveIsBetterThanTheOneFound(Known known) {
        for (boolean walls : new boolean[] {false, true})
            for (double[] step : new double[][] {{0.02, 0.02, 1}, {0.1, 0, 0.3}, {0.4, 0.01, 0.5}, {3, 0.05, 1}}) {
                challenge(known, grid(walls, 7, 5), step[0], step[1], step[2], 1000);
                if (step[0] < 1) challenge(known, grid(walls, 4, 3, 3), step[0], step[1], step[2], 1000);
            }
    }

    private static void challenge(Known known, Grid grid, double dt, double nu, double amplitude, int tries) {
        int d = grid.dimension();
        try (Backend backend = Backend.cpu(1)) {
            FootStage stage = backend.footStage(grid, known.of(d), Formula.constant(nu), dt, Map.of());
            Buffer u = backend.allocate(grid.size()), found = backend.allocate(grid.size()), mean = backend.allocate(grid.size()), gain = backend.allocate(grid.size());
            Buffer[] moves = new Buffer[d];
            for (int k = 0; k < d; k++) moves[k] = backend.allocate(grid.size());
            SplittableRandom random = new SplittableRandom(5);
            u.write(random.doubles(grid.size(), -amplitude, amplitude).toArray());
            stage.at(0, gain);
            stage.search(u, gain, moves, found);
            double[] least = values(found);
            double[][] best = Arrays.stream(moves).map(CoupledMovesTest::values).toArray(double[][]::new);
            stage.gather(moves, u, mean);
            double[] own = values(mean);
            double[][] velocity = new double[grid.size()][d];
            for (int cell = 0; cell < grid.size(); cell++) {
                for (int k = 0; k < d; k++) velocity[cell][k] = best[k][cell] * grid.h(k) / dt;
                double cost = known.cost(velocity[cell]);
                if (Double.isFinite(cost)) assertEquals(own[cell] + dt * cost, least[cell], 1e-12, "what the move costs that is said to be best");
            }
            double reach = Math.min(5, 2 * Math.sqrt(amplitude / dt) + 1);
            for (int trial = 0; trial < tries; trial++) {
                double[] v = new double[d];
                double[][] to = new double[d][grid.size()];
                double[] cost = new double[grid.size()];
                boolean near = trial % 2 == 0;
                double scale = near ? Math.pow(10, -random.nextInt(6)) : reach;
                for (int k = 0; k < d; k++) v[k] = scale * random.nextDouble(-1, 1);
                if (known == Known.BOUNDED && !near) onTheCircle(v, random);
                for (int cell = 0; cell < grid.size(); cell++) {
                    double[] w = v.clone();
                    for (int k = 0; k < d; k++) {
                        if (near) w[k] += velocity[cell][k];
                        to[k][cell] = w[k] * dt / grid.h(k);
                    }
                    cost[cell] = known.cost(w);
                }
                for (int k = 0; k < d; k++) moves[k].write(to[k]);
                stage.gather(moves, u, mean);
                double[] means = values(mean);
                for (int cell = 0; cell < grid.size(); cell++) {
                    double total = means[cell] + dt * cost[cell];
                    int at = cell;
                    assertTrue(total >= least[cell] - 1e-13, () -> "%s, dt %s, nu %s, %d-D: a move is better in cell %d by %s".formatted(known, dt, nu, d, at, least[at] - total));
                }
            }
        }
    }

    private static void onTheCircle(double[] v, SplittableRandom random) {
        double length = 0;
        for (double x : v) length += x * x;
        double speed = 1.3 * (1 - 1e-12) * (random.nextInt(3) == 0 ? random.nextDouble() : 1);
        for (int k = 0; k < v.length; k++) v[k] *= speed / Math.sqrt(length);
        v[0] += 0.3;
        v[1] -= 0.2;
    }

    /// `|p|^2/2` through |p|, as a whole, and axis by axis.
    @ParameterizedTest
    @CsvSource({"0.03, 0.02", "0.1, 0", "1, 0.03"})
    void oneHamiltonianInThreeFormsHasOneValue(double dt, double nu) {
        for (int d = 2; d <= (dt < 1 ? 3 : 2); d++) {
            Grid grid = d == 2 ? grid(true, 8, 6) : grid(false, 4, 5, 3);
            String text = "0.5*p_x^2 + 0.4*p_x + 0.5*p_y^2 - 0.2*p_y" + (d == 3 ? " + 0.5*p_z^2" : "");
            List<SlopeFunction> axes = Hamiltonian.slopes(d).stream().map(p -> SlopeFunction.of(new Hamiltonian(formula(text, 3), 3).formula().substitute(others(p)).simplify(), p)).toList();
            List<Formula> drift = List.of(Formula.constant(0.4), Formula.constant(-0.2), Formula.ZERO).subList(0, d);
            double[] u = new SplittableRandom(3).doubles(grid.size(), -1, 1).toArray();
            try (Backend backend = Backend.cpu(1)) {
                Formula noise = Formula.constant(nu);
                double[] separable = value(backend, grid, backend.footStage(grid, axes, noise, dt, Map.of()), u);
                Formula half = Formula.symbol("|p|").power(2).times(Formula.constant(0.5)).simplify();
                double[] radial = value(backend, grid, backend.footStage(grid, new CoupledHamiltonian.Radial(half, "|p|", drift), noise, dt, Map.of()), u);
                double[] whole = value(backend, grid, backend.footStage(grid, new CoupledHamiltonian.Whole(formula(text, d), Hamiltonian.slopes(d)), noise, dt, Map.of()), u);
                assertArrayEquals(separable, radial, 1e-12);
                assertArrayEquals(separable, whole, 1e-12);
            }
        }
    }

    private static Map<String, Formula> others(String slope) {
        Map<String, Formula> zeros = new java.util.HashMap<>();
        for (String p : Hamiltonian.slopes(3)) if (!p.equals(slope)) zeros.put(p, Formula.ZERO);
        return zeros;
    }

    private static double[] value(Backend backend, Grid grid, FootStage stage, double[] given) {
        Buffer u = backend.allocate(grid.size()), found = backend.allocate(grid.size()), gain = backend.allocate(grid.size());
        Buffer[] moves = new Buffer[grid.dimension()];
        for (int k = 0; k < moves.length; k++) moves[k] = backend.allocate(grid.size());
        u.write(given);
        stage.at(0, gain);
        stage.search(u, gain, moves, found);
        return values(found);
    }

    private static double[] values(Buffer buffer) {
        double[] values = new double[buffer.size()];
        buffer.read(values);
        return values;
    }
}
