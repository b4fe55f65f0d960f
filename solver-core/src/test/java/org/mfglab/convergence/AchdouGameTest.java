package org.mfglab.convergence;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
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
import org.mfglab.scheme.SplitUpwind;
import org.mfglab.solve.Anderson;
import org.mfglab.solve.Solution;

/// The game of Achdou and Capuzzo-Dolcetta (2010) against numbers of a reference code, and the state that never changes.
class AchdouGameTest {

    private static final Interval UNIT = new Interval(0, 1);

    /// `T = 1`, `G = 0`, `m0 = 1`, `n = nt = 32`; the last number is `int int m^3/3` over the levels 1..nt.
    @ParameterizedTest
    @CsvSource({
        "1,   0.97903373, 0.93820623, 1.03267735, 0.89996791, 1.08063750, 0.92682561, 1.05586357, 0.33532647",
        "0.1, 1.07435105, 0.97436173, 1.25579934, 0.07591976, 1.74664444, 0.18807613, 1.62483504, 0.51067295"})
    void eightNumbersAreThoseOfTheReferenceCode(double nu, double meanValue, double minValue, double maxValue,
                                                double minDensity, double maxDensity, double minFinal, double maxFinal, double energy) {
        int n = 32;
        MeanFieldGame game = game(Domain.torus(UNIT, UNIT), nu, "sin(2*pi*x) + sin(2*pi*y) + cos(4*pi*x) + p_x^2 + p_y^2", "m^2", "0");
        Solution solution = ExactProblem.solve(game, n, n, new SplitUpwind(), new Anderson(15, 0.2, 1e-9, 200));
        Field value = solution.value().level(0);
        List<Field> density = IntStream.rangeClosed(0, n).mapToObj(solution.density()::level).toList();
        double[] numbers = {value.integral(), value.min(), value.max(),
            density.stream().mapToDouble(Field::min).min().orElseThrow(), density.stream().mapToDouble(Field::max).max().orElseThrow(),
            density.getLast().min(), density.getLast().max(),
            density.stream().skip(1).mapToDouble(AchdouGameTest::meanCube).average().orElseThrow() / 3};
        double[] wanted = {meanValue, minValue, maxValue, minDensity, maxDensity, minFinal, maxFinal, energy};
        for (int i = 0; i < wanted.length; i++) assertEquals(wanted[i], numbers[i], 1e-6, "number " + i + " of " + Arrays.toString(numbers));
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
