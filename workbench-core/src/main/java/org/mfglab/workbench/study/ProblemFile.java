package org.mfglab.workbench.study;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Reads problem files: TOML 1.0 with the keys of the [Schema].
public final class ProblemFile {

    /// Texts that long are refused, in bytes.
    private static final int LARGEST = 4 << 20;

    /// What some editors put before a text in UTF-8.
    private static final String BYTE_ORDER_MARK = "\ufeff";

    private ProblemFile() { }

    /// Reads a file; settings replace values of it before anything is checked.
    ///
    /// @throws IOException if there is no such file or it cannot be read at all
    public static Reading read(Path file, List<Setting> settings) throws IOException {
        return source(file).read(settings);
    }

    /// Reads the text of a file.
    ///
    /// @throws IOException if there is no such file or it cannot be read at all
    public static ProblemSource source(Path file) throws IOException {
        return source(file, folderOf(file));
    }

    /// Reads the text of a file that names other files as if it lay in a folder.
    ///
    /// @throws IOException if there is no such file or it cannot be read at all
    public static ProblemSource source(Path file, Path folder) throws IOException {
        return switch (contents(file)) {
            case Contents.Text(String text) -> settings -> read(text, file.toString(), folder, settings);
            case Contents.NoText(Issue issue) -> _ -> new Reading.Refused(List.of(issue));
        };
    }

    /// The text of a file, to be edited.
    ///
    /// @throws IOException if it cannot be read or is no text, in words for its owner
    public static String text(Path file) throws IOException {
        return switch (contents(file)) {
            case Contents.Text(String text) -> text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
            case Contents.NoText(Issue issue) -> throw new IOException(issue.message() + " " + issue.suggestion());
        };
    }

    private sealed interface Contents {

        record Text(String text) implements Contents { }

        record NoText(Issue issue) implements Contents { }
    }

    private static Contents contents(Path file) throws IOException {
        if (Files.exists(file) && !Files.isRegularFile(file))
            return unreadable(file, "This is not a file but a folder or a device.", "Give the name of a problem file.");
        byte[] bytes = firstBytes(file);
        if (bytes.length > LARGEST) return unreadable(file, "The file has more than %s bytes.".formatted(LARGEST), "Maybe it is another file.");
        try {
            return new Contents.Text(StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
        } catch (CharacterCodingException e) {
            return unreadable(file, "The file is not text in UTF-8.", "Save it in UTF-8, or maybe it is another file.");
        }
    }

    private static Path folderOf(Path file) {
        return Optional.ofNullable(file.toAbsolutePath().getParent()).orElse(file);
    }

    /// Understands the text of a file.
    ///
    /// @param name   stands in messages
    /// @param folder where relative file names begin
    public static Reading read(String text, String name, Path folder, List<Setting> settings) {
        SourceText source = SourceText.of(name, text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text);
        Optional<Issue> refusal = source.refusal();
        if (refusal.isPresent()) return new Reading.Refused(List.of(refusal.get()));
        Issues issues = new Issues();
        Optional<Study> study = TomlTree.read(source, settings, issues).flatMap(root -> {
            UnknownKeys.report(root, issues);
            return new StudyReader(new Values(root, source, issues), source, folder).read();
        });
        return study.isPresent() && !issues.anyError() ? new Reading.Accepted(study.get(), issues.inOrder()) : new Reading.Refused(issues.inOrder());
    }

    /// One byte more than is allowed at most: the size that a file system tells need not be true.
    private static byte[] firstBytes(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(LARGEST + 1);
        }
    }

    private static Contents unreadable(Path file, String message, String suggestion) {
        return new Contents.NoText(new Issue(new Place(file.toString(), 1, 1, 1, ""), IssueCode.E100, message, suggestion));
    }
}
