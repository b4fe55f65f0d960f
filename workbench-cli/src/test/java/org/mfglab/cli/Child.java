package org.mfglab.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.mfglab.workbench.run.Json;

/// The program in a process of its own, with `--json`, whose events are read as they come.
final class Child implements AutoCloseable {

    private static final int SECONDS = 60;

    /// What was read so far.
    final List<Map<String, Object>> events = new ArrayList<>();

    private final Process process;
    private final Path errors;
    private final BufferedReader out;

    private Child(Process process, Path errors) {
        this.process = process;
        this.errors = errors;
        this.out = process.inputReader(StandardCharsets.UTF_8);
    }

    /// @param folder for its standard error
    static Child start(Path folder, Object... words) throws IOException {
        List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC",
                "--enable-native-access=ALL-UNNAMED", "-Djava.awt.headless=true", "-cp", System.getProperty("java.class.path"), "org.mfglab.cli.Main"));
        Arrays.stream(words).map(String::valueOf).forEach(command::add);
        command.add("--json");
        Path errors = Files.createTempFile(folder, "child", ".err");
        return new Child(new ProcessBuilder(command).redirectError(errors.toFile()).start(), errors);
    }

    /// Reads until an event of a kind, which must come.
    Map<String, Object> await(String kind) throws IOException {
        if (reaches(kind)) return events.getLast();
        throw new AssertionError("The program ended without '%s': %s\n%s".formatted(kind, events.isEmpty() ? "" : events.getLast(), errors()));
    }

    /// Reads until an event of a kind.
    ///
    /// @return whether it came before the program ended
    boolean reaches(String kind) throws IOException {
        for (String line = out.readLine(); line != null; line = out.readLine()) {
            events.add(Json.read(line));
            if (kind.equals(events.getLast().get("ev"))) return true;
        }
        return false;
    }

    /// The last event of a kind that was read.
    Map<String, Object> last(String kind) {
        return events.reversed().stream().filter(event -> kind.equals(event.get("ev"))).findFirst().orElse(Map.of());
    }

    /// Says a word to the program.
    void say(String word) throws IOException {
        OutputStream in = process.getOutputStream();
        in.write((word + "\n").getBytes(StandardCharsets.UTF_8));
        in.flush();
    }

    /// Has nothing more to say.
    void fallSilent() throws IOException {
        process.getOutputStream().close();
    }

    void signal(String name) throws IOException, InterruptedException {
        assertEquals(0, new ProcessBuilder("kill", "-" + name, String.valueOf(process.pid())).start().waitFor());
    }

    /// Ends it without a word, and reads what it said before: by its handle, since the process itself would close its streams.
    void kill() throws IOException, InterruptedException {
        process.toHandle().destroyForcibly();
        for (String line = out.readLine(); line != null && line.endsWith("}"); line = out.readLine()) events.add(Json.read(line));
        process.waitFor();
    }

    /// The exit code, after it has said all.
    int end() throws IOException, InterruptedException {
        for (String line = out.readLine(); line != null; line = out.readLine()) events.add(Json.read(line));
        if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) throw new AssertionError("The program does not end.\n" + errors());
        return process.exitValue();
    }

    String errors() throws IOException {
        return Files.readString(errors);
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
