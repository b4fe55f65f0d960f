package org.mfglab.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.mfglab.solve.Anderson;
import org.mfglab.solve.Solution;
import org.mfglab.workbench.run.Exit;
import org.mfglab.workbench.run.Json;
import org.mfglab.workbench.run.MemoryUse;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `mfglab bench acd`: one game by two iterations of ours and by the Python reference, in turn, in one call.
@Command(name = "acd", sortOptions = false,
        description = "The game of Achdou and Capuzzo-Dolcetta beside a Python reference, which needs numpy and scipy.",
        footer = {"", "The interpreter is MFGLAB_PYTHON, or the first python3 that has both."})
final class AcdCommand implements Callable<Integer> {

    /// Of a benchmark whose results are not what they must be.
    private static final int OUTSIDE_TOLERANCE = 8;
    private static final double TOLERANCE = 1e-8;
    private static final int WARM_UPS = 3;

    private static final Map<String, Anderson> SOLVERS = new LinkedHashMap<>();

    static {
        SOLVERS.put("acd-anderson", Anderson.toTolerance(TOLERANCE));
        SOLVERS.put("acd-picard", Anderson.picard(1, TOLERANCE, 200));
    }

    private final PrintStream out;
    private final PrintStream err;

    @Spec
    private CommandSpec spec;

    @Option(names = "-n", paramLabel = "N", defaultValue = "64", description = "points per axis, and time steps (default: 64)")
    private int n;

    @Option(names = "--nu", paramLabel = "NU", defaultValue = "1", description = "viscosity (default: 1)")
    private double nu;

    @Option(names = "--runs", paramLabel = "N", defaultValue = "5", description = "measurements of each (default: 5)")
    private int runs;

    @Option(names = "--threads", paramLabel = "N", defaultValue = "1", description = "threads; 0: all (default: 1)")
    private int threads;

    @Option(names = "--json", paramLabel = "FILE", description = "writes what was measured")
    private Path json;

    AcdCommand(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    @Override
    public Integer call() {
        require(runs >= 1, "The number of runs (%d) must be at least 1.", runs);
        require(threads >= 0, "The number of threads (%d) must not be negative.", threads);
        try {
            AcdReport report = measure(game());
            out.print(report.table());
            if (json != null) Files.writeString(json, Json.pretty(report.json()));
            return exit(report);
        } catch (FileSystemException e) {
            err.println("The file " + json + " cannot be written: " + e);
            return Exit.FILE.code();
        } catch (IOException e) {
            err.println(e.getMessage());
            return Exit.FILE.code();
        }
    }

    private void require(boolean holds, String rule, int value) {
        if (!holds) throw new ParameterException(spec.commandLine(), rule.formatted(value));
    }

    private AcdGame game() {
        try {
            return AcdGame.of(n, nu);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
    }

    /// In turn, so that what else the machine does falls on all alike.
    private AcdReport measure(AcdGame game) throws IOException {
        Optional<PythonPeer> peer = PythonPeer.find(Path.of(System.getProperty("mfglab.home", "")));
        Map<String, List<Solution>> solutions = new LinkedHashMap<>();
        Map<String, MemoryUse> memory = new LinkedHashMap<>();
        List<PythonPeer.Result> results = new ArrayList<>();
        err.println("warming up");
        SOLVERS.forEach((name, solver) -> {
            for (int i = 0; i < WARM_UPS; i++) game.solve(solver, threads, new MemoryUse());
            solutions.put(name, new ArrayList<>());
            memory.put(name, new MemoryUse());
        });
        for (int run = 1; run <= runs; run++) {
            err.printf(Locale.ROOT, "run %d of %d%n", run, runs);
            SOLVERS.forEach((name, solver) -> solutions.get(name).add(game.solve(solver, threads, memory.get(name))));
            if (peer.isPresent()) results.add(peer.get().solve(n, nu, Math.max(1, threads)));
        }
        return new AcdReport(game, solutions.entrySet().stream().map(e -> scenario(e.getKey(), e.getValue(), memory.get(e.getKey()))).toList(),
                peer.map(p -> new AcdReport.Peer(String.join(" ", p.command(n, nu)),
                        new Sample(results.stream().mapToDouble(PythonPeer.Result::seconds).toArray()), results.getLast().meanValue())));
    }

    private static AcdReport.Scenario scenario(String name, List<Solution> solutions, MemoryUse memory) {
        return new AcdReport.Scenario(name, new Sample(solutions.stream().mapToDouble(Solution::solveSeconds).toArray()), solutions.getLast(), memory);
    }

    private int exit(AcdReport report) {
        if (!report.converged()) {
            err.println("A solve did not reach the tolerance.");
            return Exit.NOT_CONVERGED.code();
        }
        if (!report.agrees()) {
            err.println("The means of u(0) differ by more than the schemes may.");
            return OUTSIDE_TOLERANCE;
        }
        return Exit.DONE.code();
    }
}
