package org.mfglab.workbench.compare;

import java.util.List;

/// A number that a run has by itself, from its `metrics.json`.
///
/// @param path dotted, in that file
record OwnNumber(String name, String meaning, String path) implements Metric {

    private static final String KINETIC = "kinetic";

    static final List<OwnNumber> ALL = List.of(
            new OwnNumber(KINETIC, "kinetic cost", "cost.kinetic"),
            new OwnNumber("cost", "social cost, all parts", "cost.total"),
            new OwnNumber("hjb", "certified residual of the Hamilton-Jacobi-Bellman equation", "residual.hjb"),
            new OwnNumber("fokker_planck", "certified residual of the Fokker-Planck equation", "residual.fokker_planck"),
            new OwnNumber("fixed_point", "certified residual of the fixed point", "residual.fixed_point"),
            new OwnNumber("mass_error", "largest error of the mass over time", "mass_error"),
            new OwnNumber("exploitability", "what one agent could still gain", "exploitability"),
            new OwnNumber("wall_s", "wall time in seconds", "wall_s"),
            new OwnNumber("iterations", "iterations of the solver", "iterations"),
            new OwnNumber("peak_memory_mb", "largest memory in use, in units of a million bytes", "peak_memory_mb"));

    Measured of(RunInCompare run) {
        String definition = "metrics.json: " + path + (name.equals(KINETIC) ? ", " + run.made().law() : "");
        double value = run.number(path);
        return Double.isNaN(value) ? Measured.absent(definition, run.imported() ? "n/a (%s)".formatted(run.making()) : "not computed") : Measured.of(value, definition);
    }

    /// Whether the numbers of two runs are of one kind. Kinetic costs of different Lagrangians are not, unless both come from solvers: then the settings differ, and are shown.
    boolean comparable(RunInCompare run, RunInCompare base) {
        return !name.equals(KINETIC) || run.imported() == base.imported() || run.made().law().equals(base.made().law());
    }
}
