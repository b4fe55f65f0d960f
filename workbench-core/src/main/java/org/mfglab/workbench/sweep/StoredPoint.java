package org.mfglab.workbench.sweep;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.mfglab.workbench.run.Exit;
import org.mfglab.workbench.run.StoredRun;

/// How far a point is, as its run folder tells.
///
/// @param state   the word of its status; `queued` where there is no folder, `unreadable` where it cannot be read
/// @param exit    what its run ended with; empty where it has not
/// @param metrics its numbers; empty where it did not come that far
record StoredPoint(String state, Optional<Exit> exit, Optional<Map<String, Object>> metrics) {

    static StoredPoint read(Path folder) {
        if (!StoredRun.isOne(folder)) return new StoredPoint(Files.exists(folder) ? "unreadable" : "queued", Optional.empty(), Optional.empty());
        try {
            StoredRun run = StoredRun.open(folder);
            return new StoredPoint(run.state(), exit(run.status().get("exit")), run.metrics());
        } catch (IOException _) {
            // What another process is replacing, or a crash has damaged, counts as not done; solving it again tells what is wrong.
            return new StoredPoint("unreadable", Optional.empty(), Optional.empty());
        }
    }

    private static Optional<Exit> exit(Object code) {
        for (Exit exit : Exit.values()) if (code instanceof Number number && number.intValue() == exit.code()) return Optional.of(exit);
        return Optional.empty();
    }

    /// Whether solving again would give nothing new: it ended by itself, well or not.
    boolean done() {
        return exit.isPresent() && metrics.isPresent() && (state.equals("done") || status().equals("diverged"));
    }

    boolean converged() {
        return done() && metrics.get().get("converged") == Boolean.TRUE;
    }

    /// The word of the metrics, or the state of a run that has none.
    String status() {
        return metrics.map(m -> String.valueOf(m.get("status"))).orElse(state);
    }
}
