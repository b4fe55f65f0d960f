package org.mfglab.conformance;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.mfglab.device.Backend;
import org.mfglab.device.Buffer;
import org.mfglab.device.LevelStage;
import org.mfglab.device.NumericalHamiltonian;
import org.mfglab.formula.Formula;
import org.mfglab.formula.Parser;
import org.mfglab.formula.Scope;
import org.mfglab.game.Hamiltonian;
import org.mfglab.game.Hamiltonian.Structure;
import org.mfglab.grid.Grid;

/// The equation of all axes at once against a dense matrix.
final class LevelStageChecks {

    private static final double DISCOUNT = 0.4;
    private static final List<String> SEPARABLE = List.of("0.5*(1 + 0.4*sin(3*x))*p_x^2/(1 + m) + (0.5*sin(3*x) + t)*p_x",
            "V*(sqrt(1 + p_y^2) - 1) - 0.3*p_y", "(0.2 - 0.4*x + 0.1*m)*p_z");
    private static final String RADIAL = " + 0.7*V*norm(p)^1.5/(1 + 0.3*m)";
    private static final List<String> COUPLED = List.of("0.5*p_x^2/(1 + m) + 0.4*sin(3*x)*p_x", "0.5*V*p_y^2 + 0.3*p_x*p_y + t*p_y", "0.2*p_z^2 - 0.1*p_y*p_z + exp(0.2*p_z)");

    /// No sine: the slope that minimises one of these is sought on the device, with all that the derivative is made of.
    private static final List<String> EXACT = List.of("0.5*p_x^2/(1 + m) + 0.4*x*p_x", COUPLED.get(1), "0.2*p_z^2 - 0.1*p_y*p_z + sqrt(1 + p_z^2)");

    private LevelStageChecks() { }

    /// A grid and a Hamiltonian, of the upwind kind or central.
    record Case(Place place, String hamiltonian, boolean central) {
        @Override
        public String toString() {
            return place + (central ? " central" : hamiltonian.contains("norm") ? " radial" : " upwind");
        }
    }

    static List<Case> cases() {
        List<Case> cases = new ArrayList<>();
        for (Place place : Place.all()) {
            int d = place.dimension();
            if (place.room().segmented() && d == 3) continue;
            cases.add(new Case(place, String.join(" + ", SEPARABLE.subList(0, d)), false));
            if (d > 1) cases.add(new Case(place, String.join(" + ", SEPARABLE.subList(0, d)) + RADIAL, false));
            cases.add(new Case(place, String.join(" + ", COUPLED.subList(0, d)), true));
        }
        return cases;
    }

    /// One place for each room and dimension, with Hamiltonians of sums, products, quotients and roots, for comparisons of devices.
    static List<Case> samples() {
        List<Case> cases = new ArrayList<>();
        for (Place place : Place.ofEachRoom()) cases.addAll(cases(place));
        return cases;
    }

    static List<Case> cases(Place place) {
        int d = place.dimension();
        String separable = String.join(" + ", SEPARABLE.subList(0, d));
        Case central = new Case(place, String.join(" + ", EXACT.subList(0, d)), true);
        if (d == 1) return List.of(new Case(place, separable, false), central);
        return List.of(new Case(place, separable, false), new Case(place, separable + RADIAL, false), central);
    }

    private static NumericalHamiltonian numerical(Hamiltonian h, boolean central) {
        if (central) return new NumericalHamiltonian.LaxFriedrichs(h.formula(), IntStream.range(0, h.dimension()).mapToObj(h::derivative).toList(), Hamiltonian.slopes(h.dimension()));
        Structure.Sum sum = (Structure.Sum) h.structure();
        return new NumericalHamiltonian.Upwind(sum.axes(), sum.radial(), Hamiltonian.RADIUS);
    }

