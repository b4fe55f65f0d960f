package org.mfglab.workbench.run;

import org.mfglab.solve.Outcome;

/// How a command ends, for the program that started it.
public enum Exit {

    DONE(0),
    BUG(1),
    USAGE(2),
    INVALID(3),
    NOT_CONVERGED(4),
    DIVERGED(5),
    DEVICE(6),
    FILE(7),
    OUTSIDE(8),
    TIME_LIMIT(9),
    INTERRUPTED(130),
    TERMINATED(143);

    private final int code;

    Exit(int code) {
        this.code = code;
    }

    public int code() {
        return code;
    }

    /// @param cancelled what a cancelled solve ends with: [#INTERRUPTED] or [#TERMINATED]
    public static Exit of(Outcome outcome, Exit cancelled) {
        return switch (outcome) {
            case Outcome.Converged _ -> DONE;
            case Outcome.IterationLimit _, Outcome.Stalled _, Outcome.Cycling _ -> NOT_CONVERGED;
            case Outcome.Diverged _ -> DIVERGED;
            case Outcome.Cancelled _ -> cancelled;
            case Outcome.TimeLimit _ -> TIME_LIMIT;
        };
    }
}
