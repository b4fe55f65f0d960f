package org.mfglab.workbench.verify;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.mfglab.workbench.run.Exit;
import org.mfglab.workbench.run.Json;
import org.mfglab.workbench.run.Message;
import org.mfglab.workbench.study.Issue;

/// What came of verifying a run.
public sealed interface Finding {

    /// The version of the JSON output.
    int SCHEMA = 1;

    Exit exit();

    /// The run was judged.
    ///
    /// @param recertified whether the stored fields themselves were certified, which takes all their time levels
    /// @param bitwise     whether solving again gave the stored fields bit by bit
    record Judged(Path run, boolean recertified, boolean bitwise, List<Check> checks) implements Finding {

        public Judged {
            checks = List.copyOf(checks);
        }

        /// Whether nothing is outside its bound.
        public boolean verified() {
            return failed().isEmpty();
        }

        public List<Check> failed() {
            return checks.stream().filter(check -> check.verdict() == Check.Verdict.FAIL).toList();
        }

        @Override
        public Exit exit() {
            return verified() ? Exit.DONE : Exit.OUTSIDE;
        }

        public Map<String, Object> json() {
            return Json.object("schema", SCHEMA, "run", run.toString(), "verified", verified(), "recertified", recertified, "bitwise", bitwise,
                    "checks", checks.stream().map(Check::json).toList());
        }
    }

    /// The problem of the run cannot be solved here: its file has errors, or the memory is not there.
    record Unsolvable(List<Issue> issues, Exit exit) implements Finding { }

    /// The device that it was to be solved on is not there, or fails.
    record Deviceless(Message message) implements Finding {
        @Override
        public Exit exit() {
            return Exit.DEVICE;
        }
    }

    /// It was ended before there was a judgement.
    record Stopped(Exit exit) implements Finding { }
}
