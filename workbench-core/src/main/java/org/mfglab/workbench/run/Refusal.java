package org.mfglab.workbench.run;

/// Why something that was asked for is not done, in words for who asked: a wrong input, not a mistake of this program.
public final class Refusal extends Exception {

    private static final long serialVersionUID = 1;

    private final Exit exit;
    private final transient Message reason;

    /// @param exit how a command ends then
    public Refusal(Exit exit, Message reason) {
        super(reason.code() + " " + reason.oneLine());
        this.exit = exit;
        this.reason = reason;
    }

    public Exit exit() {
        return exit;
    }

    public Message reason() {
        return reason;
    }
}
