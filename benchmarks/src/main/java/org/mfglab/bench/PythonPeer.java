package org.mfglab.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.mfglab.workbench.run.Json;

/// The reference program in numpy and scipy, `benchmarks/peers/reference_acd.py`, as a process of its own. It solves the same game by the
/// scheme that is not split by axes, with Newton's method and sparse LU factors.
///
/// @param python the interpreter
/// @param script the program
record PythonPeer(String python, Path script) {

    /// What the program says of one solve.
    ///
    /// @param seconds   its own count of the solve, without start and set-up
    /// @param meanValue the mean of u(0)
    record Result(double seconds, double meanValue) { }

    /// The first interpreter that has numpy and scipy: MFGLAB_PYTHON and no other if it is set, else python3 of the PATH or of the system.
    static Optional<PythonPeer> find(Path home) {
        Path script = home.resolve("benchmarks/peers/reference_acd.py");
        String chosen = System.getenv("MFGLAB_PYTHON");
        Stream<String> candidates = chosen == null || chosen.isBlank() ? Stream.of("python3", "/usr/bin/python3") : Stream.of(chosen);
        return candidates.filter(PythonPeer::hasScipy).findFirst().map(python -> new PythonPeer(python, script));
    }

    private static boolean hasScipy(String python) {
        try {
            return run(1, List.of(python, "-c", "import numpy, scipy.sparse.linalg")).succeeded();
        } catch (IOException _) {
            return false;
        }
    }

    List<String> command(int n, double nu) {
        return List.of(python, script.toString(), "-n", Integer.toString(n), "--nu", Double.toString(nu), "--method", "newton");
    }

    /// Solves the game once.
    ///
    /// @throws IOException if the program cannot be started or does not say what is expected
    Result solve(int n, double nu, int threads) throws IOException {
        List<String> command = command(n, nu);
        Run run = run(threads, command);
        if (!run.succeeded()) throw new IOException("The program '%s' failed: %s".formatted(String.join(" ", command), run.reason()));
        Map<String, Object> fields = Json.read(run.out());
        return new Result(number(fields, "t"), number(fields, "u_mid"));
    }

    private static double number(Map<String, Object> fields, String key) throws IOException {
        if (fields.get(key) instanceof Number number) return number.doubleValue();
        throw new IOException("The reference program names no number '%s'. Maybe it is of another version.".formatted(key));
    }

    private record Run(int status, String out, String err) {

        boolean succeeded() {
            return status == 0;
        }

        /// The last line that the program wrote on standard error; that of a Python traceback names the error.
        String reason() {
            return err.lines().reduce("", (_, line) -> line) + " (exit status " + status + ")";
        }
    }

    /// Runs a program to its end, with the numbers of threads of the usual linear algebra libraries set alike.
    private static Run run(int threads, List<String> command) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command);
        for (String name : List.of("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS")) builder.environment().put(name, Integer.toString(threads));
        Process process = builder.start();
        process.getOutputStream().close();
        var err = CompletableFuture.supplyAsync(() -> process.errorReader(StandardCharsets.UTF_8).lines().collect(Collectors.joining("\n")));
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            return new Run(process.waitFor(), out, err.join());
        } catch (InterruptedException e) {
            process.destroy();
            Thread.currentThread().interrupt();
            throw new IOException("The program was interrupted.", e);
        }
    }
}
