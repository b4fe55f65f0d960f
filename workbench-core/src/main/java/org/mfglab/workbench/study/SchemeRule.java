package org.mfglab.workbench.study;

import java.util.Optional;
import java.util.stream.IntStream;
import org.mfglab.formula.Formula;
import org.mfglab.formula.SlopeFunction;
import org.mfglab.game.Hamiltonian.Structure;
import org.mfglab.game.MeanFieldGame;
import org.mfglab.grid.Domain;
import org.mfglab.grid.Grid;
import org.mfglab.scheme.SemiLagrangian;
import org.mfglab.scheme.SemiLagrangian2;
import org.mfglab.workbench.study.SolverSettings.SchemeChoice;

/// Which discretisation a Hamiltonian asks for (MATH 3.2): upwind differences need to know where it falls and where it rises along each
/// axis; without that there is the scheme of Lax and Friedrichs.
///
/// @param game the game, with what the text of its Hamiltonian shows
/// @param steps the number of time steps, if it is known
/// @param flaw      what its samples show against upwind differences, as a sentence
record SchemeRule(Values values, MeanFieldGame game, Grid grid, Optional<Integer> steps, Optional<String> flaw) {

    private static final String AS_WRITTEN = "as the file says";

    /// Steps shorter than this part of a cell are warned of.
    private static final double SHORT = 0.25;
    private static final double ALIGNED = 1e-9;

    private Structure structure() {
        return game.hamiltonian().structure();
    }

    Optional<ChosenScheme> choose(SchemeChoice wanted) {
        return switch (wanted) {
            case AUTO -> Optional.of(automatic());
            case FD_SPLIT -> upwind(wanted, structure() instanceof Structure.Sum sum && sum.separable(), "a sum over axes");
            case FD_UPWIND -> upwind(wanted, structure() instanceof Structure.Sum, "a sum of functions of single slopes and of |p|");
            case SEMI_LAGRANGIAN -> along(wanted);
            case SEMI_LAGRANGIAN_2 -> secondOrder(wanted);
            case FD_LAX_FRIEDRICHS -> {
                flaw.ifPresent(this::doubt);
                yield Optional.of(new ChosenScheme(wanted, AS_WRITTEN, flaw.isEmpty()));
            }
        };
    }

    private ChosenScheme automatic() {
        if (flaw.isPresent()) {
            doubt(flaw.get());
            return new ChosenScheme(SchemeChoice.FD_LAX_FRIEDRICHS, "since upwind differences need a convex Hamiltonian", false);
        }
        return switch (structure()) {
            case Structure.Sum sum when sum.separable() -> new ChosenScheme(SchemeChoice.FD_SPLIT, "since H is a sum over axes", true);
            case Structure.Sum _ -> new ChosenScheme(SchemeChoice.FD_UPWIND, "since H depends on |p|", true);
            case Structure.Coupled(String first, String second) ->
                    new ChosenScheme(SchemeChoice.FD_LAX_FRIEDRICHS, "since H couples %s and %s otherwise than through |p|".formatted(first, second), true);
        };
    }

    /// Where characteristics end, agents must be able to steer along each axis alone.
    private Optional<ChosenScheme> along(SchemeChoice wanted) {
        if (refused(wanted, SemiLagrangian.objection(game))) return Optional.empty();
        Optional<ChosenScheme> chosen = upwind(wanted, true, "convex");
        if (chosen.isPresent() && local()) report(IssueCode.N245, "The scheme semi_lagrangian need not converge where costs see the density at a place.",
                SemiLagrangian2.objection(game).isEmpty() && trouble(game.domain()) == null ? "The scheme semi_lagrangian_2 may." : "");
        if (chosen.isPresent()) steps.ifPresent(this::lengthOfSteps);
        if (chosen.isPresent()) steps.ifPresent(this::alignment);
        return chosen;
    }

    private boolean refused(SchemeChoice wanted, Optional<String> objection) {
        objection.ifPresent(text -> values.issues().add(values.place(Schema.SCHEME.path()), IssueCode.E213, "The scheme %s %s.".formatted(wanted.key(), text), "Write scheme = \"auto\"."));
        return objection.isPresent();
    }

    private static String trouble(Domain domain) {
        if (!domain.obstacles().isEmpty()) return "obstacles";
        return domain.sides().stream().anyMatch(ends -> ends.low().driven() || ends.high().driven()) ? "exits or given values" : null;
    }

