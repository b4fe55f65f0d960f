package org.mfglab.ui.model;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Consumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.mfglab.ui.thread.Latest;
import org.mfglab.ui.thread.Workers;
import org.mfglab.workbench.figure.Picture;
import org.mfglab.workbench.figure.Theme;
import org.mfglab.workbench.run.AtomicFile;
import org.mfglab.workbench.run.FileFailure;
import org.mfglab.workbench.run.StoredRun;
import org.mfglab.workbench.view.Drawing;
import org.mfglab.workbench.view.ImpossiblePicture;
import org.mfglab.workbench.view.PictureFormat;
import org.mfglab.workbench.view.PlotCommandLine;

/// The picture that is looked at as a file: the very one that `mfglab plot` makes, and the command that makes it.
public final class ExportModel {

    private final InspectModel inspect;
    private final Latest writing;
    private final ObjectProperty<PictureFormat> format = new SimpleObjectProperty<>(PictureFormat.PNG);
    private final StringProperty width = new SimpleStringProperty(Integer.toString(PictureFormat.WIDTH));
    private final BooleanProperty dark = new SimpleBooleanProperty();
    private final BooleanProperty fine = new SimpleBooleanProperty(true);

    ExportModel(InspectModel inspect, Workers workers) {
        this.inspect = inspect;
        this.writing = new Latest(workers.reading(), workers.window());
    }

    public ObjectProperty<PictureFormat> formatProperty() {
        return format;
    }

    /// In drawing units, as it is typed.
    public StringProperty widthProperty() {
        return width;
    }

    /// Whether the page is near black.
    public BooleanProperty darkProperty() {
        return dark;
    }

    /// Whether there are two pixels to a drawing unit, instead of one.
    public BooleanProperty fineProperty() {
        return fine;
    }

    /// @throws IllegalArgumentException when the width is none
    private Picture page() {
        try {
            return new Picture(dark.get() ? Theme.DARK : Theme.LIGHT, Integer.parseInt(width.get().strip()), fine.get() ? 2 : 1);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("The width '%s' is not a whole number. It lies in 240 .. 10000.".formatted(width.get()), e);
        }
    }

    private Optional<StoredRun> run() {
        return inspect.shownProperty().get().filter(each -> each.reel().isPresent()).map(InspectModel.Shown::run);
    }

    private OptionalDouble time() {
        return format.get() == PictureFormat.GIF ? OptionalDouble.empty() : inspect.time();
    }

    /// A name for the file.
    public String name() {
        return run().map(StoredRun::name).orElse("picture") + "-" + inspect.viewProperty().get().word() + "." + format.get().ending();
    }

    /// The command that makes this picture; empty if there is none.
    ///
    /// @throws IllegalArgumentException when the width is none
    public Optional<String> command() {
        return run().map(run -> PlotCommandLine.of(inspect.drawing(), run, time(), format.get(), page(), name()));
    }

    /// Writes the picture.
    ///
    /// @param told hears on the thread of the window what became of it
    public void write(Path file, Consumer<String> told) {
        Optional<StoredRun> run = run();
        if (run.isEmpty()) {
            told.accept("There is no picture yet.");
            return;
        }
        try {
            Picture page = page();
            Drawing drawing = inspect.drawing();
            OptionalDouble time = time();
            PictureFormat wanted = format.get();
            writing.ask(() -> written(file, run.get(), drawing, time, wanted, page), told);
        } catch (IllegalArgumentException e) {
            told.accept(e.getMessage());
        }
    }

    private static String written(Path file, StoredRun run, Drawing drawing, OptionalDouble time, PictureFormat format, Picture page) {
        byte[] bytes;
        try {
            bytes = format.draw(drawing, run, time, page);
        } catch (IOException | ImpossiblePicture e) {
            return "The picture cannot be drawn. " + e.getMessage();
        }
        return written(file, bytes);
    }

    /// Writes the curve beside the picture as a table.
    public void writeCurve(Path file, Consumer<String> told) {
        Optional<String> table = inspect.probe().table();
        if (table.isEmpty()) told.accept("There is no curve yet.");
        else writing.ask(() -> written(file, table.get().getBytes(StandardCharsets.UTF_8)), told);
    }

    private static String written(Path file, byte[] bytes) {
        try {
            AtomicFile.write(file.toAbsolutePath(), out -> out.write(bytes));
            return "Saved " + file.getFileName();
        } catch (IOException e) {
            return "%s cannot be written: %s".formatted(file, FileFailure.reason(e));
        }
    }
}
