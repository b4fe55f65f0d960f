package org.mfglab.ui.model;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.mfglab.workbench.run.AtomicFile;
import org.mfglab.workbench.run.Json;

/// How the window looks to its user.
public final class Preferences {

    /// The colours of the window.
    public enum Look { SYSTEM, LIGHT, DARK }

    /// Sizes of letters, in percent.
    public static final int SMALLEST = 80;
    public static final int LARGEST = 200;

    private final Path file;
    private final ObjectProperty<Look> look = new SimpleObjectProperty<>(Look.SYSTEM);
    private final IntegerProperty size = new SimpleIntegerProperty(100);

    /// What the file says; what it does not say is as usual, as is all of a file that cannot be read.
    Preferences(Path file) {
        this.file = file;
        try {
            if (Files.exists(file)) read(Json.read(Files.readString(file)));
        } catch (IOException _) {
            look.set(Look.SYSTEM);
        }
    }

    private void read(Map<String, Object> json) {
        Arrays.stream(Look.values()).filter(each -> word(each).equals(json.get("look"))).forEach(look::set);
        if (json.get("letters_percent") instanceof Number percent) size.set(Math.clamp(percent.intValue(), SMALLEST, LARGEST));
    }

    public ObjectProperty<Look> lookProperty() {
        return look;
    }

    /// The size of letters in percent of the usual.
    public IntegerProperty sizeProperty() {
        return size;
    }

    /// Makes letters larger or smaller by one step.
    public void resize(int steps) {
        size.set(Math.clamp(size.get() + 10L * steps, SMALLEST, LARGEST));
    }

    /// @throws IOException if they cannot be written
    void save() throws IOException {
        Files.createDirectories(file.getParent());
        String json = Json.pretty(Json.object("look", word(look.get()), "letters_percent", size.get()));
        AtomicFile.write(file, out -> out.write(json.getBytes(StandardCharsets.UTF_8)));
    }

    private static String word(Look look) {
        return look.name().toLowerCase(Locale.ROOT);
    }
}
