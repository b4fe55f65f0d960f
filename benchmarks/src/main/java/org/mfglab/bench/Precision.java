package org.mfglab.bench;

import java.util.Map;
import java.util.stream.IntStream;
import org.mfglab.grid.Field;
import org.mfglab.solve.Solution;
import org.mfglab.workbench.run.Json;

/// How far a solve is from the exact solution, and what it took.
///
/// @param value   the largest error of u, with the weight of the problem
/// @param density the largest over the time levels of the integral of the error of m
record Precision(PrecisionProblem problem, String scheme, int n, int steps, double value, double density, Sample seconds) {

    /// Errors are smooth in time, so that this many levels show them.
    private static final int LEVELS = 32;

    private record Errors(double value, double density) {

        Errors largest(Errors other) {
            return new Errors(Math.max(value, other.value), Math.max(density, other.density));
        }
    }

    static Precision of(PrecisionProblem problem, Solution solution, Sample seconds) {
        int steps = solution.value().time().steps(), looks = Math.min(LEVELS, steps);
        Errors errors = IntStream.rangeClosed(0, looks).mapToObj(k -> errors(problem, solution, (int) ((long) k * steps / looks)))
                .reduce(new Errors(0, 0), Errors::largest);
        return new Precision(problem, solution.discretization().scheme().key(), solution.value().grid().n(0), steps, errors.value, errors.density, seconds);
    }

    private static Errors errors(PrecisionProblem problem, Solution solution, int level) {
        Field u = solution.value().level(level), m = solution.density().level(level);
        double t = solution.value().time().time(level), largest = 0, sum = 0;
        Field exact = Field.sample(u.grid(), x -> problem.exact().density(t, x[0]));
        double peak = exact.max();
        for (int i = 0; i < u.grid().size(); i++) {
            double error = Math.abs(u.get(i) - problem.exact().value(t, u.grid().coordinate(0, i)));
            largest = Math.max(largest, error * problem.weight().of(exact.get(i), peak));
            sum += Math.abs(m.get(i) - exact.get(i));
        }
        return new Errors(largest, sum * u.grid().cellVolume());
    }

    Map<String, Object> json() {
        return Json.object("problem", problem.name(), "scheme", scheme, "n", n, "nt", steps, "u_linf", value, "m_l1", density,
                "solve_s", Json.array(seconds.values()), "median", seconds.median(), "spread", seconds.spread());
    }
}
