package org.mfglab.ui.model;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;

/// Physical time, that a slider chooses or that runs: from 0 to the horizon in the same few seconds for every problem, then again.
public final class Playback {

    private static final double SECONDS = 5;
    private static final double PAUSE = 0.7;

    private final ReadOnlyDoubleWrapper horizon = new ReadOnlyDoubleWrapper(1);
    private final DoubleProperty time = new SimpleDoubleProperty();
    private final BooleanProperty playing = new SimpleBooleanProperty();
    private double waited;

    public ReadOnlyDoubleProperty horizonProperty() {
        return horizon.getReadOnlyProperty();
    }

    /// The time that is shown, in `[0, horizon]`.
    public DoubleProperty timeProperty() {
        return time;
    }

    public BooleanProperty playingProperty() {
        return playing;
    }

    /// Takes the horizon of another problem; the time keeps its share of it.
    public void setHorizon(double to) {
        double share = time.get() / horizon.get();
        horizon.set(to);
        time.set(share * to);
    }

    /// Goes on by so many seconds of the clock, if it plays; at the end it rests a moment.
    public void advance(double seconds) {
        if (!playing.get()) return;
        if (time.get() >= horizon.get()) {
            waited += seconds;
            if (waited < PAUSE) return;
            time.set(0);
        }
        waited = 0;
        time.set(Math.min(horizon.get(), time.get() + seconds / SECONDS * horizon.get()));
    }

    /// Moves by shares of the horizon, and stops playing.
    public void step(double share) {
        playing.set(false);
        time.set(Math.clamp(time.get() + share * horizon.get(), 0, horizon.get()));
    }
}