    static void agree(Backend backend, Case test) {
        Grid grid = Grid.of(test.place().domain(), test.place().n());
        int d = grid.dimension();
        NumericalHamiltonian g = numerical(new Hamiltonian(Parser.parse(test.hamiltonian(), Scope.of(d, List.of("V"))), d), test.central());
        Formula nu = Parser.parse("0.1*(1 + 0.5*cos(3*x) + t*V)", Scope.of(d, List.of("V")));
        SplittableRandom random = new SplittableRandom(grid.size());
        double[] theta = IntStream.range(0, d).mapToDouble(axis -> random.nextDouble(4, 8) + 2 / grid.h(axis)).toArray();
        double[] steps = {0.05, 2};
        LevelStage[] stages = DoubleStream.of(steps).mapToObj(dt -> backend.levelStage(grid, g, nu, dt, DISCOUNT, LineChecks.FIELDS)).toArray(LevelStage[]::new);
        for (double t : new double[] {0.25, 0.5}) {
            double[] m = LineChecks.rough(random, grid, 0, 2);
            FormulaRules rules = new FormulaRules(grid, LineChecks.FIELDS, t, m);
            DenseLevel.Rule rule = rules.of(g, theta);
            double[] diffusion = rules.evaluate(nu);
            for (int k = 0; k < steps.length; k++) {
                stages[k].at(t, LineChecks.buffer(backend, m));
                stages[k].dissipation(theta);
                DenseLevel dense = new DenseLevel(grid, IntStream.range(0, d).toArray(), steps[k], DISCOUNT).at(rule, diffusion, t);
                agree(backend, stages[k], dense, grid, random, test.toString());
            }
        }
    }

    private static void agree(Backend backend, LevelStage stage, DenseLevel dense, Grid grid, SplittableRandom random, String told) {
        double[] u = LineChecks.rough(random, grid, -0.2, 0.2);
        double[] right = LineChecks.rough(random, grid, -1, 1);
        double[] x = LineChecks.rough(random, grid, -1, 1);
        Buffer out = backend.allocate(grid.size());
        stage.linearise(LineChecks.buffer(backend, right), LineChecks.buffer(backend, u), out);
        DenseLevel.Matrix matrix = dense.matrix(u);
        double[][] J = matrix.entries(false);
        double[][] T = matrix.entries(true);
        double largest = 0;
        for (int i = 0; i < J.length; i++) if (!grid.solid(i)) largest = Math.max(largest, J[i][i]);
        double bar = 1e-14 * largest;
        assertArrayEquals(dense.residual(right, u), LineChecks.values(out), 10 * bar, () -> "residual of " + told);
        boolean itsOwnNeighbour = IntStream.range(0, grid.dimension()).anyMatch(axis -> grid.periodic(axis) && grid.n(axis) == 1);
        if (itsOwnNeighbour) assertTrue(stage.stiffness() >= largest - bar, () -> "stiffness of " + told);
        else assertEquals(largest, stage.stiffness(), bar, () -> "stiffness of " + told);
        Buffer of = LineChecks.buffer(backend, x);
        stage.apply(of, out);
        assertArrayEquals(times(J, x, false), LineChecks.values(out), 4 * bar, () -> "matrix of " + told);
        stage.applyTransposed(of, out);
        assertArrayEquals(times(T, x, true), LineChecks.values(out), 4 * bar, () -> "transposed matrix of " + told);
        assertEquals(Slice.dot(matrix.exits(), x), stage.outflow(of), 4 * bar, () -> "outflow of " + told);
        preconditioned(backend, stage, grid, x, told);
    }

    private static double[] times(double[][] matrix, double[] x, boolean transposed) {
        double[] y = new double[x.length];
        for (int i = 0; i < x.length; i++)
            for (int j = 0; j < x.length; j++) y[i] += (transposed ? matrix[j][i] : matrix[i][j]) * x[j];
        return y;
    }

    /// A preconditioner is exact on a line, and does not leave the open cells.
    private static void preconditioned(Backend backend, LevelStage stage, Grid grid, double[] x, String told) {
        Buffer image = backend.allocate(grid.size());
        Buffer back = backend.allocate(grid.size());
        stage.apply(LineChecks.buffer(backend, x), image);
        stage.precondition(image, back);
        if (grid.dimension() == 1) assertArrayEquals(x, LineChecks.values(back), 1e-10, () -> "preconditioner of " + told);
        assertInside(grid, back, told);
        stage.applyTransposed(LineChecks.buffer(backend, x), image);
        stage.preconditionTransposed(image, back);
        if (grid.dimension() == 1) assertArrayEquals(x, LineChecks.values(back), 1e-10, () -> "transposed preconditioner of " + told);
        assertInside(grid, back, told);
    }

    private static void assertInside(Grid grid, Buffer back, String told) {
        double[] values = LineChecks.values(back);
        for (int i = 0; i < values.length; i++) {
            assertTrue(Double.isFinite(values[i]), () -> "not finite: " + told);
            if (grid.solid(i)) assertEquals(0, values[i], () -> "inside obstacles: " + told);
        }
    }

