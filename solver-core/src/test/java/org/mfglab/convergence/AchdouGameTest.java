package org.mfglab.convergence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mfglab.formula.Formula;
import org.mfglab.formula.Parser;
import org.mfglab.formula.Scope;
import org.mfglab.game.Coupling;
import org.mfglab.game.Hamiltonian;
import org.mfglab.game.InitialDensity;
import org.mfglab.game.MeanFieldGame;
import org.mfglab.grid.Domain;
import org.mfglab.grid.Field;
import org.mfglab.grid.Interval;
import org.mfglab.grid.Trajectory;
import org.mfglab.scheme.SplitUpwind;
import org.mfglab.scheme.Upwind;
import org.mfglab.solve.Anderson;
import org.mfglab.solve.Solution;

/// The game of Achdou and Capuzzo-Dolcetta (2010) against numbers of a reference code, and the state that never changes.
class AchdouGameTest {

    private static final Interval UNIT = new Interval(0, 1);

    /// `T = 1`, `G = 0`, `m0 = 1`, `n = nt`; the last number is `int int m^3/3` over the levels 1..nt, NaN where the reference has none.
    @ParameterizedTest
    @CsvSource({
        "fd_split,  32, 1,   0.97903373, 0.93820623, 1.03267735, 0.89996791, 1.08063750, 0.92682561, 1.05586357, 0.33532647",
        "fd_split,  32, 0.1, 1.07435105, 0.97436173, 1.25579934, 0.07591976, 1.74664444, 0.18807613, 1.62483504, 0.51067295",
        "fd_upwind, 16, 1,   0.97888084, 0.93827238, 1.03275018, 0.89936918, 1.08068111, 0.91839057, 1.06284783, 0.33532889",
        "fd_upwind, 16, 0.1, 1.06518003, 0.97757447, 1.24401513, 0.09575855, 1.74221400, 0.18204126, 1.64889145, 0.50444563",
        "fd_upwind, 32, 1,   0.97903386, 0.93822477, 1.03270444, 0.89999287, 1.08066319, 0.92685795, 1.05588644, 0.33532652",
        "fd_upwind, 32, 0.1, 1.07410264, 0.97518780, 1.26057475, 0.07540296, 1.74642626, 0.18928081, 1.62557753, 0.51044766",
        "fd_upwind, 64, 1,   0.97904686, 0.93793954, 1.03293002, 0.90000906, 1.08076179, 0.93417278, 1.05003583, 0.33533867",
        "fd_upwind, 64, 0.1, 1.07952689, 0.97295328, 1.27192182, 0.06363136, 1.75324800, 0.19572654, 1.60999348, NaN"})
    void eightNumbersAreThoseOfTheReferenceCode(String scheme, int n, double nu, double meanValue, double minValue, double maxValue,
                                                double minDensity, double maxDensity, double minFinal, double maxFinal, double energy) {
        double[] numbers = eightNumbers(solve(scheme, n, nu));
        double[] wanted = {meanValue, minValue, maxValue, minDensity, maxDensity, minFinal, maxFinal, energy};
        Table.write("Achdou numbers %s n=%d nu=%s".formatted(scheme, n, nu), Arrays.toString(numbers) + "\n");
        for (int i = 0; i < wanted.length; i++)
            if (!Double.isNaN(wanted[i])) assertEquals(wanted[i], numbers[i], 1e-6, "number " + i + " of " + Arrays.toString(numbers));
    }

    private static double[] eightNumbers(Solution solution) {
        Field value = solution.value().level(0);
        List<Field> density = IntStream.range(0, solution.density().time().levels()).mapToObj(solution.density()::level).toList();
        return new double[] {value.integral(), value.min(), value.max(),
            density.stream().mapToDouble(Field::min).min().orElseThrow(), density.stream().mapToDouble(Field::max).max().orElseThrow(),
            density.getLast().min(), density.getLast().max(),
            density.stream().skip(1).mapToDouble(AchdouGameTest::meanCube).average().orElseThrow() / 3};
    }

    /// In the middle of a long time the crowd rests: u falls by the ergodic constant of the grid, .97838114 at `nu = 1`, `n = 32`.
    @Test
    void middleOfTheTimeIsStationary() {
        int n = 32;
        Trajectory u = solve("fd_upwind", n, 1).value();
        assertEquals(0.97838114, (u.level(n / 2).integral() - u.level(n / 2 + 1).integral()) / u.time().dt(), 1e-8);
    }

