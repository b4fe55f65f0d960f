package org.mfglab.workbench.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RunFolderTest {

    /// What a run writes and a user may have, too.
    private static final List<String> NAMES = List.of("x.npy", "problem.toml", "log.jsonl", "report.html", "figures/density.png",
            "figures/mine.png", "checkpoint/m-000001.npy", "checkpoint/mine.npy", ".notes.part", "notes.txt");

    @TempDir
    private Path folder;

    private void fill() throws IOException {
        for (String name : NAMES) {
            Files.createDirectories(folder.resolve(name).getParent());
            Files.writeString(folder.resolve(name), "mine");
        }
    }

    private Set<String> names() throws IOException {
        try (Stream<Path> inside = Files.walk(folder)) {
            return inside.filter(Files::isRegularFile).map(file -> folder.relativize(file).toString().replace('\\', '/')).collect(Collectors.toCollection(TreeSet::new));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "{\"program\": \"other\"}", "[1, 2]", "{\"manifest_version\": 3"})
    void aFolderThatIsNotARunOfOursIsNeverTouched(String manifest) throws IOException {
        fill();
        if (!manifest.isEmpty()) Files.writeString(folder.resolve("manifest.json"), manifest);
        Set<String> before = names();
        assertThrows(NotDirectoryException.class, () -> RunFolder.create(folder, true));
        assertEquals(before, names());
        Message message = Notices.file(folder, new NotDirectoryException(""));
        assertTrue(message.text().contains("is not a run folder") && !message.advice().isEmpty(), message.text());
    }

    @Test
    void ofARunOnlyWhatARunWritesIsCleared() throws IOException {
        fill();
        Files.writeString(folder.resolve("manifest.json"), "{\"program\": \"MFGLab\"}");
        Files.writeString(folder.resolve(".u.npy.part"), "half");
        RunFolder.create(folder, true);
        assertEquals(new TreeSet<>(List.of("figures/mine.png", "checkpoint/mine.npy", ".notes.part", "notes.txt")), names());
    }

    @Test
    void aRunThatWasKilledBeforeItsManifestCanBeReplaced() throws IOException {
        Files.createFile(folder.resolve("log.jsonl"));
        Files.writeString(AtomicFile.partOf(folder.resolve("manifest.json")), "{");
        RunFolder.create(folder, true);
        assertEquals(Set.of(), names());
        Files.writeString(folder.resolve("log.jsonl"), "mine");
        assertThrows(NotDirectoryException.class, () -> RunFolder.create(folder, true));
        assertEquals(Set.of("log.jsonl"), names());
    }

    @Test
    void ofTwoRunsThatBeginInOneFolderOneGetsIt() throws IOException {
        RunFolder first = RunFolder.create(folder, false);
        RunFolder second = RunFolder.create(folder, false);
        try (EventLog log = EventLog.create(first.file(RunFiles.LOG))) {
            log.append(Json.object("ev", "start"));
            IOException failure = assertThrows(FileAlreadyExistsException.class, () -> EventLog.create(second.file(RunFiles.LOG)));
            assertTrue(Notices.file(folder, failure).text().contains("Another run has begun in it."));
        }
        assertEquals(1, Files.readAllLines(first.file(RunFiles.LOG)).size());
    }

    @Test
    void reasonsAreWordsAndNameTheFileThatWasWanted() {
        Path place = folder.resolve("no/m.gif");
        IOException failure = assertThrows(IOException.class, () -> AtomicFile.write(place, out -> out.write('a')));
        assertEquals("There is no folder " + place.getParent() + ".", FileFailure.reason(failure));
        assertEquals("The system gives no reason.", FileFailure.reason(new IOException()));
    }
}
