package org.mfglab.gpu;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProgramCacheTest {

    @TempDir
    Path folder;

    private static final byte[] CODE = {3, 1, 4, 1, 5};

    @Test
    void keepsWhatItWasGiven() {
        ProgramCache cache = new ProgramCache(folder.resolve("of/mfglab"));
        assertTrue(cache.read("a").isEmpty());
        cache.write("a", CODE);
        assertArrayEquals(CODE, cache.read("a").orElseThrow());
        assertTrue(cache.read("b").isEmpty());
    }

    /// Half a file, or one that somebody changed, is as good as none.
    @Test
    void doesNotReadWhatIsDamaged() throws IOException {
        ProgramCache cache = new ProgramCache(folder);
        cache.write("a", CODE);
        byte[] stored = Files.readAllBytes(folder.resolve("a"));
        stored[stored.length - 1] ^= 1;
        Files.write(folder.resolve("a"), stored);
        assertTrue(cache.read("a").isEmpty());
        Files.write(folder.resolve("a"), new byte[7]);
        assertTrue(cache.read("a").isEmpty());
    }

    @Test
    void worksWhereNothingCanBeWritten() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "not a folder");
        ProgramCache cache = new ProgramCache(file.resolve("below"));
        cache.write("a", CODE);
        assertTrue(cache.read("a").isEmpty());
    }

    @Test
    void forgetsWhatWasUnusedForLongest() throws IOException {
        ProgramCache cache = new ProgramCache(folder);
        for (int k = 0; k < 520; k++) Files.setLastModifiedTime(Files.write(folder.resolve("old" + k), CODE), FileTime.fromMillis(1_000_000L + k));
        cache.write("new", CODE);
        try (Stream<Path> files = Files.list(folder)) {
            assertEquals(512, files.count());
        }
        assertTrue(cache.read("new").isPresent());
        assertTrue(Files.exists(folder.resolve("old519")));
        assertTrue(Files.notExists(folder.resolve("old0")));
    }

    @Test
    void keysTellTextsApart() {
        assertEquals(ProgramCache.key(List.of("ab", "c")), ProgramCache.key(List.of("ab", "c")));
        assertNotEquals(ProgramCache.key(List.of("ab", "c")), ProgramCache.key(List.of("a", "bc")));
    }
}
