package org.mfglab.workbench.job;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;
import org.mfglab.workbench.run.Json;

/// One solve in a process of its own: the command line of this program, started from the same class path.
public final class SolveProcess {

    private static final String COMMAND_LINE = "org.mfglab.cli.Main";

    /// As the launcher starts a solve: nothing but the stream on standard output, a heap for few large arrays.
    private static final List<String> JAVA_OPTIONS = List.of("-Xlog:disable", "-Xlog:all=error:stderr", "-XX:+UseParallelGC", "-XX:NewRatio=9", "-XX:MaxRAMPercentage=75",
            "-Djava.awt.headless=true", "--enable-native-access=ALL-UNNAMED", "-Dstdout.encoding=UTF-8", "-Dstderr.encoding=UTF-8", "-Dmfglab.stderr.tty=false");
    private static final int LAST_LINES = 12;

    private final Process process;
    private final Writer words;
    private final Deque<String> lastWords = new ArrayDeque<>();

    private SolveProcess(Process process) {
        this.process = process;
        this.words = process.outputWriter(StandardCharsets.UTF_8);
    }

    /// Starts a solve.
    ///
    /// @param folder where the text of the document is written for the process
    /// @param heard  hears of all events on a thread of its own; the last is [JobEvent.Ended] or [JobEvent.Lost]
    /// @throws IOException if it cannot be started
    public static SolveProcess start(SolveOrder order, Path folder, Consumer<JobEvent> heard) throws IOException {
        Path file = Files.createDirectories(folder).resolve(order.document().name());
        Files.writeString(file, order.document().text());
        List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.addAll(JAVA_OPTIONS);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), COMMAND_LINE));
        command.addAll(order.words(file));
        command.addAll(List.of("--json", "--progress", "none", "--control", "stdin"));
        SolveProcess solve = new SolveProcess(new ProcessBuilder(command).start());
        Thread.ofPlatform().daemon().name("solve-errors").start(solve::keepLastWords);
        Thread.ofPlatform().daemon().name("solve-events").start(() -> solve.tell(heard));
        return solve;
    }

    /// Asks it to end after its iteration; what it has is kept.
    public void stop() {
        say("stop");
    }

    /// Holds it after its iteration; it keeps its memory.
    public void pause() {
        say("pause");
    }

    /// Lets it go on.
    public void proceed() {
        say("continue");
    }

    /// Asks for a checkpoint.
    public void checkpoint() {
        say("checkpoint");
    }

    /// Asks it to publish its density.
    public void frame() {
        say("frame");
    }

    /// A process that has ended hears nothing, and has told its end.
    private synchronized void say(String word) {
        try {
            words.write(word + "\n");
            words.flush();
        } catch (IOException e) {
            keep(String.valueOf(e.getMessage()));
        }
    }

    /// Ends it at once; its latest checkpoint stays.
    public void kill() {
        process.toHandle().destroyForcibly();
    }

    public boolean alive() {
        return process.isAlive();
    }

    public long pid() {
        return process.pid();
    }

    private void keepLastWords() {
        try (BufferedReader lines = lines(process.getErrorStream())) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) keep(line);
        } catch (IOException e) {
            keep(String.valueOf(e.getMessage()));
        }
    }

    private void keep(String line) {
        synchronized (lastWords) {
            lastWords.addLast(line);
            if (lastWords.size() > LAST_LINES) lastWords.removeFirst();
        }
    }

    private void tell(Consumer<JobEvent> heard) {
        boolean ended = false;
        try (BufferedReader lines = lines(process.getInputStream())) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                var event = JobEvent.of(Json.read(line));
                ended |= event.filter(each -> each instanceof JobEvent.Ended).isPresent();
                event.ifPresent(heard);
            }
        } catch (IOException e) {
            keep(String.valueOf(e.getMessage()));
        }
        int exit = process.onExit().join().exitValue();
        if (!ended) heard.accept(new JobEvent.Lost(exit, lastLines()));
    }

    private String lastLines() {
        synchronized (lastWords) {
            return String.join("\n", lastWords);
        }
    }

    private static BufferedReader lines(InputStream in) {
        return new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
    }
}
