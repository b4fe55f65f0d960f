package org.mfglab.formula;

/// One mistake in the text of a formula.
///
/// @param start      first character of the place, counted from 0
/// @param end        one past its last character; `end == start` for a place between characters, such as the end
/// @param message    what is wrong: a sentence with the value and the rule
/// @param suggestion a sentence with advice, such as `Did you mean 'p_x'?`; empty if there is none
public record FormulaIssue(int start, int end, String message, String suggestion) {

    @Override
    public String toString() {
        return "character " + (start + 1) + ": " + message + (suggestion.isEmpty() ? "" : " " + suggestion);
    }
}
