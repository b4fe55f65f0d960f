package org.mfglab.ui.view;

import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.image.ImageView;
import javafx.scene.layout.Region;
import org.mfglab.ui.thread.Latest;
import org.mfglab.ui.thread.Workers;
import org.mfglab.workbench.figure.Figure;
import org.mfglab.workbench.figure.Picture;
import org.mfglab.workbench.figure.Theme;

/// Shows a figure as large as there is room for, at the pixels of the screen. It is drawn beside the window's thread; while it is drawn, the
/// last one stays.
final class FigureView extends Region {

    private final ObjectProperty<Optional<Figure>> figure = new SimpleObjectProperty<>(Optional.empty());
    private final ObservableValue<Theme> theme;
    private final Latest drawing;
    private final ImageView picture = new ImageView();
    private final Label empty = new Label();

    /// @param instead what is said while there is no figure
    FigureView(Workers workers, ObservableValue<Theme> theme, String instead) {
        this.theme = theme;
        this.drawing = new Latest(workers.drawing(), workers.window());
        empty.setText(instead);
        empty.getStyleClass().add("empty");
        empty.setWrapText(true);
        getStyleClass().add("figure-view");
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        setFocusTraversable(true);
        setMinSize(0, 0);
        getChildren().addAll(picture, empty);
        figure.subscribe(this::draw);
        theme.subscribe(_ -> draw());
        widthProperty().subscribe(_ -> draw());
        heightProperty().subscribe(_ -> draw());
    }

    ObjectProperty<Optional<Figure>> figureProperty() {
        return figure;
    }

    private void draw() {
        Optional<Figure> shown = figure.get();
        empty.setVisible(shown.isEmpty());
        picture.setVisible(shown.isPresent());
        setAccessibleText(shown.map(Figure::description).orElse(empty.getText()));
        int width = (int) Math.floor(getWidth());
        int height = (int) Math.floor(getHeight());
        if (shown.isEmpty() || width < 60 || height < 60) return;
        Theme colours = theme.getValue();
        double scale = getScene() == null || getScene().getWindow() == null ? 1 : Math.clamp(getScene().getWindow().getOutputScaleX(), 1, 4);
        drawing.ask(() -> Pixels.of(Picture.within(shown.get(), colours, width, height, scale).image(shown.get())), pixels -> put(pixels, scale));
    }

    private void put(Pixels pixels, double scale) {
        picture.setImage(pixels.image());
        picture.setFitWidth(pixels.width() / scale);
        picture.setFitHeight(pixels.height() / scale);
        requestLayout();
    }

    @Override
    protected void layoutChildren() {
        double x = Math.max(0, Math.floor((getWidth() - picture.getFitWidth()) / 2));
        double y = Math.max(0, Math.floor((getHeight() - picture.getFitHeight()) / 2));
        picture.relocate(x, y);
        empty.resizeRelocate(0, 0, getWidth(), getHeight());
    }
}
