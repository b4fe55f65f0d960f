package org.mfglab.workbench.preview;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import org.mfglab.workbench.study.Presets;

/// The built-in problems with pictures that the solver made.
public final class Gallery {

    private static final String FOLDER = "/org/mfglab/workbench/gallery/";

    private Gallery() { }

    /// One built-in problem.
    ///
    /// @param name  of the preset
    /// @param title one line for people
    /// @param exact whether it knows its exact solution
    /// @param dimension of its space
    public record Entry(String name, String title, boolean exact, int dimension) {

        /// Its picture, a PNG file.
        public byte[] picture() {
            try (InputStream in = Gallery.class.getResourceAsStream(FOLDER + name + ".png")) {
                if (in == null) throw new IllegalStateException("The program's picture of the preset %s is missing.".formatted(name));
                return in.readAllBytes();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /// All of them, those first that move most.
    public static List<Entry> entries() {
        return Presets.names().stream().map(Gallery::entry).toList();
    }

    private static Entry entry(String name) {
        String text = Presets.text(name);
        int dimension = text.lines().anyMatch(line -> line.matches("z\\s*=.*")) ? 3 : text.lines().anyMatch(line -> line.matches("y\\s*=.*")) ? 2 : 1;
        return new Entry(name, Presets.describe(name), text.lines().anyMatch(line -> line.strip().equals("[reference]")), dimension);
    }
}
