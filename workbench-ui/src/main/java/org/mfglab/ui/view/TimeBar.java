package org.mfglab.ui.view;

import javafx.animation.AnimationTimer;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.mfglab.ui.model.Playback;
import org.mfglab.workbench.report.Numbers;

/// Plays, and the slider of physical time.
final class TimeBar extends HBox {

    private final Playback playback;
    private long last;

    TimeBar(Playback playback) {
        this.playback = playback;
        getStyleClass().add("time-bar");
        setAlignment(Pos.CENTER);
        ToggleButton play = new ToggleButton();
        play.setId("play");
        play.selectedProperty().bindBidirectional(playback.playingProperty());
        play.textProperty().bind(playback.playingProperty().map(playing -> playing ? "❚❚ Pause" : "▶ Play"));
        Slider slider = new Slider();
        slider.setId("time");
        slider.setAccessibleText("time");
        slider.maxProperty().bind(playback.horizonProperty());
        slider.blockIncrementProperty().bind(playback.horizonProperty().multiply(0.1));
        slider.valueProperty().bindBidirectional(playback.timeProperty());
        slider.setOnMousePressed(_ -> playback.playingProperty().set(false));
        HBox.setHgrow(slider, Priority.ALWAYS);
        Label now = new Label();
        now.setMinWidth(USE_PREF_SIZE);
        now.getStyleClass().add("numbers");
        now.textProperty().bind(playback.timeProperty().map(t -> "t = " + Numbers.of(t.doubleValue(), 3) + " of " + Numbers.of(playback.horizonProperty().get(), 3)));
        getChildren().addAll(play, slider, now);
        AnimationTimer clock = new AnimationTimer() {
            @Override
            public void handle(long nanoseconds) {
                if (last != 0) TimeBar.this.playback.advance(1e-9 * (nanoseconds - last));
                last = nanoseconds;
            }
        };
        sceneProperty().subscribe(scene -> {
            last = 0;
            if (scene == null) clock.stop();
            else clock.start();
        });
    }
}
