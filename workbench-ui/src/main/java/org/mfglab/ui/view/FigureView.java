package org.mfglab.ui.view;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.image.ImageView;
import javafx.scene.layout.Region;
import org.mfglab.ui.thread.Latest;
import org.mfglab.ui.thread.Workers;
import org.mfglab.workbench.figure.Figure;
import org.mfglab.workbench.figure.Picture;
import org.mfglab.workbench.figure.PlotArea;
import org.mfglab.workbench.figure.Theme;

/// Shows a figure as large as there is room for, at the pixels of the screen. It is drawn beside the window's thread; while it is drawn, the
/// last one stays.
final class FigureView extends Region {

    private final ObjectProperty<Optional<Figure>> figure = new SimpleObjectProperty<>(Optional.empty());
    private final ObservableValue<Theme> theme;
    private final Latest drawing;
    private final Pages pages = new Pages();
    private Function<Figure, String> words = Figure::description;
    private final ReadOnlyObjectWrapper<Drawn> drawn = new ReadOnlyObjectWrapper<>(Drawn.NOTHING);
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

    /// What is said while there is no figure.
    StringProperty emptyTextProperty() {
        return empty.textProperty();
    }

    /// Says other words to who cannot see the picture.
    void describe(Function<Figure, String> figureInWords) {
        words = figureInWords;
    }

    ObjectProperty<Optional<Figure>> figureProperty() {
        return figure;
    }

    private void draw() {
        Optional<Figure> shown = figure.get();
        empty.setVisible(shown.isEmpty());
        picture.setVisible(shown.isPresent());
        setAccessibleText(shown.map(words).orElse(empty.getText()));
        int width = (int) Math.floor(getWidth());
        int height = (int) Math.floor(getHeight());
        if (shown.isEmpty() || width < 60 || height < 60) return;
        Theme colours = theme.getValue();
        double scale = getScene() == null || getScene().getWindow() == null ? 1 : Math.clamp(getScene().getWindow().getOutputScaleX(), 1, 4);
        drawing.ask(() -> drawn(shown.get(), colours, width, height, scale), this::put);
    }

    /// A picture, and where the coordinates lie on it.
    record Drawn(Figure figure, Pixels pixels, List<PlotArea> areas, double scale) {

        static final Drawn NOTHING = new Drawn(null, null, List.of(), 1);
    }

    /// Beside the window.
    private Drawn drawn(Figure shown, Theme colours, int width, int height, double scale) {
        Picture page = pages.within(shown, colours, width, height, scale);
        return new Drawn(shown, Pixels.of(page.image(shown)), page.areas(shown), scale);
    }

    /// What is on the screen.
    ReadOnlyObjectProperty<Drawn> drawnProperty() {
        return drawn.getReadOnlyProperty();
    }

    /// Where the left side of the picture is.
    double left() {
        return Math.max(0, Math.floor((getWidth() - picture.getFitWidth()) / 2));
    }

    /// Where the upper side of the picture is.
    double top() {
        return Math.max(0, Math.floor((getHeight() - picture.getFitHeight()) / 2));
    }

    /// The area of the picture under a place of this view.
    Optional<PlotArea> area(double x, double y) {
        double shrink = picture.getFitWidth() * drawn.get().scale() / Math.max(1, picture.getImage() == null ? 1 : picture.getImage().getWidth());
        return drawn.get().areas().stream().filter(each -> each.contains((x - left()) / shrink, (y - top()) / shrink)).findFirst();
    }

    private void put(Drawn next) {
        Pixels pixels = next.pixels();
        double scale = next.scale();
        picture.setImage(pixels.image());
        double shrink = Math.min(1, getHeight() * scale / pixels.height());
        picture.setFitWidth(shrink * pixels.width() / scale);
        picture.setFitHeight(shrink * pixels.height() / scale);
        requestLayout();
        drawn.set(next);
    }

    @Override
    protected void layoutChildren() {
        picture.relocate(left(), top());
        empty.resizeRelocate(0, 0, getWidth(), getHeight());
    }
}
