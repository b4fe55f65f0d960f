package org.mfglab.workbench.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtomicFileTest {

    @TempDir
    private Path folder;

    @Test
    void writesAndReplaces() throws IOException {
        Path file = folder.resolve("a.txt");
        AtomicFile.write(file, out -> out.write('a'));
        AtomicFile.write(file, out -> out.write('b'));
        assertEquals("b", Files.readString(file));
        assertEquals(List.of("a.txt"), names());
    }

    @Test
    void theOldFileStaysWholeWhenWritingFails() throws IOException {
        Path file = folder.resolve("a.txt");
        AtomicFile.write(file, out -> out.write('a'));
        assertThrows(IOException.class, () -> AtomicFile.write(file, out -> {
            out.write('b');
            throw new IOException("The disk is full.");
        }));
        assertEquals("a", Files.readString(file));
        assertEquals(List.of("a.txt"), names(), "no part is left");
    }

    @Test
    void theOldFileIsThereUntilTheNewOneIsComplete() throws IOException {
        Path file = folder.resolve("a.txt");
        AtomicFile.write(file, out -> out.write('a'));
        AtomicFile.write(file, out -> {
            out.write('b');
            assertEquals("a", Files.readString(file));
        });
        assertEquals("b", Files.readString(file));
    }

    @Test
    void thePlaceOfAPartIsThatOfTheFile() {
        Path file = folder.resolve("m.npy");
        assertEquals(file, AtomicFile.placeOf(AtomicFile.partOf(file)));
        assertEquals(file, AtomicFile.placeOf(file));
    }

    @Test
    void aNewRunSweepsTheFolderItReplaces() throws IOException {
        Path run = Files.createDirectory(folder.resolve("run"));
        Files.writeString(AtomicFile.partOf(run.resolve("m.npy")), "half");
        Files.writeString(run.resolve("metrics.json"), "{}");
        Files.writeString(run.resolve("manifest.json"), "{\"program\": \"MFGLab\"}");
        Files.writeString(run.resolve("notes.txt"), "mine");
        assertThrows(IOException.class, () -> RunFolder.create(run, false));
        RunFolder.create(run, true);
        assertFalse(Files.exists(AtomicFile.partOf(run.resolve("m.npy"))));
        assertFalse(Files.exists(run.resolve("metrics.json")));
        assertTrue(Files.exists(run.resolve("notes.txt")), "a file that no run wrote stays");
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
