package org.mfglab.ui.view;

import javafx.util.StringConverter;

/// Words of a choice as they are shown; no word is shown as the one by default.
final class Words extends StringConverter<String> {

    private static final String DEFAULT = " (default)";

    private final String fallback;

    Words(String fallback) {
        this.fallback = fallback;
    }

    @Override
    public String toString(String word) {
        return word == null || word.isEmpty() ? fallback + DEFAULT : word;
    }

    @Override
    public String fromString(String shown) {
        return shown.endsWith(DEFAULT) ? "" : shown;
    }
}
