package org.mfglab.workbench.run;

import org.mfglab.scheme.LaxFriedrichs;
import org.mfglab.scheme.Scheme;
import org.mfglab.scheme.SplitUpwind;
import org.mfglab.scheme.Upwind;
import org.mfglab.solve.Anderson;
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

    public static ChosenSolver of(Study study) {
        Method method = switch (study.solver().method()) {
            case AUTO, ANDERSON -> Method.ANDERSON;
            case PICARD -> Method.PICARD;
        };
        return new ChosenSolver(method, study.scheme().scheme());
    }

    Scheme discretisation() {
        return switch (scheme) {
            case AUTO, FD_SPLIT -> new SplitUpwind();
            case FD_UPWIND -> new Upwind();
            case FD_LAX_FRIEDRICHS -> new LaxFriedrichs();
        };
    }

    Solver solver(SolverSettings settings) {
        return switch (method) {
            case PICARD -> Anderson.picard(settings.damping(), settings.tolerance(), settings.maxIterations());
            case AUTO, ANDERSON -> new Anderson(Estimate.HISTORY, settings.damping(), settings.tolerance(), settings.maxIterations());
        };
    }
}
