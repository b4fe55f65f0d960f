package org.mfglab.workbench.document;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.mfglab.workbench.run.AtomicFile;
import org.mfglab.workbench.run.RunFiles;
import org.mfglab.workbench.run.StoredRun;
import org.mfglab.workbench.study.Issue;
import org.mfglab.workbench.study.IssueCode;
import org.mfglab.workbench.study.Place;
import org.mfglab.workbench.study.Presets;
import org.mfglab.workbench.study.ProblemFile;
import org.mfglab.workbench.study.Reading;
import org.mfglab.workbench.study.Setting;

/// A problem file that is edited: an immutable value, so that undo is a stack of such values.
///
/// Form and text are two views of [#text]: what a form changes is patched into the text, and comments stay.
///
/// @param name what stands in titles and messages, such as `crowd.toml`
/// @param file where it is saved; empty: nowhere yet
/// @param folder where relative file names of the problem begin
/// @param text TOML
public record Document(String name, Optional<Path> file, Path folder, String text) {

    private static final Pattern MISSING = Pattern.compile("^The key '([^']+)' is missing");

    public Document {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(folder, "folder");
        Objects.requireNonNull(text, "text");
    }

    /// The document of a file.
    ///
    /// @throws IOException in words for the owner of the file
    public static Document open(Path file) throws IOException {
        Path whole = file.toAbsolutePath().normalize();
        return new Document(String.valueOf(whole.getFileName()), Optional.of(whole), folderOf(whole), ProblemFile.text(whole));
    }

    /// A new document with the problem of a run.
    ///
    /// @throws IOException in words for the owner of the folder
    public static Document ofRun(Path run) throws IOException {
        Path whole = run.toAbsolutePath().normalize();
        return new Document(StoredRun.open(whole).name() + ".toml", Optional.empty(), whole, ProblemFile.text(whole.resolve(RunFiles.RESOLVED)));
    }

    /// A new document with the text of a preset.
    ///
    /// @throws IllegalArgumentException if there is none of that name
    public static Document preset(String name) {
        return new Document(name + ".toml", Optional.empty(), Path.of(""), Presets.text(name));
    }

    /// A new document to begin a problem with: a crowd that walks over the unit interval or square.
    ///
    /// @param dimension 1 or 2
    public static Document blank(int dimension) {
        return new Document("untitled.toml", Optional.empty(), Path.of(""), Blank.text(dimension));
    }

    private static Path folderOf(Path file) {
        return Optional.ofNullable(file.getParent()).orElse(file);
    }

    /// The same document with another text.
    public Document withText(String other) {
        return new Document(name, file, folder, other);
    }

    /// The same document under the name of a file.
    public Document at(Path place) {
        Path whole = place.toAbsolutePath().normalize();
        return new Document(String.valueOf(whole.getFileName()), Optional.of(whole), folderOf(whole), text);
    }

    /// The same document with one value replaced or added; everything else, comments too, stays as it is.
    ///
    /// @param key   dotted
    /// @param value TOML
    /// @throws IllegalArgumentException if the text is not TOML, or a value stands where the key needs a table
    public Document with(String key, String value) {
        return withText(TomlPatch.of(text).with(key, value));
    }

    /// The same document without a value.
    public Document without(String key) {
        return withText(TomlPatch.of(text).without(key));
    }

    /// The value of a key as it is written in the text; empty where it gives none or is not TOML.
    public Optional<String> value(String key) {
        return TomlPatch.of(text).value(key);
    }

    /// The key that an issue of this document is about; empty where it is about none.
    public Optional<String> keyAt(Place place) {
        return place.line() < 1 ? Optional.empty() : TomlPatch.of(text).keyAt(place.line(), place.column());
    }

    /// The key that an issue of this document is about: what its place says, or, where a key is missing, that key.
    public Optional<String> keyOf(Issue issue) {
        Matcher missing = MISSING.matcher(issue.message());
        return issue.code() == IssueCode.E106 && missing.find() ? Optional.of(missing.group(1)) : keyAt(issue.place());
    }

    /// Writes the text to the document's file.
    ///
    /// @throws IOException if it cannot be written; then what stood there is untouched
    /// @throws IllegalStateException if it has none
    public void save() throws IOException {
        Path place = file.orElseThrow(() -> new IllegalStateException("The document %s has no file yet.".formatted(name)));
        AtomicFile.write(place, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
    }

    /// What the document says.
    ///
    /// @param settings replace values before anything is checked
    public Reading read(List<Setting> settings) {
        return ProblemFile.read(text, name, folder, settings);
    }
}
