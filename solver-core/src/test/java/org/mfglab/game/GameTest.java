package org.mfglab.game;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.mfglab.conformance.TextGame;
import org.mfglab.device.Backend;
import org.mfglab.formula.Formula;
import org.mfglab.formula.Parser;
import org.mfglab.formula.Scope;
import org.mfglab.formula.SlopeFunction;
import org.mfglab.game.Hamiltonian.Structure;
import org.mfglab.grid.Domain;
import org.mfglab.grid.Grid;
import org.mfglab.grid.Interval;
import org.mfglab.grid.TimeGrid;
import org.mfglab.scheme.SplitUpwind;

class GameTest {

    private static Hamiltonian hamiltonian(int d, String text) {
        return new Hamiltonian(Parser.parse(text, Scope.of(d, List.of())), d);
    }

    private static List<SlopeFunction> axes(int d, String text) {
        return assertInstanceOf(Structure.Sum.class, hamiltonian(d, text).structure()).axes();
    }

    private static String refused(Executable entrance) {
        return assertThrows(IllegalArgumentException.class, entrance).getMessage();
    }

    @Test
    void squaresOfTheSlopeSeparateHoweverTheyAreWritten() {
        for (String text : List.of("0.5*(p_x^2 + p_y^2)", "0.5*norm(p)^2", "dot(p, p)/2", "0.5*p_x*p_x + p_y^2/2"))
            for (SlopeFunction h : axes(2, text)) {
                SlopeFunction.Quadratic square = assertInstanceOf(SlopeFunction.Quadratic.class, h, text);
                assertEquals(Formula.ONE, square.curvature());
                assertEquals(0, square.drift().evaluate(Map.of()));
            }
    }

    @Test
    void windTransportAndOtherFunctionsAreToldApart() {
        List<SlopeFunction> axes = axes(3, "p_x^2 + (x*y + t)*p_x + sin(z)*p_y + sqrt(1 + p_z^2) + x^2");
        SlopeFunction.Quadratic first = assertInstanceOf(SlopeFunction.Quadratic.class, axes.get(0));
        assertEquals(Formula.constant(2), first.curvature());
        assertEquals(6.5, first.drift().evaluate(Map.of("x", 2.0, "y", 3.0, "t", 0.5)));
        SlopeFunction.Linear second = assertInstanceOf(SlopeFunction.Linear.class, axes.get(1));
        assertEquals(Math.sin(0.3), second.drift().evaluate(Map.of("z", 0.3)));
        SlopeFunction.Convex third = assertInstanceOf(SlopeFunction.Convex.class, axes.get(2));
        assertEquals(0, third.value().evaluate(Map.of("p_z", 0.0)), 1e-15);
        assertEquals(Math.sqrt(5) - 1, third.value().evaluate(Map.of("p_z", 2.0)), 1e-15);
        assertEquals(2 / Math.sqrt(5), third.derivative().evaluate(Map.of("p_z", 2.0)), 1e-15);
    }

    @Test
    void curvatureMayVaryInSpaceTimeAndDensity() {
        SlopeFunction.Quadratic h = assertInstanceOf(SlopeFunction.Quadratic.class, axes(2, "norm(p)^2*(1 + x^2)/(2*(1 + t*m)^1.5)").get(1));
        assertEquals(5 / Math.pow(1 + 0.5 * 3, 1.5), h.curvature().evaluate(Map.of("x", 2.0, "t", 0.5, "m", 3.0)), 1e-15);
        assertEquals(Formula.ZERO, h.drift());
    }

    @Test
    void negativeCurvatureIsNotTakenForAParabola() {
        assertInstanceOf(SlopeFunction.Convex.class, axes(1, "-p_x^2").getFirst());
    }

