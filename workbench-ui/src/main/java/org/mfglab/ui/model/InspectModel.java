package org.mfglab.ui.model;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.mfglab.ui.thread.Latest;
import org.mfglab.ui.thread.Workers;
import org.mfglab.workbench.figure.Figure;
import org.mfglab.workbench.figure.HeatMap;
import org.mfglab.workbench.run.StoredRun;
import org.mfglab.workbench.view.Drawing;
import org.mfglab.workbench.view.ImpossiblePicture;
import org.mfglab.workbench.view.Reel;
import org.mfglab.workbench.view.View;
import org.mfglab.workbench.view.Window;

/// One run that is looked at: which view of it, at which stored time, with what drawn on it, and which part.
public final class InspectModel {

    /// So many contour lines when they are switched on.
    public static final int CONTOURS = 8;
    private static final double ZOOM = 0.8;

    /// A view of a run that was read.
    ///
    /// @param run     the run
    /// @param bare    the view without colours and lines; empty if there is none
    /// @param reel    the view as it is drawn; empty if there is none
    /// @param trouble why there is none; empty if there is one
    public record Shown(StoredRun run, Optional<Reel> bare, Optional<Reel> reel, String trouble) {

        /// Whether time changes anything.
        public boolean moves() {
            return reel.filter(Reel::moves).isPresent();
        }
    }

    private final Latest reading;
    private final Latest levels;
    private final Playback playback = new Playback();
    private final ColourModel colours = new ColourModel();
    private final ProbeModel probe;
    private final ObjectProperty<View> view = new SimpleObjectProperty<>(View.ALL.getFirst());
    private final IntegerProperty contours = new SimpleIntegerProperty();
    private final BooleanProperty arrows = new SimpleBooleanProperty();
    private final ObjectProperty<Optional<Window>> window = new SimpleObjectProperty<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Path>> folder = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Shown>> shown = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Figure>> figure = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyStringWrapper words = new ReadOnlyStringWrapper("");
    private Optional<Window> whole = Optional.empty();
    private int level = -1;

    InspectModel(Workers workers) {
        this.reading = new Latest(workers.reading(), workers.window());
        this.levels = new Latest(workers.drawing(), workers.window());
        this.probe = new ProbeModel(this, workers);
        view.addListener((_, _, _) -> {
            window.set(Optional.empty());
            colours.reset();
            read();
        });
        arrows.subscribe(_ -> read());
        contours.subscribe(_ -> dress());
        window.subscribe(_ -> dress());
        colours.coloursProperty().subscribe(_ -> dress());
        playback.timeProperty().subscribe(_ -> follow());
        probe.begin();
    }

    /// Looks at a run folder.
    public void open(Path run) {
        folder.set(Optional.of(run));
        window.set(Optional.empty());
        read();
    }

    public ReadOnlyObjectProperty<Optional<Path>> folderProperty() {
        return folder.getReadOnlyProperty();
    }

    public ObjectProperty<View> viewProperty() {
        return view;
    }

    /// About how many contour lines are drawn on colours.
    public IntegerProperty contoursProperty() {
        return contours;
    }

    /// Whether the velocity is drawn on colours.
    public BooleanProperty arrowsProperty() {
        return arrows;
    }

    /// The part of the plane that is seen; empty for all of it.
    public ObjectProperty<Optional<Window>> windowProperty() {
        return window;
    }

    public Playback playback() {
        return playback;
    }

    public ColourModel colours() {
        return colours;
    }

    public ProbeModel probe() {
        return probe;
    }

    public ReadOnlyObjectProperty<Optional<Shown>> shownProperty() {
        return shown.getReadOnlyProperty();
    }

    /// The figure at the stored time next to the present one.
    public ReadOnlyObjectProperty<Optional<Figure>> figureProperty() {
        return figure.getReadOnlyProperty();
    }

    public Optional<Figure> figure() {
        return figure.get();
    }

    /// The figure in words, for who cannot see it.
    public ReadOnlyStringProperty wordsProperty() {
        return words.getReadOnlyProperty();
    }

    /// What is drawn.
    public Drawing drawing() {
        return new Drawing(view.get(), colours.coloursProperty().get(), contours.get(), arrows.get(), window.get());
    }

    /// The stored time that is drawn; empty where the view shows all of them.
    public OptionalDouble time() {
        return shown.get().filter(Shown::moves).map(each -> OptionalDouble.of(each.reel().orElseThrow().time(present(each)))).orElse(OptionalDouble.empty());
    }

