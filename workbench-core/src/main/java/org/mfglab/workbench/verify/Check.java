package org.mfglab.workbench.verify;

import java.util.Map;
import org.mfglab.workbench.run.Json;

/// One thing that was looked at.
///
/// @param name    what, in a word
/// @param value   what was found: a number or text
/// @param bound   what a number may be at most, or the text that it must be; null where nothing is demanded
/// @param verdict the outcome
/// @param note    more about it, in a few words; may be empty
public record Check(String name, Object value, Object bound, Verdict verdict, String note) {

    /// The outcome of a check.
    public enum Verdict {
        PASS("pass"), FAIL("fail"), NOT_CHECKED("not_checked");

        private final String word;

        Verdict(String word) {
            this.word = word;
        }

        /// The word of the JSON output.
        public String word() {
            return word;
        }

        static Verdict of(boolean passed) {
            return passed ? PASS : FAIL;
        }
    }

    /// A number that may not be larger than its bound; NaN is.
    static Check atMost(String name, double value, double bound, String note) {
        return new Check(name, value, bound, Verdict.of(value <= bound), note);
    }

    /// A text that must be a certain one.
    static Check same(String name, String value, String expected, String note) {
        return new Check(name, value, expected, Verdict.of(value.equals(expected)), note);
    }

    static Check notChecked(String name, String note) {
        return new Check(name, null, null, Verdict.NOT_CHECKED, note);
    }

    public Map<String, Object> json() {
        return Json.object("check", name, "value", value, "bound", bound, "verdict", verdict.word(), "note", note);
    }
}
