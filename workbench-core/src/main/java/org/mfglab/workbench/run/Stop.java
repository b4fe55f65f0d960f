package org.mfglab.workbench.run;

import java.util.OptionalDouble;
import org.mfglab.solve.SolveControl;

/// Asks a run to end early, from another thread; it finishes the iteration and keeps the partial result.
public final class Stop {

    private final SolveControl control;
    private volatile Exit exit = Exit.INTERRUPTED;
    private volatile boolean asked;
    private final Requests requests = new Requests();

    private Stop(SolveControl control) {
        this.control = control;
    }

    /// @param seconds after which the run ends by itself; empty: never
    public static Stop after(OptionalDouble seconds) {
        return new Stop(seconds.isPresent() ? SolveControl.limitedTo(seconds.getAsDouble()) : SolveControl.unlimited());
    }

    /// @param with what the run is to end with
    /// @return whether it was asked before
    public boolean ask(Exit with) {
        boolean before = asked;
        asked = true;
        exit = with;
        control.cancel();
        return before;
    }

    /// Whether it was asked.
    boolean isAsked() {
        return asked;
    }

    /// What a solver asks.
    public SolveControl control() {
        return control;
    }

    /// What else is asked of the run.
    public Requests requests() {
        return requests;
    }

    /// What the run is to end with if it is ended.
    public Exit exit() {
        return exit;
    }
}
