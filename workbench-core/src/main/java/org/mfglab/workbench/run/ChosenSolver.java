package org.mfglab.workbench.run;

import java.util.List;
import org.mfglab.device.Backend;
import org.mfglab.scheme.Discretization;
import org.mfglab.scheme.LaxFriedrichs;
import org.mfglab.scheme.Scheme;
import org.mfglab.scheme.SemiLagrangian;
import org.mfglab.scheme.SemiLagrangian2;
import org.mfglab.scheme.SplitUpwind;
import org.mfglab.scheme.Upwind;
import org.mfglab.solve.Anderson;
import org.mfglab.solve.Solution;
import org.mfglab.solve.SolveControl;
import org.mfglab.solve.SolveListener;
import org.mfglab.solve.Solver;
import org.mfglab.workbench.study.SolverSettings;
import org.mfglab.workbench.study.SolverSettings.Method;
import org.mfglab.workbench.study.SolverSettings.SchemeChoice;
import org.mfglab.workbench.study.Study;

/// What a run computes with: the settings, with `auto` replaced by what is taken for it.
///
/// @param method never AUTO
/// @param scheme never AUTO
public record ChosenSolver(Method method, SchemeChoice scheme) {

    /// Steps of the iteration that Anderson's method remembers.
    private static final int HISTORY = 10;

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
            case SEMI_LAGRANGIAN -> new SemiLagrangian();
            case SEMI_LAGRANGIAN_2 -> new SemiLagrangian2();
        };
    }

    /// The scheme as a run had it in the end.
    ///
    /// @param theta the dissipation that Lax and Friedrichs' scheme found; empty for any other
    public Scheme discretisation(List<Double> theta) {
        return discretisation() instanceof LaxFriedrichs found ? new LaxFriedrichs(theta, found.innerTolerance()) : discretisation();
    }

    /// Solves a study with the method and the scheme that are chosen for it.
    public static Solution solve(Study study, Backend backend, SolveListener listener, SolveControl control) {
        return of(study).solver(study.solver()).solve(study.game(), discretization(study), backend, listener, control);
    }

    /// What a study is solved on.
    public static Discretization discretization(Study study) {
        return new Discretization(study.grid(), study.time(), of(study).inner(study.solver().tolerance()));
    }

    /// The scheme with inner solves that are a hundred times as exact as the game is asked to be (MATH 4), or as it is without that.
    private Scheme inner(double tolerance) {
        return switch (discretisation()) {
            case SplitUpwind split -> split;
            case SemiLagrangian feet -> feet;
            case SemiLagrangian2 splines -> splines;
            case Upwind(double usual) -> new Upwind(Math.min(usual, tolerance / 100));
            case LaxFriedrichs(List<Double> theta, double usual) -> new LaxFriedrichs(theta, Math.min(usual, tolerance / 100));
        };
    }

    Solver solver(SolverSettings settings) {
        return switch (method) {
            case PICARD -> Anderson.picard(settings.damping(), settings.tolerance(), settings.maxIterations());
            case AUTO, ANDERSON -> new Anderson(HISTORY, settings.damping(), settings.tolerance(), settings.maxIterations());
        };
    }
}