    /// Goes so many stored times on, and stops playing.
    public void step(int count) {
        shown.get().filter(Shown::moves).ifPresent(each -> {
            Reel reel = each.reel().orElseThrow();
            playback.playingProperty().set(false);
            playback.timeProperty().set(reel.time(Math.clamp((long) present(each) + count, 0, reel.levels() - 1)));
        });
    }

    /// Contours on or off.
    public void toggleContours() {
        contours.set(contours.get() > 0 ? 0 : CONTOURS);
    }

    /// Locks the limits at those of what is seen now.
    public void snap() {
        figure.get().ifPresent(colours::snap);
    }

    /// Zooms about a place: by a positive number of steps closer, by a negative one away.
    public void zoom(double steps, double x, double y) {
        if (figure.get().orElse(null) instanceof HeatMap && whole.isPresent()) {
            Window next = window.get().orElse(whole.get()).zoomed(x, y, Math.pow(ZOOM, steps), whole.get());
            window.set(next.equals(whole.get()) ? Optional.empty() : Optional.of(next));
        }
    }

    /// Zooms about the probe, or about the middle.
    public void zoom(double steps) {
        if (!(figure.get().orElse(null) instanceof HeatMap seen)) return;
        Optional<ProbeModel.Place> place = probe.placeProperty().get();
        zoom(steps, place.map(ProbeModel.Place::x).orElse((seen.x().from() + seen.x().to()) / 2), place.map(ProbeModel.Place::y).orElse((seen.y().from() + seen.y().to()) / 2));
    }

    // --- reading ---

    private void read() {
        folder.get().ifPresent(run -> {
            Drawing wanted = drawing();
            reading.ask(() -> read(run, wanted), this::show);
        });
    }

    /// Other colours, lines or part of what was read.
    private void dress() {
        shown.get().filter(each -> each.bare().isPresent()).ifPresent(each -> {
            Drawing wanted = drawing();
            reading.ask(() -> dressed(each.run(), each.bare().get(), wanted), this::show);
        });
    }

    private void show(Shown read) {
        if (read.moves()) playback.setHorizon(read.reel().orElseThrow().time(read.reel().orElseThrow().levels() - 1));
        level = -1;
        shown.set(Optional.of(read));
        if (read.reel().isEmpty()) figure.set(Optional.empty());
        follow();
    }

    /// Beside the window.
    private static Shown read(Path folder, Drawing drawing) {
        StoredRun run = new StoredRun(folder, Map.of(), Map.of(), Optional.empty());
        try {
            run = StoredRun.open(folder);
            return dressed(run, drawing.bare(run), drawing);
        } catch (IOException | ImpossiblePicture e) {
            return new Shown(run, Optional.empty(), Optional.empty(), "This view cannot be drawn. " + e.getMessage());
        }
    }

    private static Shown dressed(StoredRun run, Reel bare, Drawing drawing) {
        try {
            return new Shown(run, Optional.of(bare), Optional.of(drawing.dressed(bare, run)), "");
        } catch (IOException | ImpossiblePicture e) {
            return new Shown(run, Optional.of(bare), Optional.empty(), "This view cannot be drawn. " + e.getMessage());
        }
    }

    // --- time ---

    private int present(Shown each) {
        return each.reel().orElseThrow().nearest(playback.timeProperty().get());
    }

    /// Asks for the figure of the present level, if it is not there.
    private void follow() {
        shown.get().filter(each -> each.reel().isPresent()).ifPresent(each -> {
            int wanted = present(each);
            if (wanted == level) return;
            level = wanted;
            Drawing drawing = drawing();
            levels.ask(() -> figure(each, wanted, drawing), read -> take(each, read));
        });
    }

    private record Read(Optional<Figure> figure, String words, String trouble) { }

    private static Read figure(Shown each, int level, Drawing drawing) {
        try {
            Figure figure = each.reel().orElseThrow().figure(level);
            return new Read(Optional.of(figure), drawing.words(figure), "");
        } catch (IOException e) {
            return new Read(Optional.empty(), "", "This time cannot be drawn. " + e.getMessage());
        }
    }

    private void take(Shown from, Read read) {
        if (shown.get().filter(from::equals).isEmpty()) return;
        if (read.figure().isEmpty()) shown.set(Optional.of(new Shown(from.run(), Optional.empty(), Optional.empty(), read.trouble())));
        if (window.get().isEmpty()) whole = read.figure().filter(HeatMap.class::isInstance).map(map -> Window.of((HeatMap) map));
        words.set(read.words());
        figure.set(read.figure());
    }
}