    /// Noise, wind and control in turns: only where none of them depends on more than it may.
    private Optional<ChosenScheme> secondOrder(SchemeChoice wanted) {
        if (refused(wanted, Optional.ofNullable(trouble(game.domain())).map(text -> "needs walls or periodic sides; this domain has " + text))) return Optional.empty();
        Optional<String> objection = SemiLagrangian2.objection(game);
        if (objection.isPresent() || flaw.isPresent()) {
            report(IssueCode.E201, "The scheme semi_lagrangian_2 %s.".formatted(objection.orElse("needs a convex Hamiltonian")), "Write scheme = \"semi_lagrangian\" or \"auto\".");
            return Optional.empty();
        }
        steps.ifPresent(this::noiseOfSteps);
        if (game.hasSource()) report(IssueCode.N247, "The scheme semi_lagrangian_2 is of first order in time where agents enter.", "");
        return Optional.of(new ChosenScheme(wanted, AS_WRITTEN, true));
    }

    /// Where the noise of a step is less than what splines spread, they add a viscosity.
    private void noiseOfSteps(int steps) {
        double dt = game.horizon() / steps;
        double added = SemiLagrangian2.added(game, grid, dt);
        if (added == 0) return;
        values.issues().add(values.place(Schema.SCHEME.path()), IssueCode.N248, "The splines of semi_lagrangian_2 spread agents by more than the noise of a step: they add a viscosity of %s. That makes it of first order, and is less for longer steps."
                .formatted(Samples.shown(added)), "");
    }

    /// Whether m itself stands in a cost or in H, not only its convolutions and means.
    private boolean local() {
        return game.hamiltonian().congested() || game.running().formula().dependsOn("m") || game.terminal().formula().dependsOn("m");
    }

    /// The error is of the order of `dt + h^2/dt`.
    private void lengthOfSteps(int steps) {
        double dt = game.horizon() / steps;
        double h = IntStream.range(0, grid.dimension()).mapToDouble(grid::h).max().orElseThrow();
        if (dt < SHORT * h)
            report(IssueCode.N246, "The time step %s is much shorter than the cells (%s): the error of semi_lagrangian grows like h^2/dt.".formatted(Samples.shown(dt), Samples.shown(h)),
                    "Take time.nt = %d or less.".formatted(Math.max(1, (int) Math.ceil(game.horizon() / h))));
    }

    /// Without noise a wind that carries from point to point makes interpolation exact by accident.
    private void alignment(int steps) {
        if (!(structure() instanceof Structure.Sum sum) || !game.viscosity().simplify().equals(Formula.ZERO)) return;
        for (int k = 0; k < grid.dimension(); k++) {
            if (!(wind(sum.axes().get(k)).simplify() instanceof Formula.Constant(double wind))) continue;
            double cells = Math.abs(wind) * game.horizon() / steps / grid.h(k);
            if (cells < 0.5 || Math.abs(cells - Math.rint(cells)) > ALIGNED * cells) continue;
            report(IssueCode.N249, "The wind carries by exactly %.0f cells a step along %s: nothing is interpolated there, and the error is smaller than on other grids.".formatted(cells, "xyz".substring(k, k + 1)),
                    "Compare with time.nt = %d.".formatted(steps + Math.max(1, steps / 8)));
            return;
        }
    }

    private static Formula wind(SlopeFunction h) {
        return switch (h) {
            case SlopeFunction.Quadratic(_, _, Formula drift) -> drift;
            case SlopeFunction.Linear(_, Formula drift) -> drift;
            case SlopeFunction.Convex(_, _, Formula derivative) -> derivative;
        };
    }

    private Optional<ChosenScheme> upwind(SchemeChoice wanted, boolean suits, String needs) {
        if (suits && flaw.isEmpty()) return Optional.of(new ChosenScheme(wanted, AS_WRITTEN, true));
        if (suits) report(IssueCode.E202, flaw.get(), "Write scheme = \"auto\" or \"fd_lax_friedrichs\" if this is meant; maybe a sign is wrong.");
        else report(IssueCode.E201, "The scheme %s needs a Hamiltonian that is %s; this one %s.".formatted(wanted.key(), needs, shape()),
                "Write scheme = \"%s\".".formatted(automaticKey()));
        return Optional.empty();
    }

    private String automaticKey() {
        return structure() instanceof Structure.Sum && flaw.isEmpty() ? SchemeChoice.FD_UPWIND.key() : SchemeChoice.FD_LAX_FRIEDRICHS.key();
    }

    private String shape() {
        return switch (structure()) {
            case Structure.Sum sum -> sum.separable() ? "is a sum over axes" : "depends on |p|";
            case Structure.Coupled(String first, String second) -> "couples %s and %s".formatted(first, second);
        };
    }

    private void doubt(String flaw) {
        report(IssueCode.N235, flaw + " It is solved with fd_lax_friedrichs.", "");
    }

    private void report(IssueCode code, String message, String suggestion) {
        values.issues().add(values.place(Schema.HAMILTONIAN.path()), code, message, suggestion);
    }
}
