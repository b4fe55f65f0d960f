package org.mfglab.ui.model;

import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.mfglab.solve.SolveControl;
import org.mfglab.ui.thread.Latest;
import org.mfglab.ui.thread.Workers;
import org.mfglab.workbench.document.Document;
import org.mfglab.workbench.preview.Preview;
import org.mfglab.workbench.report.FieldSeries;
import org.mfglab.workbench.study.Setting;

/// The coarse solve that follows every edit. A new one ends the one before.
public final class PreviewModel {

    /// Frames that follow each other faster are not seen and only cost time, in nanoseconds.
    private static final long APART = 60_000_000;

    private final Workers workers;
    private final Latest solves;
    private final Playback playback = new Playback();
    private final ReadOnlyObjectWrapper<Optional<FieldSeries>> density = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyStringWrapper badge = new ReadOnlyStringWrapper("");
    private SolveControl running = SolveControl.unlimited();

    PreviewModel(Workers workers) {
        this.workers = workers;
        this.solves = new Latest(workers.solving(), workers.window());
    }

    /// The density of the last preview, as far as it is computed.
    public ReadOnlyObjectProperty<Optional<FieldSeries>> densityProperty() {
        return density.getReadOnlyProperty();
    }

    /// How it was computed, in a few words.
    public ReadOnlyStringProperty badgeProperty() {
        return badge.getReadOnlyProperty();
    }

    public Playback playback() {
        return playback;
    }

    /// Solves a document with some values replaced.
    void show(Document document, List<Setting> changes) {
        running.cancel();
        SolveControl control = SolveControl.unlimited();
        running = control;
        solves.ask(() -> solve(document, changes, control), trouble -> trouble.filter(_ -> control == running).ifPresent(badge::set));
    }

    /// Stops what is being computed.
    void stop() {
        running.cancel();
    }

    /// On the thread of previews.
    ///
    /// @return why there is none
    private Optional<String> solve(Document document, List<Setting> changes, SolveControl control) {
        if (control.cancelled()) return Optional.empty();
        Optional<Preview> possible = Preview.of(document, changes);
        if (possible.isEmpty()) return Optional.of("no preview: see the checks below");
        Preview preview = possible.get();
        tell(control, preview.initial(), "preview " + preview.size() + ", initial density");
        long[] last = {System.nanoTime()};
        preview.solve(frame -> {
            if (frame.outcome().isEmpty() && System.nanoTime() - last[0] < APART) return;
            last[0] = System.nanoTime();
            tell(control, frame.density(), "preview %s, %s %d".formatted(preview.size(), frame.outcome().isEmpty() ? "iteration" : "iterations:", frame.iteration()));
        }, control);
        return Optional.empty();
    }

    private void tell(SolveControl control, FieldSeries series, String words) {
        workers.window().execute(() -> show(control, series, words));
    }

    private void show(SolveControl control, FieldSeries series, String words) {
        if (control != running) return;
        double[] times = series.times();
        if (times.length > 1) playback.setHorizon(times[times.length - 1]);
        density.set(Optional.of(series));
        badge.set(words);
    }
}
