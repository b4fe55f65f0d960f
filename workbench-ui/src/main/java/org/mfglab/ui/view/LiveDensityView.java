package org.mfglab.ui.view;

import java.util.Optional;
import javafx.beans.value.ObservableValue;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.mfglab.ui.model.Playback;
import org.mfglab.ui.thread.Workers;
import org.mfglab.workbench.figure.Theme;
import org.mfglab.workbench.report.FieldSeries;
import org.mfglab.workbench.report.Quantity;
import org.mfglab.workbench.report.Views;

/// The density of a solve while it goes on, at a time that its user chooses.
final class LiveDensityView extends VBox {

    private final Playback playback = new Playback();
    private final FigureView figure;
    private Optional<FieldSeries> shown = Optional.empty();
    private String title = "";

    LiveDensityView(Workers workers, ObservableValue<Theme> theme) {
        figure = new FigureView(workers, theme, "The density appears while it is solved.");
        figure.setId("live");
        VBox.setVgrow(figure, Priority.ALWAYS);
        setSpacing(6);
        getChildren().addAll(figure, new TimeBar(playback));
        playback.timeProperty().set(0.5);
        playback.timeProperty().subscribe(_ -> draw());
    }

    void show(String heading, Optional<FieldSeries> density) {
        title = heading;
        shown = density;
        density.ifPresent(series -> playback.setHorizon(series.times()[series.times().length - 1]));
        draw();
    }

    private void draw() {
        double share = playback.timeProperty().get() / playback.horizonProperty().get();
        figure.figureProperty().set(shown.map(series -> Views.at(Quantity.DENSITY, series, (int) Math.round(share * (series.times().length - 1)), title)));
    }
}
