package org.mfglab.ui.model;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.mfglab.ui.thread.Latest;
import org.mfglab.ui.thread.Workers;
import org.mfglab.workbench.figure.Figure;
import org.mfglab.workbench.figure.HeatMap;
import org.mfglab.workbench.run.StoredRun;
import org.mfglab.workbench.view.ImpossiblePicture;
import org.mfglab.workbench.view.View;

/// One run that is looked at: which view of it, at which time, with what drawn on it.
public final class InspectModel {

    private static final int CONTOURS = 8;

    /// A view of a run that was read.
    ///
    /// @param run     the run
    /// @param figures one per time, or one alone where nothing moves
    /// @param horizon the last time
    /// @param trouble why there is no figure; empty if there is one
    public record Shown(StoredRun run, List<Figure> figures, double horizon, String trouble) {

        /// Whether time changes anything.
        public boolean moves() {
            return figures.size() > 1;
        }
    }

    private final Latest reading;
    private final Playback playback = new Playback();
    private final ObjectProperty<View> view = new SimpleObjectProperty<>(View.ALL.getFirst());
    private final BooleanProperty contours = new SimpleBooleanProperty();
    private final ReadOnlyObjectWrapper<Optional<Path>> folder = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Shown>> shown = new ReadOnlyObjectWrapper<>(Optional.empty());

    InspectModel(Workers workers) {
        this.reading = new Latest(workers.reading(), workers.window());
        view.addListener((_, _, _) -> read());
    }

    /// Looks at a run folder.
    public void open(Path run) {
        folder.set(Optional.of(run));
        read();
    }

    public ReadOnlyObjectProperty<Optional<Path>> folderProperty() {
        return folder.getReadOnlyProperty();
    }

    public ObjectProperty<View> viewProperty() {
        return view;
    }

    /// Whether contour lines are drawn on colours.
    public BooleanProperty contoursProperty() {
        return contours;
    }

    public Playback playback() {
        return playback;
    }

    public ReadOnlyObjectProperty<Optional<Shown>> shownProperty() {
        return shown.getReadOnlyProperty();
    }

    private void read() {
        folder.get().ifPresent(run -> {
            View wanted = view.get();
            reading.ask(() -> read(run, wanted), this::show);
        });
    }

    private void show(Optional<Shown> read) {
        read.filter(each -> each.moves()).ifPresent(each -> playback.setHorizon(each.horizon()));
        shown.set(read);
    }

    /// Beside the window.
    private static Optional<Shown> read(Path folder, View view) {
        StoredRun run = null;
        try {
            run = StoredRun.open(folder);
            double[] times = run.density().times();
            return Optional.of(new Shown(run, figures(run, view), times[times.length - 1], ""));
        } catch (IOException | ImpossiblePicture e) {
            String trouble = "This view cannot be drawn. " + e.getMessage();
            return Optional.of(new Shown(run == null ? new StoredRun(folder, Map.of(), Map.of(), Optional.empty()) : run, List.of(), 1, trouble));
        }
    }

    private static List<Figure> figures(StoredRun run, View view) throws IOException, ImpossiblePicture {
        return view.moves() ? view.frames(run) : List.of(view.figure(run, OptionalDouble.empty()));
    }

    /// The figure at the present time.
    public Optional<Figure> figure() {
        return shown.get().filter(each -> !each.figures().isEmpty()).map(each -> {
            double share = playback.timeProperty().get() / playback.horizonProperty().get();
            Figure figure = each.figures().get((int) Math.round(share * (each.figures().size() - 1)));
            return contours.get() && figure instanceof HeatMap map ? map.withContours(CONTOURS) : figure;
        });
    }
}
