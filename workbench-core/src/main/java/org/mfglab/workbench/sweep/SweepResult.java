package org.mfglab.workbench.sweep;

import java.util.List;
import org.mfglab.workbench.run.Exit;
import org.mfglab.workbench.run.Message;

/// What came of a sweep.
public sealed interface SweepResult {

    Exit exit();

    /// Problems of it are wrong, or do not fit into the memory; nothing was started.
    record Refused(List<SweepIssue> issues, Exit exit) implements SweepResult { }

    /// It could not be started, or its folder not be written.
    record Failed(Message message) implements SweepResult {
        @Override
        public Exit exit() {
            return Exit.FILE;
        }
    }

    /// Every point had its turn, unless the sweep was stopped.
    record Ended(SweepEvent.End end) implements SweepResult {
        @Override
        public Exit exit() {
            return end.exit();
        }
    }
}
