package org.mfglab.verify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Predicate;
import org.apache.commons.math3.linear.RealMatrix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.mfglab.formula.Formula;
import org.mfglab.formula.SlopeFunction;
import org.mfglab.game.Hamiltonian;
import org.mfglab.game.MeanFieldGame;
import org.mfglab.grid.BoundaryCondition;
import org.mfglab.grid.Grid;
import org.mfglab.grid.Trajectory;

/// The certifier and brute force with dense matrices say the same of every boundary, coupling and Hamiltonian; what was tampered with shows
/// where it stands, by as much as it should.
class EquationsTest {

    private static final double DT = DenseGames.TIME.dt();

    static List<DenseGames.Case> cases() {
        return DenseGames.CASES;
    }

    private static List<DenseGames.Case> cases(Predicate<DenseGames.Case> which) {
        return DenseGames.CASES.stream().filter(which).toList();
    }

    static List<DenseGames.Case> withPillar() {
        return cases(game -> !game.game().domain().obstacles().isEmpty());
    }

    static List<DenseGames.Case> withSource() {
        return cases(game -> game.game().hasSource());
    }

    static List<DenseGames.Case> withoutDiscountAndValues() {
        return cases(game -> game.game().discount() == 0 && !hasValues(game));
    }

    static List<DenseGames.Case> inThePlane() {
        return cases(game -> game.game().domain().dimension() == 2);
    }

    private static boolean hasValues(DenseGames.Case game) {
        DenseGame dense = game.dense();
        for (int axis = 0; axis < dense.grid.dimension(); axis++)
            if (dense.grid.geometry().faces(axis).stream().anyMatch(face -> face.condition() instanceof BoundaryCondition.Value)) return true;
        return false;
    }

    private static double largest(double[] values) {
        double most = 0;
        for (double value : values) most = Math.max(most, Math.abs(value));
        return most;
    }

    private static double largest(double[][] levels) {
        double most = 0;
        for (double[] level : levels) most = Math.max(most, largest(level));
        return most;
    }

    @ParameterizedTest
    @MethodSource("cases")
    void solutionsByBruteForceHaveResidualsAtRoundingOnly(DenseGames.Case game) {
        Certificate certificate = game.pair().certificate();
        assertTrue(certificate.hjb() < 2e-12 && certificate.fokkerPlanck() < 2e-12, certificate::toString);
        assertTrue(certificate.massError() < 1e-14 && certificate.densityMin() >= 0, certificate::toString);
        assertTrue(certificate.floor() > 2e-15 && certificate.floor() < 1e-12, certificate::toString);
    }

    /// `<u[0], m[0]> + sum dt <u[n], s[n+1]> = kinetic + running + terminal`, the last with what was paid at exits.
    @ParameterizedTest
    @MethodSource("withoutDiscountAndValues")
    void costsAddUpToTheValueAtTheStartAndOfThoseWhoEnter(DenseGames.Case game) {
        DenseGame.Pair pair = game.pair();
        double value = pair.pairing(0);
        for (int n = 0; n < 3; n++)
            for (int i = 0; i < pair.dense().grid.size(); i++) value += DT * pair.u()[n][i] * pair.dense().entering(n, i) * pair.dense().grid.cellVolume();
        assertEquals(value, pair.certificate().cost().total(), 1e-12);
    }

    /// A change e of one value is e/dt in a level solved anew, and e times the diagonal of the system over dt in one written out.
    @ParameterizedTest
    @MethodSource("inThePlane")
    void oneChangedValueShowsInEveryCell(DenseGames.Case game) {
        double e = 1e-6;
        DenseGame.Pair pair = game.pair();
        DenseGame dense = pair.dense();
        boolean solved = game.equations() instanceof Equations.Split;
        RealMatrix matrix = solved ? null : dense.matrix(1, pair.u()[1], pair.m()[2], false);
        for (int i = 0; i < dense.grid.size(); i++) {
            pair.u()[1][i] += e;
            double expected = solved || dense.solid(i) ? e / DT : e * matrix.getEntry(i, i) / DT;
            assertEquals(expected, pair.certificate().hjb(), 1e-3 * expected, "cell " + i);
            pair.u()[1][i] -= e;
        }
    }

