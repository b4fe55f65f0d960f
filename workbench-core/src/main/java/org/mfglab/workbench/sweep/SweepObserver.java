package org.mfglab.workbench.sweep;

/// Hears what happens in a sweep, one event at a time, on the threads that solve.
@FunctionalInterface
public interface SweepObserver {

    SweepObserver SILENT = _ -> { };

    void heard(SweepEvent event);

    /// Tells this one, then the other.
    default SweepObserver and(SweepObserver other) {
        return event -> {
            heard(event);
            other.heard(event);
        };
    }
}
