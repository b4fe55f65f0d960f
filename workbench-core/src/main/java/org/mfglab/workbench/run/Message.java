package org.mfglab.workbench.run;

import java.util.ArrayList;
import java.util.List;
import org.mfglab.workbench.study.Issue;

/// Something a user must know: what, where, the measured value against the limit, and what may help.
///
/// @param code   stable: `N2xx` numerics, `D3xx` devices, `I4xx` files and machine
/// @param what   one sentence
/// @param where  lines with the place and the values
/// @param advice one to three fixes, likeliest first
public record Message(String code, String what, List<String> where, List<String> advice) {

    public Message {
        where = List.copyOf(where);
        advice = List.copyOf(advice);
    }

    /// What is wrong with a problem, without its place.
    public static Message of(Issue issue) {
        return new Message(issue.code().name(), issue.message(), List.of(), issue.suggestion().isEmpty() ? List.of() : List.of(issue.suggestion()));
    }

    /// The message with one more piece of advice, the first.
    Message with(String first) {
        List<String> more = new ArrayList<>(List.of(first));
        more.addAll(advice);
        return new Message(code, what, where, more);
    }

    public String oneLine() {
        String text = what + (where.isEmpty() ? "" : " " + String.join(" ", where));
        return text.strip();
    }

    /// Several lines for a terminal.
    public String text() {
        StringBuilder text = new StringBuilder(code + "  " + what + "\n");
        for (String line : where) text.append("      ").append(line).append('\n');
        for (String line : advice) text.append("      > ").append(line).append('\n');
        return text.toString();
    }
}