    /// The same of m; costs and a congested H that see it move the transport a little, too.
    @ParameterizedTest
    @MethodSource("inThePlane")
    void oneChangedDensityShowsInEveryCell(DenseGames.Case game) {
        double e = 1e-6;
        DenseGame.Pair pair = game.pair();
        DenseGame dense = pair.dense();
        boolean solved = game.equations() instanceof Equations.Split;
        boolean congested = game.game().hamiltonian().congested();
        RealMatrix matrix = solved ? null : dense.matrix(1, pair.u()[1], pair.m()[2], true);
        double most = largest(pair.m());
        for (int i = 0; i < dense.grid.size(); i++) {
            pair.m()[2][i] += e;
            double expected = (solved || dense.solid(i) ? e / DT : e * matrix.getEntry(i, i) / DT) / most;
            Certificate certificate = pair.certificate();
            assertEquals(expected, certificate.fokkerPlanck(), (congested ? 0.3 : 0.02) * expected, "cell " + i);
            assertTrue(certificate.massError() >= 0.5 * e * dense.grid.cellVolume(), "cell " + i);
            pair.m()[2][i] -= e;
        }
    }

    @ParameterizedTest
    @MethodSource("withPillar")
    void insideObstaclesValueAndDensityMustBeZeroAtEveryLevel(DenseGames.Case game) {
        DenseGame.Pair pair = game.pair();
        int pillar = pair.dense().grid.geometry().nextSolid(0);
        double most = largest(pair.m());
        for (int n = 0; n <= 3; n++) {
            assertEquals(0, pair.u()[n][pillar]);
            assertEquals(0, pair.m()[n][pillar]);
            pair.u()[n][pillar] = 1e-3;
            assertEquals(n == 3 ? 1e-3 : 1e-3 / DT, pair.certificate().hjb(), 1e-9);
            pair.u()[n][pillar] = 0;
            pair.m()[n][pillar] = 1e-3;
            assertEquals((n == 0 ? 1e-3 : 1e-3 / DT) / most, pair.certificate().fokkerPlanck(), 1e-9);
            pair.m()[n][pillar] = 0;
        }
    }

    @ParameterizedTest
    @MethodSource("withSource")
    void forgottenSourceShows(DenseGames.Case game) {
        DenseGame dense = game.dense();
        dense.sourceForgotten = true;
        DenseGame.Pair pair = dense.equilibrium(40, 1);
        Certificate certificate = pair.certificate();
        double missing = 0;
        double strongest = 0;
        for (int n = 0; n < 3; n++)
            for (int i = 0; i < dense.grid.size(); i++) {
                missing += DT * dense.entering(n, i) * dense.grid.cellVolume();
                strongest = Math.max(strongest, dense.entering(n, i));
            }
        double expected = strongest / largest(pair.m());
        if (game.equations() instanceof Equations.Split) {
            assertTrue(certificate.massError() > 0.5 * missing && certificate.fokkerPlanck() > 0.1 * expected, certificate::toString);
        } else {
            assertEquals(missing, certificate.massError(), 1e-13);
            assertEquals(expected, certificate.fokkerPlanck(), 1e-11);
        }
    }

    /// `nu Lap m` where the transpose of `nu Lap u` is `Lap(nu m)`.
    @ParameterizedTest
    @MethodSource("inThePlane")
    void viscosityTransposedWronglyShows(DenseGames.Case game) {
        if (!game.game().viscosity().dependsOn("x", "V")) return;
        DenseGame dense = game.dense();
        dense.viscosityTransposedWrongly = true;
        DenseGame.Pair pair = dense.equilibrium(40, 1);
        Certificate certificate = pair.certificate();
        assertTrue(certificate.hjb() < 2e-12 && certificate.fokkerPlanck() > 1e-3, certificate::toString);
        if (game.equations() instanceof Equations.Split) return;
        double expected = 0;
        for (int n = 0; n < 3; n++) {
            RealMatrix wrong = dense.matrix(n, pair.u()[n], pair.m()[n + 1], true);
            RealMatrix right = game.dense().matrix(n, pair.u()[n], pair.m()[n + 1], true);
            expected = Math.max(expected, largest(right.subtract(wrong).preMultiply(pair.m()[n + 1])));
        }
        assertEquals(expected / DT / largest(pair.m()), certificate.fokkerPlanck(), 1e-11);
    }

