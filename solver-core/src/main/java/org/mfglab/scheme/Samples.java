package org.mfglab.scheme;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.mfglab.device.CoupledHamiltonian;
import org.mfglab.formula.Formula;
import org.mfglab.formula.SlopeFunction;
import org.mfglab.game.Coupling;
import org.mfglab.game.MeanFieldGame;

/// How many slices a device keeps of the formulas of a game: of what depends on space alone, and of what is evaluated on the way. A
/// kernel counts for one, since its parts that do not change are nearly always terms of one sum.
record Samples(MeanFieldGame game) {

    private static final String[] AXES = {"x", "y", "z"};

    /// The slices that a transformed slice takes beside the slice itself: a complex spectrum and a complex work array.
    private static final int TRANSFORM = 4;

    /// A kernel that evaluates such a formula.
    long kernel(Formula formula) {
        Set<String> fields = game.fields().keySet();
        return formula.dependsOn(AXES) || formula.dependsOn(fields.toArray(String[]::new)) ? 1 : 0;
    }

    /// A coefficient, and its kernel where it is evaluated again and again.
    long coefficient(Formula formula) {
        if (formula.symbols().isEmpty()) return 0;
        return 1 + (formula.dependsOn("t", "m") ? kernel(formula) : 0);
    }

    /// The part of one axis: drift and curvature, or in general what the function names and the slope where it is least.
    long axis(SlopeFunction h) {
        return switch (h) {
            case SlopeFunction.Quadratic(String _, Formula curvature, Formula drift) -> coefficient(curvature) + coefficient(drift);
            case SlopeFunction.Linear(String _, Formula drift) -> coefficient(drift);
            case SlopeFunction.Convex convex -> function(convex.slope(), convex.value(), convex.derivative());
        };
    }

    /// A function of a slope: what it names, and the slope where it is least.
    long function(String slope, Formula... parts) {
        Set<String> named = new TreeSet<>();
        for (Formula part : parts) named.addAll(part.symbols());
        named.remove(slope);
        named.remove("t");
        return named.isEmpty() ? 0 : named.size() + 1;
    }

    /// What a coupled Hamiltonian names, and its drifts.
    long slopes(CoupledHamiltonian h) {
        return switch (h) {
            case CoupledHamiltonian.Radial(Formula psi, String radius, List<Formula> drift) -> named(psi, List.of(radius)) + drift.stream().mapToLong(this::coefficient).sum();
            case CoupledHamiltonian.Whole(Formula value, List<String> slopes) -> named(value, slopes);
        };
    }

    private static long named(Formula formula, List<String> slopes) {
        return formula.symbols().stream().filter(name -> !name.equals("t") && !slopes.contains(name)).count();
    }

    /// [Costs]: its kernels, and what it needs for sources, means and convolutions.
    ///
    /// @param explicit the part of H that is not solved for
    long costs(Formula explicit) {
        Formula running = game.running().formula();
        Formula terminal = game.terminal().formula();
        long means = game.running().usesMeans() || game.terminal().usesMeans() ? 1 : 0;
        long source = game.hasSource() ? 1 + kernel(game.source()) : 0;
        return kernel(running) + kernel(terminal) + kernel(running.plus(explicit)) + means + source
                + Coupling.kernels(game.running(), game.terminal()).size() * convolution();
    }

    /// Padded with zeros on axes that are not periodic.
    private long convolution() {
        long padded = 1;
        for (int axis = 0; axis < game.domain().dimension(); axis++) if (!game.domain().periodic(axis)) padded *= 2;
        return 1 + TRANSFORM * padded;
    }
}
