package org.mfglab.convergence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import java.util.function.IntToDoubleFunction;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.mfglab.exact.ExactGame;
import org.mfglab.exact.ScoreGame;
import org.mfglab.game.GaussianMixture;
import org.mfglab.game.InitialDensity;
import org.mfglab.game.MeanFieldGame;
import org.mfglab.game.ScoreModel;
import org.mfglab.grid.Domain;
import org.mfglab.grid.Field;
import org.mfglab.grid.Interval;
import org.mfglab.scheme.SplitUpwind;
import org.mfglab.solve.Anderson;
import org.mfglab.solve.Solution;

/// Score-based models whose generated density or cost is known in closed form.
class ScoreModelTest {

    private static final InitialDensity NOISE = InitialDensity.normalised(gaussian(0, 1)::at);
    private static final int[] GRIDS = {64, 128, 256, 512};

    /// Data `N(1.2, 0.25)`, noised with `theta = 0.5`, `sigma = 1` for the time 3.
    private static MeanFieldGame gaussianModel(Optional<InitialDensity> initial) {
        return new ScoreModel("gaussian", Domain.box(new Interval(-6, 7)), 3, 0.5, 1, 0, gaussian(1.2, 0.25), initial).expand();
    }

    @Test
    void meanGeneratedFromNoiseConverges() {
        converges("P8 mean", gaussianModel(Optional.of(NOISE)), ScoreModelTest::mean, 1.184484527);
    }

    @Test
    void varianceGeneratedFromNoiseConverges() {
        converges("P8 variance", gaussianModel(Optional.of(NOISE)), ScoreModelTest::variance, 0.250125380);
    }

    @Test
    void costFromTheNoisedDataConverges() {
        converges("P8 cost", gaussianModel(Optional.empty()), solution -> solution.certificate().cost().total(), 1.399910880);
    }

    /// `KL(pi | m(T)) <= KL(eta(T) | m0)`: what the last noise lacks is all that the generated density can lack.
    @Test
    void divergenceOfTheDataIsBoundedByThatOfTheNoiseUpToTheSpacing() {
        double bound = 5.880433923705e-4;
        ExactGame data = ScoreGame.twoModes();
        MeanFieldGame exact = ExactProblem.of(data).game(GRIDS[0]);
        var game = new MeanFieldGame("two modes", exact.domain(), exact.horizon(), 0, Double.parseDouble(data.viscosity()), exact.hamiltonian(),
                exact.running(), exact.terminal(), NOISE, exact.fields());
        List<Double> excess = IntStream.of(GRIDS).mapToObj(n -> divergence(solve(game, n), data) - bound).toList();
        Table.write("E6 divergence", "KL(pi|m(T)) - KL(eta(T)|m0) at n = 64, 128, 256, 512: " + excess + "\n");
        for (int k = 1; k < excess.size(); k++) {
            assertTrue(excess.get(k) <= Math.max(0, excess.get(k - 1)) * Math.pow(0.5, 0.85), excess::toString);
        }
    }

    private static void converges(String name, MeanFieldGame game, ToDoubleFunction<Solution> quantity, double expected) {
        double[] errors = IntStream.of(GRIDS).mapToDouble(n -> Math.abs(quantity.applyAsDouble(solve(game, n)) - expected)).toArray();
        double[] orders = IntStream.range(1, errors.length).mapToDouble(k -> Math.log(errors[k - 1] / errors[k]) / Math.log(2)).toArray();
        String text = "%s: errors %s, orders %s%n".formatted(name, Arrays.toString(errors), Arrays.toString(orders));
        Table.write(name, text);
        for (double order : orders) assertEquals(1.075, order, 0.225, text);
    }

    private static Solution solve(MeanFieldGame game, int n) {
        return ExactProblem.solve(game, n, n, new SplitUpwind(), Anderson.toTolerance(1e-9));
    }

    private static double mean(Solution solution) {
        return moment(solution, x -> x);
    }

    private static double variance(Solution solution) {
        double mean = mean(solution);
        return moment(solution, x -> (x - mean) * (x - mean));
    }

    private static double moment(Solution solution, DoubleUnaryOperator of) {
        Field m = solution.density().level(solution.density().time().steps());
        return sum(m, i -> m.get(i) * of.applyAsDouble(m.grid().coordinate(0, i))) / sum(m, m::get);
    }

    /// `KL(pi | m(T)) = int pi log(pi/m(T))`.
    private static double divergence(Solution solution, ExactGame data) {
        int steps = solution.density().time().steps();
        Field m = solution.density().level(steps);
        double T = data.horizon();
        return sum(m, i -> {
            double pi = data.density(T, m.grid().point(i));
            return pi == 0 ? 0 : pi * Math.log(pi / m.get(i));
        });
    }

    private static double sum(Field m, IntToDoubleFunction part) {
        return IntStream.range(0, m.grid().size()).mapToDouble(part).sum() * m.grid().cellVolume();
    }

    private static GaussianMixture gaussian(double mean, double variance) {
        return new GaussianMixture(List.of(new GaussianMixture.Component(1, new double[] {mean}, new double[][] {{variance}})));
    }
}
