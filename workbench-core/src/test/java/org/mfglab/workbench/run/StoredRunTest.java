package org.mfglab.workbench.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoredRunTest {

    @TempDir
    private Path folder;
    private Path run;

    @BeforeEach
    void solve() {
        run = folder.resolve("run");
        Problems.run(Problems.study(Problems.COUPLED, "output.figures=false"), run);
    }

    @Test
    void fieldsAndResidualsAreReadBack() throws IOException {
        StoredRun stored = StoredRun.open(run);
        assertEquals("ring", stored.name());
        assertEquals(21, stored.density().times().length);
        assertTrue(stored.density().axes().getFirst().periodic());
        assertEquals(1e-6, stored.tolerance());
        assertEquals(1, stored.residuals().iterations()[0]);
        assertTrue(Double.isNaN(stored.residuals().fokkerPlanck()[0]));
    }

    @Test
    void aFolderThatIsNotARunIsRefused() {
        IOException failure = assertThrows(IOException.class, () -> StoredRun.open(folder));
        assertTrue(failure.getMessage().contains("manifest.json"), failure.getMessage());
    }

    @Test
    void aTruncatedArrayIsToldWithItsName() throws IOException {
        byte[] bytes = Files.readAllBytes(run.resolve("m.npy"));
        Files.write(run.resolve("m.npy"), Arrays.copyOf(bytes, bytes.length - 100));
        IOException failure = assertThrows(IOException.class, () -> StoredRun.open(run).density());
        assertTrue(failure.getMessage().startsWith("m.npy cannot be read."), failure.getMessage());
    }

    @Test
    void anArrayOfAnotherGridIsRefused() throws IOException {
        Path other = folder.resolve("other");
        Problems.run(Problems.study(Problems.COUPLED, "grid.n=[16]", "output.figures=false"), other);
        Files.copy(other.resolve("m.npy"), run.resolve("m.npy"), StandardCopyOption.REPLACE_EXISTING);
        IOException failure = assertThrows(IOException.class, () -> StoredRun.open(run).density());
        assertTrue(failure.getMessage().contains("[21, 16]") && failure.getMessage().contains("[21, 32]"), failure.getMessage());
    }

    @Test
    void aBrokenManifestIsToldWithItsName() throws IOException {
        Files.writeString(run.resolve("manifest.json"), "{\"name\": ");
        IOException failure = assertThrows(IOException.class, () -> StoredRun.open(run));
        assertTrue(failure.getMessage().startsWith("manifest.json cannot be read: it is not a JSON object (line 1"), failure.getMessage());
        assertFalse(failure.getMessage().contains("Unexpected"), failure.getMessage());
        Files.writeString(run.resolve("manifest.json"), "{}");
        assertThrows(IOException.class, () -> StoredRun.open(run).density());
    }
}
