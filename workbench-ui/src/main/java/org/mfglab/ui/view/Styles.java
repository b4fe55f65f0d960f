package org.mfglab.ui.view;

import javafx.css.PseudoClass;

/// Names that the style sheet knows.
final class Styles {

    static final PseudoClass WRONG = PseudoClass.getPseudoClass("wrong");

    private Styles() { }
}
