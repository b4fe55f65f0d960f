package org.mfglab.convergence;

import java.util.List;
import java.util.stream.IntStream;
import org.mfglab.exact.ExactGame;
import org.mfglab.grid.Field;
import org.mfglab.solve.Solution;

/// The distance of a solution from the exact one: the largest over the time levels of a norm in space.
///
/// @param valueMax    `u Linf`, with the weight of the study
/// @param valueMean   `u L1(x) Linf(t)`, with the weight of the study
/// @param densityMax  `m Linf`
/// @param densityMean `m L1(x) Linf(t)`
record Errors(double valueMax, double valueMean, double densityMax, double densityMean) {

    static final List<String> NAMES = List.of("u Linf", "u L1", "m Linf", "m L1");

    /// What the error of u counts for at a point, by the exact density there and its largest value at that time.
    interface Weight {
        double of(double density, double peak);
    }

    /// Every point of a torus counts alike.
    static final Weight UNIFORM = (density, peak) -> 1;

    /// In a box cut out of R^d the value next to a wall differs from the exact one; the population is not there.
    static final Weight BY_DENSITY = (density, peak) -> density / peak;

    /// Only where the density is above 1e-6.
    static final Weight WHERE_DENSE = (density, peak) -> density > 1e-6 ? 1 : 0;

    static Errors of(Solution solution, ExactGame exact, Weight weight) {
        return IntStream.range(0, solution.value().time().levels()).mapToObj(n -> level(solution, exact, weight, n))
                .reduce(new Errors(0, 0, 0, 0), Errors::largest);
    }

    private static Errors level(Solution solution, ExactGame exact, Weight weight, int n) {
        Field u = solution.value().level(n), m = solution.density().level(n);
        double t = solution.value().time().time(n), cell = u.grid().cellVolume();
        Field value = Field.sample(u.grid(), x -> exact.value(t, x)), density = Field.sample(u.grid(), x -> exact.density(t, x));
        double peak = density.max(), valueMax = 0, valueSum = 0, densityMax = 0, densitySum = 0;
        for (int i = 0; i < u.grid().size(); i++) {
            if (u.grid().solid(i)) continue;
            double inValue = Math.abs(u.get(i) - value.get(i)) * weight.of(density.get(i), peak), inDensity = Math.abs(m.get(i) - density.get(i));
            valueMax = Math.max(valueMax, inValue);
            valueSum += inValue;
            densityMax = Math.max(densityMax, inDensity);
            densitySum += inDensity;
        }
        return new Errors(valueMax, valueSum * cell, densityMax, densitySum * cell);
    }

    private Errors largest(Errors other) {
        return new Errors(Math.max(valueMax, other.valueMax), Math.max(valueMean, other.valueMean),
                Math.max(densityMax, other.densityMax), Math.max(densityMean, other.densityMean));
    }

    /// The four numbers in the order of [#NAMES].
    double[] all() {
        return new double[] {valueMax, valueMean, densityMax, densityMean};
    }
}
