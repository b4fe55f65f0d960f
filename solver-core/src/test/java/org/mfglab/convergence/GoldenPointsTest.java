package org.mfglab.convergence;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.mfglab.exact.ExactGames;
import org.mfglab.exact.GoldenCases;
import org.mfglab.solve.Solution;

/// The golden numbers, computed by independent codes, through the door that users take: text in, solution out.
class GoldenPointsTest {

    private static final double FIRST_ORDER = 0.85;

    /// What coarse grids must show: the error falls. The torus in 3-D with `nu = 0.3` reaches the first order of its value on grids
    /// that no memory holds (in 1-D it has .81 from 32 to 64 points, .98 at 512); [OrderTest] has one with `nu = 0.2` that shows it.
    private static final double FALLING = 0.5;

    /// One case, the order that its errors must have, and its grids. The values count where the density is above 1e-6.
    private record Golden(String name, double order, double stepsPerCell, int... n) {

        List<Miss> misses() {
            ExactProblem problem = ExactProblem.of(ExactGames.named(name));
            var misses = new ArrayList<Miss>();
            for (int points : n) misses.add(Miss.of(problem.solve(points, (int) Math.round(points * stepsPerCell)), name));
            Table.write("golden " + name, text(misses));
            return misses;
        }

        private String text(List<Miss> misses) {
            var text = new StringBuilder("golden ").append(name).append("\n   n          u          m\n");
            for (Miss miss : misses) text.append(String.format(Locale.ROOT, "%4d %10.3e %10.3e%n", miss.n, miss.value, miss.density));
            return text.toString();
        }

        @Override
        public String toString() {
            return name;
        }
    }

    /// The largest error of u and of m over the golden points; the latter is 0 where only u is known.
    private record Miss(int n, double value, double density) {

        static Miss of(Solution solution, String name) {
            var u = new Interpolation(solution.value());
            var m = new Interpolation(solution.density());
            double value = 0, density = 0;
            for (GoldenCases.Point point : GoldenCases.points(name)) {
                boolean valueOnly = Double.isNaN(point.m());
                if (valueOnly || point.m() > 1e-6) value = Math.max(value, Math.abs(u.at(point.t(), point.x()) - point.u()));
                if (!valueOnly) density = Math.max(density, Math.abs(m.at(point.t(), point.x()) - point.m()));
            }
            return new Miss(solution.value().grid().n(0), value, density);
        }

        /// Whether the errors fell from a coarser grid to this one, with this order at least.
        boolean fellFrom(Miss coarser, double order) {
            double factor = Math.pow((double) coarser.n / n, order);
            return value <= factor * coarser.value && density <= factor * coarser.density;
        }
    }

    static Stream<Golden> quick() {
        return Stream.of(
                new Golden("lq: 1d nu=.5 harmonic", FIRST_ORDER, 1, 64, 128, 256),
                new Golden("lq: 1d nu=.3 log m + mean reversion", FIRST_ORDER, 1, 64, 128, 256),
                new Golden("torus S2t d=1 nu=.3 F=log m", FIRST_ORDER, 1, 64, 128, 256),
                new Golden("cole-hopf CH1 d=1", FIRST_ORDER, 1, 64, 128, 256),
                new Golden("cole-hopf CH1 d=2", FIRST_ORDER, 0.5, 16, 32, 64),
                new Golden("cole-hopf CH2", FIRST_ORDER, 1, 64, 128, 256),
                new Golden("sgm 1d 2-mode", FIRST_ORDER, 1, 64, 128, 256));
    }

    static Stream<Golden> coarseIn3D() {
        return Stream.of(new Golden("lq: 3d nu=.2 log m", FALLING, 1, 8, 16),
                new Golden("torus S2t d=3 nu=.3 F=log m", FALLING, 1, 8, 16),
                new Golden("sgm 3d 2-mode anisotropic", FALLING, 1, 8, 16));
    }

    static Stream<Golden> fineIn3D() {
        return Stream.of(new Golden("lq: 3d nu=.2 log m", FIRST_ORDER, 0.5, 24, 48),
                new Golden("torus S2t d=3 nu=.3 F=log m", FALLING, 0.5, 24, 48),
                new Golden("sgm 3d 2-mode anisotropic", FIRST_ORDER, 1, 24, 48));
    }

    @ParameterizedTest
    @MethodSource("quick")
    void errorsAtTheGoldenPointsFallWithFirstOrder(Golden golden) {
        check(golden);
    }

    @ParameterizedTest
    @MethodSource("coarseIn3D")
    void errorsAtTheGoldenPointsFallOnCoarseGridsIn3D(Golden golden) {
        check(golden);
    }

    @Tag("slow")
    @ParameterizedTest
    @MethodSource("fineIn3D")
    void errorsAtTheGoldenPointsFallWithTheirOrderIn3D(Golden golden) {
        check(golden);
    }

    private static void check(Golden golden) {
        List<Miss> misses = golden.misses();
        for (int k = 1; k < misses.size(); k++) {
            assertTrue(misses.get(k).fellFrom(misses.get(k - 1), golden.order), golden + ": " + misses);
        }
    }
}