    @Test
    void functionsWhoseDerivativeJumpsAreNeitherLinearNorSeparateWhereTheyAreNot() {
        for (String text : List.of("abs(p_x)", "p_x*step(p_x)", "max(p_x, 0)")) {
            SlopeFunction.Convex h = assertInstanceOf(SlopeFunction.Convex.class, axes(2, text + " + p_y").getFirst(), text);
            assertEquals(2, h.value().evaluate(Map.of("p_x", 2.0)), text);
        }
        assertInstanceOf(SlopeFunction.Linear.class, axes(2, "2*(p_x + p_y) - p_y").getFirst());
        for (String text : List.of("max(p_x, p_y)", "p_x*step(p_y)", "abs(p_x - p_y)", "where(p_y > x, p_x, 2*p_x)"))
            assertEquals(new Structure.Coupled("p_x", "p_y"), hamiltonian(2, text).structure(), text);
    }

    @Test
    void functionsOfTheLengthOfTheSlopeAreFoundHoweverTheyAreWritten() {
        for (String text : List.of("(1 + norm(p)^2)^0.75", "(1 + p_x^2 + p_y^2)^0.75", "(1 + dot(p, p))^0.75", "(p_x^2 + 1 + p_y*p_y)^0.75")) {
            Structure.Sum sum = assertInstanceOf(Structure.Sum.class, hamiltonian(2, text).structure(), text);
            assertEquals(Math.pow(10, 0.75) - 1, sum.radial().orElseThrow().evaluate(Map.of(Hamiltonian.RADIUS, 3.0)), 1e-14);
            assertEquals(1, sum.constant().evaluate(Map.of()), 1e-15);
        }
    }

    @Test
    void aFunctionOfTheLengthAndAWindAreASum() {
        Structure.Sum sum = assertInstanceOf(Structure.Sum.class, hamiltonian(3, "norm(p)^1.5/(1 + m) + x*p_y + 2*p_z^2 + y").structure());
        assertFalse(sum.separable());
        assertEquals(8.0 / 2, sum.radial().orElseThrow().evaluate(Map.of(Hamiltonian.RADIUS, 4.0, "m", 1.0)), 1e-14);
        assertEquals(Formula.symbol("x"), assertInstanceOf(SlopeFunction.Linear.class, sum.axes().get(1)).drift());
        assertEquals(Formula.constant(4), assertInstanceOf(SlopeFunction.Quadratic.class, sum.axes().get(2)).curvature());
        assertEquals(Formula.symbol("y"), sum.constant());
    }

    @Test
    void constantIsTheHamiltonianAtRest() {
        Structure.Sum separable = (Structure.Sum) hamiltonian(2, "exp(p_x) + p_y^2 + x*t").structure();
        assertEquals(1 + 0.6, separable.constant().evaluate(Map.of("x", 2.0, "t", 0.3)), 1e-15);
    }

    @Test
    void coupledSlopesAreNamedAndRefusedByTheSplitScheme() {
        assertEquals(new Structure.Coupled("p_x", "p_y"), hamiltonian(2, "(1 + p_x^2 + 2*p_y^2)^2").structure());
        assertEquals(new Structure.Coupled("p_x", "p_z"), hamiltonian(3, "p_x*p_z + p_y^2").structure());
        MeanFieldGame game = TextGame.windy(2, true).withHamiltonian("p_x*p_y").game();
        try (Backend backend = Backend.cpu(1)) {
            assertEquals("The Hamiltonian of problem 'conformance' couples p_x and p_y. The scheme fd_split needs a sum over axes.",
                    refused(() -> new SplitUpwind().on(game, Grid.of(game.domain(), 4, 4), new TimeGrid(1, 2), backend)));
        }
        assertEquals("fd_split", new SplitUpwind().key());
    }

    @Test
    void velocityIsMinusTheDerivative() {
        assertEquals(2 * 0.7 + 0.4, hamiltonian(2, "p_y^2 + x*p_y").derivative(1).evaluate(Map.of("p_y", 0.7, "x", 0.4)), 1e-15);
        assertEquals(List.of("p_x", "p_y"), Hamiltonian.slopes(2));
    }

    @Test
    void couplingSeesDensityAndMeans() {
        assertFalse(coupling("x + t").couples());
        assertTrue(coupling("log(m)").couples());
        assertFalse(coupling("log(m)").usesMeans());
        assertTrue(coupling("mean_y*x").couples() && coupling("mean_y*x").usesMeans());
        assertEquals(List.of("mean_x"), Coupling.means(1));
    }

    private static Coupling coupling(String text) {
        return new Coupling(Parser.parse(text, Scope.coupling(3, List.of())));
    }

