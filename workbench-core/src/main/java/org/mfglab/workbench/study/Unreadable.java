package org.mfglab.workbench.study;

/// Why a value of the file cannot be what a key asks for. The message goes on from the key: "(-1) must be positive."
final class Unreadable extends Exception {

    private static final long serialVersionUID = 1;

    private final transient Place place;
    private final IssueCode code;
    private final String suggestion;

    Unreadable(Place place, IssueCode code, String message, String suggestion) {
        super(message, null, false, false);
        this.place = place;
        this.code = code;
        this.suggestion = suggestion;
    }

    Place place() {
        return place;
    }

    IssueCode code() {
        return code;
    }

    String suggestion() {
        return suggestion;
    }
}
