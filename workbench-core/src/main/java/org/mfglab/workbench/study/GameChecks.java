package org.mfglab.workbench.study;

import java.util.List;
import java.util.Optional;
import java.util.function.DoublePredicate;
import org.mfglab.device.Backend;
import org.mfglab.device.Buffer;
import org.mfglab.device.PointwiseKernel;
import org.mfglab.formula.Formula;
import org.mfglab.game.MeanFieldGame;
import org.mfglab.grid.Grid;
import org.mfglab.workbench.study.SolverSettings.SchemeChoice;

/// Checks a game at sampled points: what no formula's text shows, and no solver should have to find out.
final class GameChecks {

    /// Of larger grids a coefficient is looked at in some cells only, so that a check does not need the memory of a solve.
    private static final int MOST_CELLS = 1 << 24;

    private final Values values;
    private final MeanFieldGame game;
    private final Grid grid;
    private final Optional<Integer> steps;
    private final Samples samples;

    /// @param steps the number of time steps, if it is known
    GameChecks(Values values, MeanFieldGame game, Grid grid, Optional<Integer> steps) {
        this.values = values;
        this.game = game;
        this.grid = grid;
        this.steps = steps;
        this.samples = new Samples(game, grid);
    }

    /// What is known of the initial density.
    ///
    /// @param empty whether it is zero somewhere
    /// @param peak  about its largest value
    record Initial(boolean empty, double peak) { }

    /// The scheme that suits the game, unless something in it is wrong.
    ///
    /// @param wanted the scheme of the file
    Optional<ChosenScheme> run(SchemeChoice wanted) {
        if (samples.many().isEmpty()) {
            values.issues().add(values.place(Schema.SHAPES.path()), IssueCode.E210, "The obstacles cover every point of the grid.", "");
            return Optional.empty();
        }
        Initial initial = initialDensity();
        coefficient(Schema.VISCOSITY, IssueCode.E208, "The viscosity", game.viscosity(), nu -> nu >= 0 && Double.isFinite(nu));
        if (coefficient(Schema.SOURCE, IssueCode.E209, "The source", game.source(), Double::isFinite))
            coefficient(Schema.SOURCE, IssueCode.N242, "The source", game.source(), s -> s >= 0);
        new GeometryChecks(values, game, grid).run();
        CostChecks costs = new CostChecks(values, game, grid, samples, initial);
        costs.run();
        HamiltonianChecks hamiltonian = new HamiltonianChecks(values, game, samples, initial);
        Optional<ChosenScheme> scheme = hamiltonian.finite() ? new SchemeRule(values, game, grid, steps, hamiltonian.flaw()).choose(wanted) : Optional.empty();
        if (scheme.isPresent() && hamiltonian.flaw().isEmpty()) new CongestionCheck(values, game, samples, costs.densities()).run();
        return scheme;
    }

    /// Looks at the initial density at many points of the grid.
    private Initial initialDensity() {
        double smallest = Double.POSITIVE_INFINITY;
        double largest = 0;
        double sum = 0;
        boolean floorGiven = values.node("field.initial.floor").isPresent();
        String place = values.node("field.initial.expr").isPresent() ? "field.initial.expr" : "field.initial";
        for (double[] x : samples.many()) {
            double value = game.initial().shape().at(x);
            if (!Double.isFinite(value) || value < 0 && !floorGiven) {
                values.issues().add(values.place(place), IssueCode.E204,
                        "The initial density is %s at %s; it must be finite and not negative.".formatted(Samples.shown(value), Samples.where(x)),
                        value < 0 ? "Give [field.initial] floor = 0.0 to cut it off there." : "Maybe a division by zero.");
                return new Initial(false, 0);
            }
            value = Math.max(value, game.initial().floor());
            smallest = Math.min(smallest, value);
            largest = Math.max(largest, value);
            sum += value;
        }
        if (!(sum > 0))
            values.issues().add(values.place(place), IssueCode.E205, game.domain().obstacles().isEmpty() ? "The initial density is zero at every grid point."
                    : "The initial density is zero at every grid point outside the obstacles.", "");
        double mass = sum * samples.volume();
        double peak = game.initial().mass().isPresent() && mass > 0 ? largest * game.initial().mass().getAsDouble() / mass : largest;
        return new Initial(smallest <= 0, Double.isFinite(peak) ? peak : 0);
    }

    /// Whether a coefficient in space and time is what it must be in every cell; the first value that is not is reported.
    private boolean coefficient(Key<String> key, IssueCode code, String noun, Formula formula, DoublePredicate rule) {
        if (formula instanceof Formula.Constant(double value) && rule.test(value)) return true;
        if (grid.size() > MOST_CELLS) return coefficientAtSamples(key, code, noun, formula, rule);
        try (Backend backend = Backend.cpu(1)) {
            PointwiseKernel kernel = backend.pointwise(formula, grid, game.fields(), List.of(), List.of("t"));
            Buffer slice = backend.allocate(grid.size());
            double[] found = new double[grid.size()];
            for (double part : Samples.times(formula)) {
                kernel.apply(slice, new Buffer[0], samples.time(part));
                slice.read(found);
                for (int i = 0; i < found.length; i++)
                    if (!rule.test(found[i])) return report(key, code, noun, found[i], grid.point(i), part);
            }
            return true;
        }
    }

    /// The same at some of the cells.
    private boolean coefficientAtSamples(Key<String> key, IssueCode code, String noun, Formula formula, DoublePredicate rule) {
        for (double[] x : samples.many()) {
            Samples.Sample sample = samples.sample(x, formula);
            for (double part : Samples.times(formula)) {
                double value = formula.evaluate(sample.at(samples.time(part)));
                if (!rule.test(value)) return report(key, code, noun, value, x, part);
            }
        }
        return true;
    }

    private boolean report(Key<String> key, IssueCode code, String noun, double value, double[] x, double part) {
        values.issues().add(values.place(key.path()), code, "%s is %s at %s.".formatted(noun, Samples.shown(value), samples.where(x, samples.time(part))), "");
        return false;
    }
}
