package org.mfglab.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.mfglab.device.Heap;
import org.mfglab.workbench.run.Exit;
import org.mfglab.workbench.run.Json;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `mfglab bench memory`: what `check --estimate` says of the memory of a run beside what it takes, each in a process of its own.
@Command(name = "memory", sortOptions = false,
        description = "The memory that runs take, beside what 'check --estimate' says of them.",
        footer = {"", "What is measured is the heap in use after a collection, and direct memory, at its largest; the program itself, 5 MB, is",
                "left out on both sides. The collections that are forced for it slow the runs down by half."})
final class MemoryCommand implements Callable<Integer> {

    /// Of a benchmark whose results are not what they must be.
    private static final int OUTSIDE_TOLERANCE = 8;
    private static final double TOLERANCE = 0.15;

    private final PrintStream out;
    private final PrintStream err;

    @Spec
    private CommandSpec spec;

    @Parameters(arity = "0..*", paramLabel = "NAME", description = "which runs; without a name all")
    private List<String> names = List.of();

    @Option(names = "--json", paramLabel = "FILE", description = "writes what was measured")
    private Path json;

    MemoryCommand(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    @Override
    public Integer call() {
        List<Row> rows = new ArrayList<>();
        try {
            out.printf("%s%n%n%-16s%12s%12s%12s%12s%10s  %s%n", Machine.here(), "", "heap", "estimate", "measured", "ratio", "told", "outcome");
            for (MemoryScenario scenario : chosen()) {
                rows.add(new Row(scenario, run(scenario)));
                out.println(rows.getLast());
            }
            if (json != null) Files.writeString(json, Json.pretty(Json.object("schema", 1, "machine", Machine.here().json(), "scenarios", rows.stream().map(Row::json).toList())));
        } catch (IOException e) {
            err.println(e.getMessage());
            return Exit.FILE.code();
        }
        return rows.stream().allMatch(Row::close) ? Exit.DONE.code() : OUTSIDE_TOLERANCE;
    }

    private List<MemoryScenario> chosen() {
        for (String name : names)
            if (MemoryScenario.ALL.stream().noneMatch(s -> s.name().equals(name)))
                throw new ParameterException(spec.commandLine(), "There is no run '%s'. There are: %s.".formatted(name,
                        String.join(", ", MemoryScenario.ALL.stream().map(MemoryScenario::name).toList())));
        return MemoryScenario.ALL.stream().filter(s -> names.isEmpty() || names.contains(s.name())).toList();
    }

    /// The line that the probe prints, in a virtual machine like this one but for its heap.
    private Map<String, Object> run(MemoryScenario scenario) throws IOException {
        List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream().filter(word -> !word.startsWith("-Xmx") && !word.startsWith("-XX:AOT")).forEach(command::add);
        if (scenario.heap() > 0) command.add("-Xmx" + scenario.heap());
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), MemoryProbe.class.getName(), scenario.problem()));
        command.addAll(scenario.settings());
        Process process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            if (process.waitFor() != 0) throw new IOException("The run '%s' failed with exit code %d.".formatted(scenario.name(), process.exitValue()));
            return Json.read(said);
        } catch (InterruptedException e) {
            process.destroy();
            Thread.currentThread().interrupt();
            throw new IOException("The measurement was interrupted.", e);
        }
    }

    /// What was found of one run.
    private record Row(MemoryScenario scenario, Map<String, Object> found) {

        private double number(String name) {
            return found.get(name) instanceof Number number ? number.doubleValue() : Double.NaN;
        }

        /// Bytes beyond the program itself.
        double estimate() {
            return number("estimate") - Heap.PROGRAM;
        }

        double measured() {
            return number("peak") - number("idle");
        }

        double ratio() {
            return estimate() / measured();
        }

        boolean close() {
            return Math.abs(ratio() - 1) <= TOLERANCE;
        }

        Map<String, Object> json() {
            return Json.object("name", scenario.name(), "unknowns", found.get("unknowns"), "solve_s", List.of(found.get("solve_s")), "median", found.get("solve_s"),
                    "spread", 0, "peak_memory_mb", Math.round(1e-6 * number("peak")), "heap_mb", Math.round(1e-6 * number("heap")),
                    "estimate_mb", Math.round(1e-6 * number("estimate")), "ratio", ratio(), "status", found.get("status"), "iterations", found.get("iterations"),
                    "peers", Map.of());
        }

        @Override
        public String toString() {
            return String.format(Locale.ROOT, "%-16s%9.0f MB%9.1f MB%9.1f MB%12.3f%7s MB  %s, %s iterations, %.0f s%s", scenario.name(), 1e-6 * number("heap"), 1e-6 * estimate(),
                    1e-6 * measured(), ratio(), found.get("told_mb"), found.get("status"), found.get("iterations"), number("wall_s"),
                    found.get("message") == null ? "" : ": " + found.get("message"));
        }
    }
}