    /// What the splitting changes is less than a third of what the grid costs, at n = 32.
    ///
    /// The error of `fd_upwind` at 32 is taken as `2 |v_32 - v_64|`, for each of the mean, the least and the largest value of u(0), and for u
    /// and m as wholes in the maximum norm over the nodes and levels of 32, which are nodes and levels of 64, too. That is the error of a
    /// first order. For u and m as wholes it is no exaggeration: from 16 to 32 to 64 their differences fall by less than one half, and if
    /// they go on like that, what all further grids add is more than the last difference.
    @ParameterizedTest
    @ValueSource(doubles = {1, 0.1})
    void splittingErrsByLessThanAThirdOfTheGrid(double nu) {
        Solution coarse = solve("fd_upwind", 16, nu), middle = solve("fd_upwind", 32, nu), fine = solve("fd_upwind", 64, nu), split = solve("fd_split", 32, nu);
        double[] before = distances(coarse, middle), after = distances(middle, fine), change = distances(split, middle);
        String text = "nu = %s, u(0) mean, min, max; u, m: 16 to 32 %s, 32 to 64 %s, splitting %s%n".formatted(nu, Arrays.toString(before), Arrays.toString(after), Arrays.toString(change));
        Table.write("Achdou splitting nu=" + nu, text);
        for (int i = 3; i < 5; i++) assertTrue(before[i] > after[i] && before[i] < 2 * after[i], text);
        for (int i = 0; i < change.length; i++) assertTrue(change[i] < 2 * after[i] / 3, text);
    }

    /// Of the mean, the least and the largest value of u(0), then of u and of m on the nodes of the coarser grid.
    private static double[] distances(Solution coarse, Solution fine) {
        double[] a = eightNumbers(coarse), b = eightNumbers(fine);
        return new double[] {Math.abs(a[0] - b[0]), Math.abs(a[1] - b[1]), Math.abs(a[2] - b[2]),
            distance(coarse.value(), fine.value()), distance(coarse.density(), fine.density())};
    }

    private static double distance(Trajectory coarse, Trajectory fine) {
        int n = coarse.grid().n(0), factor = fine.grid().n(0) / n;
        return IntStream.range(0, coarse.time().levels()).mapToDouble(level -> {
            Field a = coarse.level(level), b = fine.level(factor * level);
            return IntStream.range(0, a.grid().size()).mapToDouble(i -> Math.abs(a.get(i) - b.get(factor * (i % n + factor * n * (i / n))))).max().orElseThrow();
        }).max().orElseThrow();
    }

    private static Solution solve(String scheme, int n, double nu) {
        MeanFieldGame game = game(Domain.torus(UNIT, UNIT), nu, "sin(2*pi*x) + sin(2*pi*y) + cos(4*pi*x) + p_x^2 + p_y^2", "m^2", "0");
        return ExactProblem.solve(game, n, n, scheme.equals("fd_split") ? new SplitUpwind() : new Upwind(), new Anderson(15, 0.2, 1e-9, 200));
    }

    static Stream<Domain> domains() {
        return IntStream.rangeClosed(1, 3).boxed().flatMap(d -> {
            Interval[] axes = IntStream.range(0, d).mapToObj(i -> UNIT).toArray(Interval[]::new);
            return Stream.of(Domain.torus(axes), Domain.box(axes));
        });
    }

    /// `m = 1`, `u = (T - t)(F(1) - H(0)) + G`.
    @ParameterizedTest
    @MethodSource("domains")
    void uniformPopulationWithoutIncentivesStaysUniform(Domain domain) {
        String[] squares = {"p_x^2", "p_y^2", "p_z^2"};
        String H = "0.25 + 0.5*(" + String.join(" + ", Arrays.copyOf(squares, domain.dimension())) + ")";
        Solution solution = ExactProblem.solve(game(domain, 0.3, H, "2*m^2 + log(m)", "0.5 + m"), 8, 10, new SplitUpwind(), Anderson.toTolerance(1e-12));
        for (int n = 0; n <= 10; n++) {
            double expected = (1 - n / 10.0) * 1.75 + 1.5;
            Field u = solution.value().level(n), m = solution.density().level(n);
            for (double extreme : new double[] {u.min(), u.max()}) assertEquals(expected, extreme, 1e-13, "u at level " + n);
            for (double extreme : new double[] {m.min(), m.max()}) assertEquals(1, extreme, 1e-13, "m at level " + n);
        }
    }

    /// A game on `[0, 1]` in time that starts from `m0 = 1`.
    private static MeanFieldGame game(Domain domain, double nu, String hamiltonian, String running, String terminal) {
        int d = domain.dimension();
        Formula H = Parser.parse(hamiltonian, Scope.of(d, List.of()));
        Formula F = Parser.parse(running, Scope.coupling(d, List.of())), G = Parser.parse(terminal, Scope.coupling(d, List.of()));
        return new MeanFieldGame("uniform start", domain, 1, 0, nu, new Hamiltonian(H, d), new Coupling(F), new Coupling(G), InitialDensity.asGiven(x -> 1), Map.of());
    }

    private static double meanCube(Field m) {
        return Arrays.stream(m.values()).map(v -> v * v * v).average().orElseThrow();
    }
}
