package org.mfglab.convergence;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.mfglab.exact.SelfSimilarCrowd;
import org.mfglab.grid.Field;
import org.mfglab.scheme.SemiLagrangian2;
import org.mfglab.solve.Anderson;
import org.mfglab.solve.Solution;

/// E9-C5 along characteristics: a crowd without noise that spreads because it dislikes itself, up to a front that is known, on a line and in the plane. With steps of 2.5 to 3 cells the
/// splines of `semi_lagrangian_2` add little viscosity.
class FreeBoundaryTest {

    private static final Anderson SOLVER = new Anderson(20, 0.1, 1e-8, 800);

    /// Who is farther out than that stands where the density is less than a thousandth of its largest.
    private static final double VISIBLE = 1e-3;

    private record Case(String name, SelfSimilarCrowd game, int[] n, int[] nt) {
        @Override
        public String toString() {
            return name;
        }
    }

    static List<Case> cases() {
        return List.of(new Case("E9 front 1-D", SelfSimilarCrowd.spreading(), new int[] {64, 128, 256}, new int[] {9, 14, 28}),
                new Case("E9 front 2-D", SelfSimilarCrowd.disc(), new int[] {32, 48, 64}, new int[] {4, 6, 8}));
    }

    /// At the worst time.
    ///
    /// @param value in the maximum norm on nine tenths of the crowd; outside of it u is not known
    /// @param mean  `int |m - m_exact|`
    /// @param front how far the visible front is off, in cells
    private record Distance(double value, double mean, double front) {

        static Distance of(Solution solution, SelfSimilarCrowd game) {
            return IntStream.range(0, solution.value().time().levels())
                    .mapToObj(level -> of(solution.value().level(level), solution.density().level(level), solution.value().time().time(level), game))
                    .reduce((a, b) -> new Distance(Math.max(a.value, b.value), Math.max(a.mean, b.mean), Math.max(a.front, b.front))).orElseThrow();
        }

        private static Distance of(Field u, Field m, double t, SelfSimilarCrowd game) {
            double value = 0, mean = 0, front = 0, visible = VISIBLE * m.max();
            for (int i = 0; i < m.grid().size(); i++) {
                double[] x = m.grid().point(i);
                double r = Math.sqrt(Arrays.stream(x).map(q -> q * q).sum());
                if (r < 0.9 * game.radius(t)) value = Math.max(value, Math.abs(u.get(i) - game.value(t, x)));
                mean += Math.abs(m.get(i) - game.density(t, x)) * m.grid().cellVolume();
                if (m.get(i) >= visible) front = Math.max(front, r);
            }
            return new Distance(value, mean, Math.abs(front - game.radius(t)) / m.grid().h(0));
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void theFrontIsWithinTwoCells(Case one) {
        var table = new StringBuilder(one.name + "\n   n   nt     u Linf       m L1      front/h\n");
        for (int k = 0; k < one.n.length; k++) {
            Solution solution = ExactProblem.of(one.game).by(new SemiLagrangian2()).with(SOLVER).solve(one.n[k], one.nt[k]);
            Distance distance = Distance.of(solution, one.game);
            table.append(String.format(Locale.ROOT, "%4d %4d  %10.3e  %10.3e  %8.2f%n", one.n[k], one.nt[k], distance.value, distance.mean, distance.front));
            assertTrue(distance.front <= 2, table::toString);
            assertTrue(solution.certificate().massError() <= 1e-12 && solution.certificate().densityMin() >= 0, () -> solution.certificate().toString());
        }
        Table.write(one.name, table.toString());
    }
}
