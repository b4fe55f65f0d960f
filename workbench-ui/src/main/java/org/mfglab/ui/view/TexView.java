package org.mfglab.ui.view;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Insets;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.image.ImageView;
import javafx.scene.layout.Region;
import org.mfglab.ui.thread.Latest;
import org.mfglab.ui.thread.Workers;
import org.mfglab.workbench.figure.Theme;
import org.scilab.forge.jlatexmath.TeXConstants;
import org.scilab.forge.jlatexmath.TeXFormula;
import org.scilab.forge.jlatexmath.TeXIcon;

/// A formula in LaTeX as it is printed, in the colours of the window and as large as its letters; smaller where there is no room.
final class TexView extends Region {

    private static final float PER_LETTER = 1.3f;
    private static final double FINE = 2;

    private final StringProperty latex = new SimpleStringProperty("");
    private final ObservableValue<Theme> theme;
    private final ObservableValue<Number> letters;
    private final Latest drawing;
    private final ImageView picture = new ImageView();

    /// @param letters the size of letters of the window, in pixels
    TexView(Workers workers, ObservableValue<Theme> theme, ObservableValue<Number> letters) {
        this.theme = theme;
        this.letters = letters;
        this.drawing = new Latest(workers.drawing(), workers.window());
        picture.setPreserveRatio(true);
        picture.setSmooth(true);
        getChildren().add(picture);
        latex.subscribe(_ -> draw());
        theme.subscribe(_ -> draw());
        letters.subscribe(_ -> draw());
    }

    StringProperty latexProperty() {
        return latex;
    }

    private void draw() {
        String text = latex.get();
        Color colour = theme.getValue().text();
        float size = letters.getValue().floatValue() * PER_LETTER;
        setAccessibleText(text);
        drawing.ask(() -> draw(text, size, colour), pixels -> {
            picture.setImage(pixels.image());
            requestLayout();
            if (getParent() != null) getParent().requestLayout();
        });
    }

    private static Pixels draw(String text, float size, Color colour) {
        TeXIcon icon = new TeXFormula(plain(text)).createTeXIcon(TeXConstants.STYLE_DISPLAY, (float) (size * FINE));
        icon.setInsets(new Insets(4, 4, 4, 4));
        icon.setForeground(colour);
        BufferedImage image = new BufferedImage(Math.max(1, icon.getIconWidth()), Math.max(1, icon.getIconHeight()), BufferedImage.TYPE_INT_ARGB_PRE);
        Graphics2D graphics = image.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        icon.paintIcon(null, graphics, 0, 0);
        graphics.dispose();
        return Pixels.of(image);
    }

    /// The bars that the library knows under their sign alone.
    private static String plain(String latex) {
        return latex.replace("\\lvert", "|").replace("\\rvert", "|");
    }

    @Override
    protected double computePrefHeight(double width) {
        if (picture.getImage() == null) return letters.getValue().doubleValue() * 2;
        double natural = picture.getImage().getWidth() / FINE;
        double share = width > 0 && natural > width ? width / natural : 1;
        return picture.getImage().getHeight() / FINE * share;
    }

    @Override
    protected double computePrefWidth(double height) {
        return picture.getImage() == null ? 0 : picture.getImage().getWidth() / FINE;
    }

    @Override
    protected double computeMinWidth(double height) {
        return 0;
    }

    @Override
    protected void layoutChildren() {
        if (picture.getImage() == null) return;
        picture.setFitWidth(Math.min(getWidth(), picture.getImage().getWidth() / FINE));
        picture.relocate(0, 0);
    }
}
