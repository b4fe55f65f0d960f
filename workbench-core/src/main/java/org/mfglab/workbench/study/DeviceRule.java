package org.mfglab.workbench.study;

import java.util.Optional;
import org.mfglab.workbench.study.SolverSettings.SchemeChoice;

/// Which schemes run on accelerators. The search along characteristics of `semi_lagrangian` is on the processor only.
public record DeviceRule(SchemeChoice scheme) {

    private static final String ADVICE = "Write scheme = \"semi_lagrangian_2\", \"fd_split\" or \"fd_upwind\", or device = \"cpu\" or \"auto\".";

    /// Why no accelerator runs the scheme; empty where they do.
    ///
    /// @return a sentence
    public Optional<String> objection() {
        return switch (scheme) {
            case SEMI_LAGRANGIAN -> Optional.of("The scheme semi_lagrangian runs on the processor only.");
            case AUTO, FD_SPLIT, FD_UPWIND, FD_LAX_FRIEDRICHS, SEMI_LAGRANGIAN_2 -> Optional.empty();
        };
    }

    /// Reports a device that was asked for and cannot run the scheme.
    void check(Values values, DeviceChoice wanted) {
        if (!(wanted instanceof DeviceChoice.OpenCl)) return;
        objection().ifPresent(reason -> values.issues().add(values.place(Schema.DEVICE.path()), IssueCode.E214, reason, ADVICE));
    }
}
