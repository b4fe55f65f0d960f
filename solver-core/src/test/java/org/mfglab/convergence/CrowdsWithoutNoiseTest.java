package org.mfglab.convergence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.mfglab.exact.RingCurrent;
import org.mfglab.exact.SelfSimilarCrowd;
import org.mfglab.exact.VacuumRing;
import org.mfglab.grid.Field;
import org.mfglab.scheme.Scheme;
import org.mfglab.scheme.SplitUpwind;
import org.mfglab.scheme.Upwind;
import org.mfglab.solve.Anderson;
import org.mfglab.solve.Solution;

/// E9: games without noise, `nu = 0`. Nothing smooths but the viscosity of the scheme, and the undamped map is the less of a contraction
/// the finer the grid and the longer the time; so the times are short and the mixing is damped.
class CrowdsWithoutNoiseTest {

    private static final double LOW = 0.85;
    private static final double HIGH = 1.3;
    private static final Anderson SOLVER = new Anderson(20, 0.1, 1e-8, 800);

    /// A current on growing grids.
    private record Current(RingCurrent game, Scheme scheme, int... n) {
        @Override
        public String toString() {
            return "E9 " + game + " " + scheme.key();
        }
    }

    static Stream<Current> currents() {
        return Stream.of(new Current(RingCurrent.free().lasting(0.25), new SplitUpwind(), 64, 128, 256),
                new Current(RingCurrent.congested().lasting(0.25), new SplitUpwind(), 48, 96, 192),
                new Current(RingCurrent.free().lasting(0.25), new Upwind(), 64, 128, 256));
    }

    /// A crowd that starts in its stationary state and ends with the stationary value stays there up to O(h).
    @ParameterizedTest
    @MethodSource("currents")
    void stationaryCurrentsStay(Current current) {
        List<Study.Row> rows = new ArrayList<>();
        for (int n : current.n) {
            int nt = n / 4;
            Solution solution = ExactProblem.of(current.game).by(current.scheme).with(SOLVER).solve(n, nt);
            rows.add(new Study.Row(n, nt, Errors.of(solution, current.game, Errors.UNIFORM)));
        }
        String table = Study.text(current.toString(), rows);
        Table.write(current.toString(), table);
        for (int k = 1; k < rows.size(); k++)
            for (double order : rows.get(k).orders(rows.get(k - 1))) assertTrue(order >= LOW && order <= HIGH, table);
    }

    /// In the crowd nobody has a slope to go down, on any grid, and m stays to the tolerance of the solve. In the empty part u is the
    /// cost of the way to the nearer edge, up to O(h).
    @Test
    void emptyPlacesStayEmpty() {
        VacuumRing game = new VacuumRing(0.25);
        List<Study.Row> rows = new ArrayList<>();
        for (int n : new int[] {64, 128, 256}) {
            Solution solution = ExactProblem.of(game).with(SOLVER).solve(n, n / 4);
            rows.add(new Study.Row(n, n / 4, Errors.of(solution, game, Errors.UNIFORM)));
        }
        String table = Study.text("E9 vacuum", rows);
        Table.write("E9 vacuum", table);
        for (Study.Row row : rows) assertEquals(0, row.errors().densityMax(), 1e-10, table);
        for (int k = 1; k < rows.size(); k++)
            for (double order : Arrays.copyOf(rows.get(k).orders(rows.get(k - 1)), 2)) assertTrue(order >= LOW && order <= HIGH, table);
    }

    /// A crowd with an edge, on growing grids.
    private record Edged(String name, SelfSimilarCrowd game, int... n) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Edged> crowds() {
        return Stream.of(new Edged("E9 spreading", SelfSimilarCrowd.spreading().lasting(0.25), 64, 128, 256),
                new Edged("E9 gathering", SelfSimilarCrowd.gathering().lasting(0.5), 96, 192, 384));
    }

    /// How far a solution is from the exact crowd, at the worst time.
    ///
    /// @param value in the maximum norm on nine tenths of the crowd; outside of it u is not known
    /// @param mean  `int |m - m_exact|`
    /// @param moved W1, the integral of the distance of the distribution functions
    /// @param front of the outermost place with a thousandth of the largest density
    private record Distance(int n, double value, double mean, double moved, double front) {

        static Distance of(Solution solution, SelfSimilarCrowd game) {
            int n = solution.value().grid().n(0);
            Distance most = new Distance(n, 0, 0, 0, 0);
            for (int level = 0; level < solution.value().time().levels(); level++)
                most = most.larger(of(solution.value().level(level), solution.density().level(level), solution.value().time().time(level), game));
            return most;
        }

        private static Distance of(Field u, Field m, double t, SelfSimilarCrowd game) {
            int n = m.grid().n(0);
            double h = m.grid().h(0), radius = game.radius(t), visible = 1e-3 * m.max(), value = 0, mean = 0, below = 0, moved = 0, front = 0;
            for (int i = 0; i < n; i++) {
                double x = m.grid().coordinate(0, i), excess = (m.get(i) - game.density(t, x)) * h;
                if (Math.abs(x) < 0.9 * radius) value = Math.max(value, Math.abs(u.get(i) - game.value(t, x)));
                mean += Math.abs(excess);
                below += excess;
                moved += Math.abs(below) * h;
                if (m.get(i) >= visible) front = Math.max(front, Math.abs(x));
            }
            return new Distance(n, value, mean, moved, Math.abs(front - radius));
        }

        private Distance larger(Distance other) {
            return new Distance(n, Math.max(value, other.value), Math.max(mean, other.mean), Math.max(moved, other.moved), Math.max(front, other.front));
        }

        double[] all() {
            return new double[] {value, mean, moved, front};
        }

        double[] orders(Distance coarser) {
            double[] fine = all(), coarse = coarser.all(), orders = new double[fine.length];
            Arrays.setAll(orders, i -> Math.log(coarse[i] / fine[i]) / Math.log((double) n / coarser.n));
            return orders;
        }
    }

    /// u, m in L1 and in W1 are of first order. The viscosity of the scheme is like h, and it washes the front out over a width like
    /// `sqrt(h)`: that is of order one half.
    @ParameterizedTest
    @MethodSource("crowds")
    void crowdsKeepTheirEdges(Edged crowd) {
        List<Distance> rows = new ArrayList<>();
        for (int n : crowd.n)
            rows.add(Distance.of(ExactProblem.of(crowd.game).with(SOLVER).solve(n, (int) Math.round(n * crowd.game.horizon())), crowd.game));
        var table = new StringBuilder(crowd + "\n   n      u           m L1        m W1        front\n");
        for (int k = 0; k < rows.size(); k++) {
            double[] errors = rows.get(k).all(), orders = k == 0 ? new double[4] : rows.get(k).orders(rows.get(k - 1));
            table.append("%4d".formatted(rows.get(k).n));
            for (int i = 0; i < 4; i++) table.append(String.format(Locale.ROOT, " %10.3e %s", errors[i], k == 0 ? "    " : String.format(Locale.ROOT, "%4.2f", orders[i])));
            table.append('\n');
        }
        Table.write(crowd.name, table.toString());
        for (int k = 1; k < rows.size(); k++) {
            double[] orders = rows.get(k).orders(rows.get(k - 1));
            for (int i = 0; i < 3; i++) assertTrue(orders[i] >= LOW && orders[i] <= HIGH, table::toString);
            assertTrue(orders[3] >= 0.5, table::toString);
        }
    }
}
