package org.mfglab.workbench.study;

import java.util.Optional;
import org.mfglab.game.Hamiltonian.Structure;
import org.mfglab.workbench.study.SolverSettings.SchemeChoice;

/// Which discretisation a Hamiltonian asks for (MATH 3.2): upwind differences need to know where it falls and where it rises along each
/// axis; without that there is the scheme of Lax and Friedrichs.
///
/// @param structure what the text of the Hamiltonian shows
/// @param flaw      what its samples show against upwind differences, as a sentence
record SchemeRule(Values values, Structure structure, Optional<String> flaw) {

    private static final String AS_WRITTEN = "as the file says";

    Optional<ChosenScheme> choose(SchemeChoice wanted) {
        return switch (wanted) {
            case AUTO -> Optional.of(automatic());
            case FD_SPLIT -> upwind(wanted, structure instanceof Structure.Sum sum && sum.separable(), "a sum over axes");
            case FD_UPWIND -> upwind(wanted, structure instanceof Structure.Sum, "a sum of functions of single slopes and of |p|");
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
        return switch (structure) {
            case Structure.Sum sum when sum.separable() -> new ChosenScheme(SchemeChoice.FD_SPLIT, "since H is a sum over axes", true);
            case Structure.Sum _ -> new ChosenScheme(SchemeChoice.FD_UPWIND, "since H depends on |p|", true);
            case Structure.Coupled(String first, String second) ->
                    new ChosenScheme(SchemeChoice.FD_LAX_FRIEDRICHS, "since H couples %s and %s otherwise than through |p|".formatted(first, second), true);
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
        return structure instanceof Structure.Sum && flaw.isEmpty() ? SchemeChoice.FD_UPWIND.key() : SchemeChoice.FD_LAX_FRIEDRICHS.key();
    }

    private String shape() {
        return switch (structure) {
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