    /// A theta that is too small is a residual as large as what it lacks, though its equations hold.
    @Test
    void thetaBelowTheLargestSpeedShows() {
        List<Double> theta = List.of(0.35, 0.5);
        DenseGames.Texts texts = DenseGames.mixed().getFirst();
        DenseGame.Pair pair = DenseGames.of(texts, new Equations.LaxFriedrichs(theta)).pair();
        double lacks = 0;
        for (int n = 0; n < 3; n++)
            for (int axis = 0; axis < 2; axis++) lacks = Math.max(lacks, pair.dense().speed(n, pair.u()[n], pair.m()[n + 1], axis) - theta.get(axis));
        assertTrue(lacks > 0.1, () -> "the case does not test anything");
        assertEquals(lacks, pair.certificate().hjb(), 1e-12);
        assertTrue(pair.certificate().fokkerPlanck() < 2e-12);
        assertTrue(pair.certificate(new Equations.LaxFriedrichs(List.of(0.4, 0.5))).hjb() > 0.01);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void anotherInitialDensityShows(DenseGames.Case game) {
        DenseGame.Pair pair = game.pair();
        double[] first = pair.m()[0];
        double most = largest(first);
        for (int i = 0; i < first.length; i++) first[i] *= 1 + 1e-3;
        assertTrue(pair.certificate().fokkerPlanck() >= 0.99e-3 * most / largest(pair.m()));
    }

    /// In one dimension and without discount the two schemes are one; in two they differ by O(dt).
    @ParameterizedTest
    @MethodSource("cases")
    void splitAndUpwindAgreeOnALine(DenseGames.Case game) {
        if (!(game.equations() instanceof Equations.Split) || game.game().discount() > 0) return;
        Certificate other = game.pair().certificate(new Equations.Upwind());
        if (game.game().domain().dimension() == 1) assertTrue(other.hjb() < 2e-12 && other.fokkerPlanck() < 2e-12, other::toString);
        else assertTrue(other.hjb() > 1e-4 && other.fokkerPlanck() > 1e-4, other::toString);
    }

    /// With a linear H the residual of the equation is the system times the difference from its solution, on any data.
    @Test
    void residualsOfTheTwoSchemesAreTheSystemApart() {
        var domain = DenseGames.segment(DenseGames.exit("t"), BoundaryCondition.WALL);
        DenseGames.Case game = DenseGames.of(new DenseGames.Texts(domain, "(0.8 - 2*x)*p_x + x").viscosity("0.1 + x^2").source("x"), new Equations.Upwind());
        DenseGame dense = game.dense();
        SplittableRandom random = new SplittableRandom(5);
        double[][] u = new double[4][];
        double[][] m = new double[4][];
        for (int n = 0; n < 4; n++) {
            u[n] = random.doubles(7, -1, 1).toArray();
            m[n] = random.doubles(7, 0, 2).toArray();
        }
        Level written = level(game, new Equations.Upwind(), u, m);
        Level solved = level(game, new Equations.Split(), u, m);
        RealMatrix matrix = dense.matrix(1, u[1], m[2], true);
        for (int i = 0; i < 7; i++) {
            assertEquals(matrix.operate(solved.hjb())[i], written.hjb()[i], 1e-11);
            assertEquals(matrix.preMultiply(solved.fokkerPlanck())[i], written.fokkerPlanck()[i], 1e-11);
        }
    }

    private static Level level(DenseGames.Case game, Equations equations, double[][] u, double[][] m) {
        DenseGame dense = game.dense();
        return Certifier.check(game.game(), equations, Trajectory.of(dense.grid, dense.time, u)).level(1, u[1], u[2], m[1], m[2]);
    }

    /// The transport is the transpose of the derivative of the backward step, taken by differences on random data.
    @ParameterizedTest
    @MethodSource("withoutDiscountAndValues")
    void transportIsTheTransposeOfTheDerivative(DenseGames.Case game) {
        DenseGame dense = game.dense();
        int size = dense.grid.size();
        SplittableRandom random = new SplittableRandom(7);
        double[][] u = new double[4][];
        double[][] m = new double[4][];
        for (int n = 0; n < 4; n++) {
            u[n] = open(dense, random.doubles(size, -1, 1).toArray());
            m[n] = open(dense, random.doubles(size, 0.1, 2).toArray());
        }
        Level level = level(game, game.equations(), u, m);
        boolean solved = game.equations() instanceof Equations.Split;
        int at = solved ? 2 : 1;
        double[] from = solved ? m[1].clone() : m[2];
        for (int i = 0; i < size && solved; i++) from[i] += DT * dense.entering(1, i);
        for (int j = 0; j < size; j++) {
            if (dense.solid(j)) continue;
            double e = 1e-5;
            double[][] residual = new double[2][];
            for (int sign = 0; sign < 2; sign++) {
                u[at][j] += sign == 0 ? e : -2 * e;
                residual[sign] = level(game, game.equations(), u, m).hjb();
            }
            u[at][j] += e;
            double moved = 0;
            for (int i = 0; i < size; i++) moved += (residual[0][i] - residual[1][i]) / (2 * e) * from[i];
            double expected = solved ? m[2][j] / DT + moved : moved - m[1][j] / DT - dense.entering(1, j);
            assertEquals(expected, level.fokkerPlanck()[j], 1e-6 * Math.max(1, Math.abs(moved)), "cell " + j);
        }
    }

    private static double[] open(DenseGame dense, double[] values) {
        for (int i = 0; i < values.length; i++) if (dense.solid(i)) values[i] = 0;
        return values;
    }

    /// The structure of H is read off its text by others; parts that do not make it up are found out.
    @Test
    void partsThatDoNotAddUpToTheHamiltonianShow() {
        MeanFieldGame game = new DenseGames.Texts(DenseGames.openHall(), "0.5*norm(p)^2 + abs(p_x) + 2*norm(p)^1.5 + x").game();
        Grid grid = Grid.of(game.domain(), 5, 4);
        Symbols symbols = new Symbols(game, grid, new Faces(grid));
        Symbols.Moment moment = symbols.at(0, null, Formula.ZERO);
        double[] v = moment.variables();
        moment.place(v, 2);
        var sum = (Hamiltonian.Structure.Sum) game.hamiltonian().structure();
        assertEquals(0, PlainHamiltonian.of(game.hamiltonian(), sum, symbols).contradiction(v));
        var still = new SlopeFunction.Linear("p_x", Formula.ZERO);
        var wrong = List.of(new Hamiltonian.Structure.Sum(Formula.ZERO, sum.axes(), sum.radial()),
                new Hamiltonian.Structure.Sum(sum.constant(), List.of(still, sum.axes().get(1)), sum.radial()),
                new Hamiltonian.Structure.Sum(sum.constant(), sum.axes(), Optional.empty()));
        for (var parts : wrong) assertTrue(PlainHamiltonian.of(game.hamiltonian(), parts, symbols).contradiction(v) > 0.1, parts::toString);
    }

    @Test
    void equationsThatCannotBeThoseOfTheGameAreRefused() {
        DenseGames.Case radial = DenseGames.of(DenseGames.radial().getFirst(), new Equations.Split());
        DenseGames.Case mixed = DenseGames.of(DenseGames.mixed().getFirst(), new Equations.Upwind());
        Trajectory zeros = Trajectory.of(radial.dense().grid, DenseGames.TIME, new double[4][20]);
        assertTrue(assertThrows(IllegalArgumentException.class, () -> Certifier.certify(radial.game(), new Equations.Split(), zeros, zeros, 0, 0)).getMessage().contains("|p|"));
        assertTrue(assertThrows(IllegalArgumentException.class, () -> Certifier.certify(mixed.game(), new Equations.Upwind(), zeros, zeros, 0, 0)).getMessage().contains("p_x"));
        Equations short_ = new Equations.LaxFriedrichs(Collections.nCopies(1, 2.0));
        assertTrue(assertThrows(IllegalArgumentException.class, () -> Certifier.certify(mixed.game(), short_, zeros, zeros, 0, 0)).getMessage().contains("theta"));
    }
}