    /// Where all is slow, any preconditioner is nearly exact.
    static void shortStepsArePreconditionedWell(Backend backend, Case test) {
        Grid grid = Grid.of(test.place().domain(), test.place().n());
        int d = grid.dimension();
        NumericalHamiltonian g = numerical(new Hamiltonian(Parser.parse(test.hamiltonian(), Scope.of(d, List.of("V"))), d), test.central());
        double dt = 1e-3 / Math.pow(IntStream.of(test.place().n()).max().orElseThrow(), 2);
        LevelStage stage = backend.levelStage(grid, g, Formula.constant(0.1), dt, DISCOUNT, LineChecks.FIELDS);
        double[] x = LineChecks.rough(new SplittableRandom(4), grid, -1, 1);
        Buffer image = backend.allocate(grid.size());
        Buffer back = backend.allocate(grid.size());
        stage.at(0.5, LineChecks.buffer(backend, LineChecks.rough(new SplittableRandom(5), grid, 0, 1)));
        stage.linearise(LineChecks.buffer(backend, x), LineChecks.buffer(backend, x), image);
        stage.apply(LineChecks.buffer(backend, x), image);
        stage.precondition(image, back);
        assertEquals(0, Slice.distance(x, LineChecks.values(back)), 0.02, () -> "preconditioner of " + test);
        stage.applyTransposed(LineChecks.buffer(backend, x), image);
        stage.preconditionTransposed(image, back);
        assertEquals(0, Slice.distance(x, LineChecks.values(back)), 0.02, () -> "transposed preconditioner of " + test);
    }

    /// The steepest `|H_p|` of the central Hamiltonian, where a peak makes the slope of one cell known: at both neighbours of a peak of
    /// height 1 on a torus the mean slope is `1/(2h)`.
    static void steepestSlopeIsFound(Backend backend) {
        Grid grid = Grid.of(Room.TORUS.domain(2), 10, 8);
        Hamiltonian h = new Hamiltonian(Parser.parse("0.5*p_x^2 + 0.3*p_x*p_y + 0.2*p_y^2", Scope.of(2, List.of())), 2);
        LevelStage stage = backend.levelStage(grid, numerical(h, true), Formula.constant(0.1), 0.1, 0, LineChecks.FIELDS);
        double[] u = new double[80];
        u[34] = 1;
        stage.at(0, backend.allocate(80));
        stage.dissipation(new double[] {9, 9});
        stage.linearise(LineChecks.buffer(backend, u), LineChecks.buffer(backend, u), backend.allocate(80));
        assertEquals(5, stage.steepest(0), 1e-12);
        assertEquals(0.4 * 4, stage.steepest(1), 1e-12);
    }

    /// All but the preconditioner, of which devices may have their own.
    static void ask(Backend backend, Case test, Answers answers) {
        Grid grid = Grid.of(test.place().domain(), test.place().n());
        int d = grid.dimension();
        NumericalHamiltonian g = numerical(new Hamiltonian(Parser.parse(test.hamiltonian(), Scope.of(d, List.of("V"))), d), test.central());
        LevelStage stage = backend.levelStage(grid, g, Parser.parse("0.1*(1 + 0.5*cos(3*x) + t*V)", Scope.of(d, List.of("V"))), 0.3, DISCOUNT, LineChecks.FIELDS);
        SplittableRandom random = new SplittableRandom(grid.size());
        stage.dissipation(IntStream.range(0, d).mapToDouble(axis -> random.nextDouble(4, 8) + 2 / grid.h(axis)).toArray());
        Buffer out = backend.allocate(grid.size());
        for (double t : new double[] {0.25, 0.5}) {
            stage.at(t, LineChecks.buffer(backend, LineChecks.rough(random, grid, 0, 2)));
            stage.linearise(LineChecks.buffer(backend, LineChecks.rough(random, grid, -1, 1)), LineChecks.buffer(backend, LineChecks.rough(random, grid, -0.2, 0.2)), out);
            answers.add("residual", out);
            answers.add("stiffness", stage.stiffness());
            for (int axis = 0; axis < d; axis++) answers.add("steepest slope", stage.steepest(axis));
            Buffer x = LineChecks.buffer(backend, LineChecks.rough(random, grid, -1, 1));
            stage.apply(x, out);
            answers.add("matrix", out);
            stage.applyTransposed(x, out);
            answers.add("transposed matrix", out);
            stage.transposeByLines(x, out);
            answers.add("transpose by lines", out);
            answers.add("outflow", stage.outflow(x));
        }
    }
}
