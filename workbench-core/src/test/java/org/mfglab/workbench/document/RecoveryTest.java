package org.mfglab.workbench.document;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What was not saved is found again.
class RecoveryTest {

    @TempDir
    private Path folder;

    private final Document document = new Document("a.toml", Optional.of(Path.of("/somewhere/a.toml")), Path.of("/somewhere"), "name = \"a\"\n# ∇\n");

    @Test
    void whatIsOpenHereIsNotOffered() throws IOException {
        Recovery recovery = new Recovery(folder.resolve("unsaved"));
        assertEquals(List.of(), recovery.left());
        Recovery.Slot slot = recovery.slot();
        slot.keep(document);
        assertEquals(List.of(), recovery.left());
        slot.leave(document);
        assertEquals(List.of(document), recovery.left().stream().map(Recovery.Left::document).toList());
        slot.clear();
        assertEquals(List.of(), recovery.left());
    }

    @Test
    void whatADeadProcessLeftIsOffered() throws IOException, InterruptedException {
        Process dead = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-version").redirectErrorStream(true).start();
        dead.getInputStream().readAllBytes();
        dead.waitFor();
        Recovery recovery = new Recovery(folder);
        Recovery.Slot slot = recovery.slot();
        slot.keep(document);
        String here = "\"pid\" : " + ProcessHandle.current().pid();
        String kept = Files.readString(slot.file());
        Files.writeString(slot.file(), kept.replaceAll("\"pid\"\\s*:\\s*\\d+", "\"pid\" : " + dead.pid()));
        assertEquals(1, recovery.left().size(), here + " in " + kept);
        Files.writeString(slot.file(), kept.replaceAll("\"started\"\\s*:\\s*\"[^\"]*\"", "\"started\" : \"2001-01-01T00:00:00Z\""));
        assertEquals(1, recovery.left().size());
    }

    @Test
    void filesThatAreBrokenHideNothing() throws IOException {
        Recovery recovery = new Recovery(folder);
        recovery.slot().leave(document);
        Files.writeString(folder.resolve("broken.json"), "{");
        Files.writeString(folder.resolve("other.json"), "{\"text\": 3}");
        assertEquals(1, recovery.left().size());
    }

    @Test
    void recentDocumentsAreTheLatestFirst() throws IOException {
        Recent recent = new Recent(folder.resolve("recent.json"));
        assertEquals(List.of(), recent.documents());
        Path a = Files.writeString(folder.resolve("a.toml"), "");
        Path b = Files.writeString(folder.resolve("b.toml"), "");
        recent.add(a);
        recent.add(b);
        recent.add(a);
        assertEquals(List.of(a, b), recent.documents());
        Files.delete(b);
        assertEquals(List.of(a), recent.documents());
        Files.writeString(folder.resolve("recent.json"), "not json");
        assertEquals(List.of(), recent.documents());
    }
}
