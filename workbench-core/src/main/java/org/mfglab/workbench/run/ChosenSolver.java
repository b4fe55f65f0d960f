package org.mfglab.workbench.run;

import org.mfglab.device.Backend;
import org.mfglab.scheme.Discretization;
import org.mfglab.scheme.SplitUpwind;
import org.mfglab.solve.Anderson;
import org.mfglab.solve.Solution;
import org.mfglab.solve.SolveControl;
import org.mfglab.solve.SolveListener;
import org.mfglab.solve.Solver;
import org.mfglab.workbench.study.Estimate;
import org.mfglab.workbench.study.SolverSettings;
import org.mfglab.workbench.study.SolverSettings.Method;
import org.mfglab.workbench.study.SolverSettings.SchemeChoice;
import org.mfglab.workbench.study.Study;

/// What a run computes with: the settings, with `auto` replaced by what is taken for it.
///
/// @param method never AUTO
/// @param scheme never AUTO
public record ChosenSolver(Method method, SchemeChoice scheme) {

    public static ChosenSolver of(SolverSettings settings) {
        Method method = switch (settings.method()) {
            case AUTO, ANDERSON -> Method.ANDERSON;
            case PICARD -> Method.PICARD;
        };
        SchemeChoice scheme = switch (settings.scheme()) {
            case AUTO, FD_SPLIT -> SchemeChoice.FD_SPLIT;
        };
        return new ChosenSolver(method, scheme);
    }

    /// Solves a study with the method and the scheme that are chosen for it.
    public static Solution solve(Study study, Backend backend, SolveListener listener, SolveControl control) {
        return of(study.solver()).solver(study.solver()).solve(study.game(), new Discretization(study.grid(), study.time(), new SplitUpwind()), backend, listener, control);
    }

    private Solver solver(SolverSettings settings) {
        return switch (method) {
            case PICARD -> Anderson.picard(settings.damping(), settings.tolerance(), settings.maxIterations());
            case AUTO, ANDERSON -> new Anderson(Estimate.HISTORY, settings.damping(), settings.tolerance(), settings.maxIterations());
        };
    }
}
