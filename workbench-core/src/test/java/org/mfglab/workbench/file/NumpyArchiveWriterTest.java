package org.mfglab.workbench.file;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NumpyArchiveWriterTest {

    @TempDir
    private Path folder;

    private Path write(String name) throws IOException {
        Path file = folder.resolve(name);
        try (NumpyArchiveWriter archive = new NumpyArchiveWriter(Files.newOutputStream(file))) {
            archive.add("a", out -> NumpyWriter.write(out, ElementType.FLOAT64, new NumpyArray(List.of(2, 1), new double[] {1, 2})));
            archive.add("word", out -> NumpyWriter.write(out, "né\uD83D\uDE00"));
            archive.add("b", out -> NumpyWriter.write(out, ElementType.FLOAT64, new NumpyArray(List.of(1), new double[] {3})));
        }
        return file;
    }

    @Test
    void arraysAreReadBackByName() throws IOException {
        Path file = write("a.npz");
        NumpyArray a = NumpyFile.readArchive(file, Optional.of("a"), 9);
        assertEquals(List.of(2, 1), a.shape());
        assertArrayEquals(new double[] {1, 2}, a.values());
        assertArrayEquals(new double[] {3}, NumpyFile.readArchive(file, Optional.of("b"), 9).values());
    }

    @Test
    void entriesAreStoredAsNumpyDoes() throws IOException {
        try (ZipFile zip = new ZipFile(write("a.npz").toFile())) {
            assertEquals(List.of("a.npy", "word.npy", "b.npy"), zip.stream().map(ZipEntry::getName).toList());
            zip.stream().forEach(entry -> assertEquals(ZipEntry.STORED, entry.getMethod()));
        }
    }

    @Test
    void aTextIsAnArrayOfItsCharacters() throws IOException {
        try (ZipFile zip = new ZipFile(write("a.npz").toFile())) {
            byte[] bytes = zip.getInputStream(zip.getEntry("word.npy")).readAllBytes();
            assertEquals("{'descr': '<U3', 'fortran_order': False, 'shape': (), }", new String(bytes, 10, 118, StandardCharsets.US_ASCII).strip());
            assertEquals("né\uD83D\uDE00", new String(bytes, 128, bytes.length - 128, Charset.forName("UTF-32LE")));
        }
    }

    @Test
    void theSameArraysGiveTheSameBytes() throws IOException {
        assertEquals(-1, Files.mismatch(write("a.npz"), write("b.npz")));
    }
}
