package org.mfglab.convergence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.mfglab.exact.ExactGame;
import org.mfglab.exact.HopfLaxGame;
import org.mfglab.grid.Field;
import org.mfglab.grid.Trajectory;
import org.mfglab.scheme.SemiLagrangian;
import org.mfglab.solve.Solution;

/// `semi_lagrangian` without noise (VERIFICATION E4): kinks of the value, a population that is gathered into a point, and one that parts. Steps do not carry agents from
/// point to point, which would make the result exact by accident.
class HopfLaxTest {

    /// The errors on one grid, at the worst time up to one.
    ///
    /// @param value in the maximum norm where agents are, everywhere if the density is not known
    /// @param mean  `int |m - m_exact|`
    /// @param moved W1 on a line, the integral of the distance of the distribution functions
    private record Distance(int n, int nt, double value, double mean, double moved) {

        static Distance of(ExactGame game, int n, int nt, double until) {
            Solution solution = ExactProblem.of(game).by(new SemiLagrangian()).solve(n, nt);
            FallingError.certified(solution);
            double[] most = new double[3];
            for (int level = 0; level <= nt; level++) {
                double t = solution.value().time().time(level);
                if (t > until + 1e-12) break;
                double[] here = at(game, t, solution.value().level(level), solution.density().level(level));
                Arrays.setAll(most, i -> Math.max(most[i], here[i]));
            }
            return new Distance(n, nt, most[0], most[1], most[2]);
        }

        private static double[] at(ExactGame game, double t, Field u, Field m) {
            double volume = u.grid().cellVolume(), value = 0, mean = 0, below = 0, moved = 0;
            for (int i = 0; i < u.grid().size(); i++) {
                double[] x = u.grid().point(i);
                double exact = game.density(t, x);
                if (!(exact <= 1e-6)) value = Math.max(value, Math.abs(u.get(i) - game.value(t, x)));
                if (Double.isNaN(exact)) continue;
                mean += Math.abs(m.get(i) - exact) * volume;
                below += (m.get(i) - exact) * volume;
                moved += Math.abs(below) * volume;
            }
            return new double[] {value, mean, u.grid().dimension() == 1 ? moved : Double.NaN};
        }

        private double[] orders(Distance coarser) {
            double[] fine = {value, mean, moved}, coarse = {coarser.value, coarser.mean, coarser.moved};
            Arrays.setAll(fine, i -> Math.log(coarse[i] / fine[i]) / Math.log((double) n / coarser.n));
            return fine;
        }
    }

    /// @return the orders of the three errors between the last two grids
    private static double[] orders(String name, Distance... rows) {
        var table = new StringBuilder(name + "\n   n   nt     u Linf           m L1             m W1\n");
        for (int k = 0; k < rows.length; k++) {
            double[] orders = k == 0 ? new double[3] : rows[k].orders(rows[k - 1]);
            table.append(String.format(Locale.ROOT, "%4d %4d %10.3e %5.2f %10.3e %5.2f %10.3e %5.2f%n", rows[k].n, rows[k].nt, rows[k].value, orders[0], rows[k].mean, orders[1], rows[k].moved, orders[2]));
        }
        Table.write(name, table.toString());
        return rows[rows.length - 1].orders(rows[rows.length - 2]);
    }

    /// Straight characteristics: the error is that of interpolation, `h^2/dt`.
    @Test
    void aCosineBeforeItsKink() {
        var game = new HopfLaxGame.Cosine(0.1, 0.2);
        assertTrue(orders("HL4 smooth, dt like h", Distance.of(game, 64, 10, 1), Distance.of(game, 128, 20, 1), Distance.of(game, 256, 40, 1), Distance.of(game, 512, 80, 1))[0] >= 0.95);
        assertTrue(orders("HL4 smooth, dt like the root of h", Distance.of(game, 64, 5, 1), Distance.of(game, 256, 10, 1), Distance.of(game, 1024, 20, 1))[0] >= 1.4);
    }

