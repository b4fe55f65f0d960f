package org.mfglab.workbench.view;

/// A picture that was asked for and that there is not. The message says why, and what to ask for instead.
public final class ImpossiblePicture extends Exception {

    private static final long serialVersionUID = 1;

    public ImpossiblePicture(String why, String instead) {
        super(why + " " + instead);
    }
}
