package org.mfglab.workbench.study;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.tomlj.Toml;

/// The built-in problems: commented problem files under their names.
public final class Presets {

    private static final String FOLDER = "/org/mfglab/workbench/presets/";

    private static final Pattern PICTURE = Pattern.compile("\"" + Attachments.SHIPPED + "([a-z0-9-]+\\.png)\"");

    private Presets() { }

    /// The names, simple problems first.
    public static List<String> names() {
        return resource("index").lines().filter(line -> !line.isBlank()).toList();
    }

    public static boolean contains(String name) {
        return names().contains(name);
    }

    /// One line about a preset: its title.
    public static String describe(String name) {
        return Toml.parse(text(name)).getString("title", () -> name);
    }

    /// The problem file of a preset.
    ///
    /// @throws IllegalArgumentException if there is none of that name
    public static String text(String name) {
        if (!contains(name))
            throw new IllegalArgumentException("There is no preset '%s'. %s".formatted(name, Spelling.suggest(name, names())));
        return resource(name + ".toml");
    }

    /// Reads a preset as [ProblemFile] reads a file.
    public static Reading read(String name, List<Setting> settings) {
        return source(name).read(settings);
    }

    /// The text of a preset.
    public static ProblemSource source(String name) {
        String text = text(name);
        return settings -> ProblemFile.read(text, name + ".toml", Path.of(""), settings);
    }

    /// The files that a preset consists of, by name: its problem file, and the pictures that this names, as they are to lie in one folder.
    public static SequencedMap<String, byte[]> files(String name) {
        SequencedMap<String, byte[]> files = new LinkedHashMap<>();
        String text = text(name);
        files.put(name + ".toml", text.replace("\"" + Attachments.SHIPPED, "\"").getBytes(StandardCharsets.UTF_8));
        for (MatchResult picture : PICTURE.matcher(text).results().toList()) files.put(picture.group(1), bytes(picture.group(1)));
        return files;
    }

    /// A picture that problem files may name.
    ///
    /// @throws IOException if there is none of that name
    static InputStream picture(String name) throws IOException {
        InputStream in = name.matches("[a-z0-9-]+\\.png") ? Presets.class.getResourceAsStream(FOLDER + name) : null;
        if (in == null) throw new IOException("The program ships no picture of that name.");
        return in;
    }

    private static byte[] bytes(String picture) {
        try (InputStream in = picture(picture)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String resource(String name) {
        try (InputStream in = Presets.class.getResourceAsStream(FOLDER + name)) {
            if (in == null) throw new IllegalStateException("The program's resource %s%s is missing.".formatted(FOLDER, name));
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