    @Test
    void aCosineAfterItsKink() {
        var game = new HopfLaxGame.Cosine(0.1, 0.6);
        assertTrue(orders("HL4 kink, dt like h", Distance.of(game, 64, 30, 1), Distance.of(game, 128, 60, 1), Distance.of(game, 256, 120, 1), Distance.of(game, 512, 240, 1))[0] >= 0.85);
        assertTrue(orders("HL4 kink, dt like the root of h", Distance.of(game, 64, 15, 1), Distance.of(game, 256, 30, 1), Distance.of(game, 1024, 60, 1))[0] >= 1.2);
    }

    /// Half of the way to the point in which all meet.
    @Test
    void aPopulationIsGathered() {
        var game = new HopfLaxGame.Focusing(1);
        double[] orders = orders("HL1 focusing", Distance.of(game, 100, 17, 0.5), Distance.of(game, 200, 34, 0.5), Distance.of(game, 400, 68, 0.5), Distance.of(game, 800, 136, 0.5));
        assertTrue(orders[0] >= 0.84, () -> "u " + orders[0]);
        assertTrue(orders[1] >= 0.5, () -> "L1 " + orders[1]);
        assertTrue(orders[2] >= 0.68, () -> "W1 " + orders[2]);
    }

    /// The value is found exactly, since it is linear on both sides. How the steps fit the cells changes from grid to grid, so that the order of W1 is that from the first to the
    /// last.
    @Test
    void aPopulationParts() {
        var game = new HopfLaxGame.Parting(0.5);
        Distance[] rows = {Distance.of(game, 100, 9, 1), Distance.of(game, 200, 17, 1), Distance.of(game, 400, 34, 1), Distance.of(game, 800, 68, 1)};
        orders("HL2 vacuum", rows);
        double[] orders = rows[3].orders(rows[0]);
        for (Distance row : rows) assertEquals(0, row.value, 1e-12);
        assertTrue(orders[1] >= 0.5, () -> "L1 " + orders[1]);
        assertTrue(orders[2] >= 0.95, () -> "W1 " + orders[2]);
    }

    /// In the plane, with a kink of the value and a vacuum along the line between two places.
    @Test
    void aPopulationGoesToTwoPlaces() {
        var game = new HopfLaxGame.Centres(1, 1);
        Distance[] rows = {Distance.of(game, 40, 9, 1), Distance.of(game, 80, 17, 1), Distance.of(game, 120, 26, 1)};
        orders("HL3 two places", rows);
        double[] orders = rows[2].orders(rows[0]);
        assertTrue(orders[0] >= 0.8, () -> "u " + orders[0]);
        assertTrue(orders[1] >= 0.5, () -> "L1 " + orders[1]);
    }

    /// HL5: the value is nowhere steeper than G, to rounding, and over distances of the root of h it bends up by no more than 1/s. (Over one cell it does: a broken line
    /// holds feet fast at its lowest points, where the bend D falls by `D^2 dt/4` a step instead of `D^2 dt`.)
    @Test
    void theValueIsSemiconcave() {
        var game = new HopfLaxGame.Cosine(0.1, 0.6);
        for (int n : new int[] {64, 256, 1024}) {
            int far = (int) Math.round(Math.sqrt(n));
            Trajectory u = ExactProblem.of(game).by(new SemiLagrangian()).solve(n, 15 * n / 32).value();
            double steepest = slope(u.level(u.time().steps()));
            for (int level = 0; level < u.time().steps(); level++) {
                double s = game.horizon() - u.time().time(level);
                assertTrue(slope(u.level(level)) <= steepest + 1e-12, "steeper than G");
                assertTrue(bend(u.level(level), far) <= (1 + 1e-10) / s, () -> "bends up by more than 1/" + s);
            }
        }
    }

    /// The steepest slope between neighbours.
    private static double slope(Field u) {
        int n = u.grid().size();
        return IntStream.range(0, n).mapToDouble(i -> Math.abs(u.get((i + 1) % n) - u.get(i)) * n).max().orElseThrow();
    }

    /// The largest second difference over some cells.
    private static double bend(Field u, int cells) {
        int n = u.grid().size();
        double y = (double) cells / n;
        return IntStream.range(0, n).mapToDouble(i -> (u.get((i + cells) % n) - 2 * u.get(i) + u.get((i + n - cells) % n)) / (y * y)).max().orElseThrow();
    }
}
