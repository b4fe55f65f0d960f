package org.mfglab.ui.view;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import java.awt.Color;
import javafx.application.Application;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.Scene;
import org.mfglab.ui.model.Preferences;
import org.mfglab.workbench.figure.Theme;

/// The colours and the size of letters of the window, and of the pictures in it.
final class Look {

    private static final double LETTERS = 13;
    private static final Theme LIGHT = on(Theme.LIGHT, new Color(0xffffff));
    private static final Theme DARK = on(Theme.DARK, new Color(0x0d1117));

    private final ReadOnlyObjectWrapper<Theme> theme = new ReadOnlyObjectWrapper<>(LIGHT);
    private final Preferences preferences;

    Look(Preferences preferences, Scene scene) {
        this.preferences = preferences;
        scene.getStylesheets().add(Look.class.getResource("/org/mfglab/ui/app.css").toExternalForm());
        preferences.lookProperty().subscribe(_ -> apply());
        Platform.getPreferences().colorSchemeProperty().subscribe(_ -> apply());
        preferences.sizeProperty().subscribe(percent -> scene.getRoot().setStyle("-fx-font-size: " + letters(percent.intValue()) + "px;"));
    }

    private static Theme on(Theme theme, Color background) {
        return new Theme(background, theme.text(), theme.muted(), theme.grid(), theme.missing(), theme.curves());
    }

    private void apply() {
        boolean dark = switch (preferences.lookProperty().get()) {
            case DARK -> true;
            case LIGHT -> false;
            case SYSTEM -> Platform.getPreferences().getColorScheme() == ColorScheme.DARK;
        };
        Application.setUserAgentStylesheet((dark ? new PrimerDark() : new PrimerLight()).getUserAgentStylesheet());
        theme.set(dark ? DARK : LIGHT);
    }

    /// The size of letters in pixels.
    static double letters(int percent) {
        return LETTERS * percent / 100;
    }

    /// The colours of pictures.
    ReadOnlyObjectProperty<Theme> themeProperty() {
        return theme.getReadOnlyProperty();
    }
}