    @Test
    void gameIsCoupledByEitherCost() {
        TextGame game = TextGame.windy(1, true);
        assertFalse(game.withCosts("x", "x").game().coupled());
        assertTrue(game.withCosts("m", "x").game().coupled() && game.withCosts("x", "mean_x").game().coupled());
    }

    @Test
    void numbersOfAGameAreChecked() {
        TextGame game = TextGame.windy(1, true);
        assertEquals("The viscosity (-0.1) of problem 'conformance' must not be negative. Maybe a parameter has the wrong sign.", refused(() -> game.withViscosity(-0.1).game()));
        assertEquals("The discount (-1.0) of problem 'conformance' must not be negative. Maybe a parameter has the wrong sign.", refused(() -> game.withDiscount(-1).game()));
        assertTrue(refused(() -> game.withHorizon(0).game()).startsWith("The horizon (0.0) of problem 'conformance' must be positive and finite."));
        MeanFieldGame plain = game.game();
        assertTrue(refused(() -> new MeanFieldGame("other", plain.domain(), 1, 0, Double.POSITIVE_INFINITY, plain.hamiltonian(), plain.running(),
                plain.terminal(), plain.initial(), Map.of())).contains("viscosity (Infinity)"));
        assertEquals("The Hamiltonian of problem 'other' has 2 slopes, its domain 1 axes.", refused(() -> new MeanFieldGame("other", plain.domain(), 1, 0, 0,
                hamiltonian(2, "p_x^2 + p_y^2"), plain.running(), plain.terminal(), plain.initial(), Map.of())));
    }

    @Test
    void scoreModelExpandsToTheReverseOfTheNoising() {
        GaussianMixture data = new GaussianMixture(List.of(new GaussianMixture.Component(1, new double[] {0.5, -0.5}, new double[][] {{0.3, 0}, {0, 0.2}})));
        Domain box = Domain.box(new Interval(-4, 4), new Interval(-4, 4));
        MeanFieldGame game = new ScoreModel("score", box, 2, 0.5, 1.2, 0.1, data, Optional.empty()).expand();
        assertEquals(1.9, game.horizon(), 1e-15);
        assertEquals(0.72, game.viscosity().evaluate(Map.of()), 1e-15);
        assertEquals(-1, game.running().formula().evaluate(Map.of()));
        Map<String, Double> at = Map.of("x", 0.3, "y", 2.0, "p_x", 0.4, "p_y", -0.7);
        assertEquals(0.72 * 0.65 - 0.5 * (0.12 - 1.4), game.hamiltonian().formula().evaluate(at), 1e-14);
        double[] x = {0.2, 0.1};
        assertEquals(data.noised(0.5, 1.2, 0.1).logAt(x), game.fields().get(ScoreModel.LOG_DATA).at(x), 1e-14);
        assertEquals(-3, game.terminal().formula().evaluate(Map.of(ScoreModel.LOG_DATA, 3.0)));
        assertEquals(data.noised(0.5, 1.2, 2).at(x), game.initial().shape().at(x), 1e-15);
        assertInstanceOf(Structure.Sum.class, game.hamiltonian().structure());
    }

    @Test
    void scoreModelsAreChecked() {
        Domain box = Domain.box(new Interval(-4, 4));
        GaussianMixture data = new GaussianMixture(List.of(new GaussianMixture.Component(1, new double[] {0}, new double[][] {{1}})));
        Density formula = new FormulaDensity(Formula.constant(1));
        assertTrue(refused(() -> new ScoreModel("s", box, 1, -1, 1, 0, data, Optional.empty())).contains("theta (-1.0)"));
        assertTrue(refused(() -> new ScoreModel("s", box, 1, 1, 0, 0, data, Optional.empty())).contains("sigma (0.0)"));
        assertTrue(refused(() -> new ScoreModel("s", box, 1, 1, 1, 1, data, Optional.empty())).contains("epsilon (1.0) of 's' must lie in [0, 1.0)"));
        assertTrue(refused(() -> new ScoreModel("s", box, 1, 1, 1, 0, formula, Optional.empty())).contains("noised density is not known"));
    }
}
