package org.mfglab.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.mfglab.workbench.run.Estimate;
import org.mfglab.workbench.run.Event;
import org.mfglab.workbench.run.Json;
import org.mfglab.workbench.run.MemoryUse;
import org.mfglab.workbench.run.Observer;
import org.mfglab.workbench.run.Run;
import org.mfglab.workbench.run.RunFiles;
import org.mfglab.workbench.run.RunOptions;
import org.mfglab.workbench.run.Stop;
import org.mfglab.workbench.study.Study;

/// A process of its own that runs one problem and collects garbage again and again meanwhile, to see how much is in use at any time.
///
/// What it prints is one line of JSON.
final class MemoryProbe {

    /// The part of the time that may go to collections.
    private static final double SHARE = 0.25;

    private final MemoryUse use = new MemoryUse();
    private volatile boolean done;

    private MemoryProbe() { }

    /// @param words the name of a problem, and settings
    public static void main(String[] words) throws IOException, InterruptedException {
        System.out.println(Json.line(measure(new MemoryScenario("", words[0], 0, Arrays.asList(words).subList(1, words.length)).study())));
    }

    /// Runs a problem in a folder that is removed afterwards.
    static Map<String, Object> measure(Study study) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("mfglab-memory");
        try {
            return new MemoryProbe().measure(study, folder);
        } finally {
            remove(folder);
        }
    }

    private Map<String, Object> measure(Study study, Path folder) throws IOException, InterruptedException {
        MemoryUse idle = new MemoryUse();
        idle.measure();
        Estimate estimate = Estimate.of(study);
        Thread sampler = Thread.ofPlatform().daemon().start(this::sample);
        Event.End end = Run.solve(study, List.of(), new RunOptions(Optional.of(folder), false, List.of("mfglab", "bench", "memory")), Observer.SILENT,
                Stop.after(OptionalDouble.empty()));
        done = true;
        sampler.interrupt();
        sampler.join();
        Object told = end.solution().isPresent() ? Json.read(Files.readString(folder.resolve(RunFiles.METRICS))).get("peak_memory_mb") : null;
        return Json.object("status", end.status(), "iterations", end.solution().map(s -> s.history().size()).orElse(0), "wall_s", end.seconds(),
                "solve_s", end.solution().map(s -> s.solveSeconds()).orElse(Double.NaN),
                "message", end.message().map(m -> m.oneLine()).orElse(null), "unknowns", estimate.unknowns(), "heap", Runtime.getRuntime().maxMemory(),
                "idle", idle.peak(), "estimate", estimate.bytes(), "peak", use.peak(), "told_mb", told);
    }

    private void sample() {
        while (!done)
            try {
                long began = System.nanoTime();
                use.measure();
                Thread.sleep((long) (1e-6 * (System.nanoTime() - began) * (1 / SHARE - 1)));
            } catch (InterruptedException _) {
                return;
            }
    }

    private static void remove(Path folder) throws IOException {
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path visited, IOException failure) throws IOException {
                Files.delete(visited);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
