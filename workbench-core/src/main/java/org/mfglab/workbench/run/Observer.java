package org.mfglab.workbench.run;

/// Hears what happens in a run, on the thread that solves.
@FunctionalInterface
public interface Observer {

    Observer SILENT = _ -> { };

    void heard(Event event);

    /// Tells this one, then the other.
    default Observer and(Observer other) {
        return event -> {
            heard(event);
            other.heard(event);
        };
    }
}
