package org.mfglab.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.mfglab.workbench.run.Exit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `mfglab bench start`: how long a short command takes, as a whole process.
@Command(name = "start", sortOptions = false,
        description = "Wall time of short commands as whole processes, beside that of a Java run-time that does nothing.")
final class StartCommand implements Callable<Integer> {

    private static final boolean WINDOWS = System.getProperty("os.name").startsWith("Windows");

    private final PrintStream out;
    private final PrintStream err;

    @Spec
    private CommandSpec spec;

    @Option(names = "--runs", paramLabel = "N", defaultValue = "10", description = "measurements of each (default: 10)")
    private int runs;

    StartCommand(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    @Override
    public Integer call() {
        if (runs < 1) throw new ParameterException(spec.commandLine(), "The number of runs (%d) must be at least 1.".formatted(runs));
        String program = Path.of(System.getProperty("mfglab.home", ""), WINDOWS ? "mfglab.cmd" : "mfglab").toString();
        String java = Path.of(System.getProperty("java.home"), "bin", WINDOWS ? "java.exe" : "java").toString();
        out.printf("%s%n%n%-24s%12s%12s%n", Machine.here(), "", "median", "spread");
        try {
            print("java -version", java, "-version");
            print("mfglab --version", program, "--version");
            print("mfglab check acd", program, "check", "acd");
        } catch (IOException e) {
            err.println(e.getMessage());
            return Exit.FILE.code();
        }
        return Exit.DONE.code();
    }

    private void print(String name, String... command) throws IOException {
        seconds(command);
        List<Double> measured = new ArrayList<>();
        for (int i = 0; i < runs; i++) measured.add(seconds(command));
        Sample sample = new Sample(measured.stream().mapToDouble(Double::doubleValue).toArray());
        out.printf(Locale.ROOT, "%-24s%10.3f s%10.3f s%n", name, sample.median(), sample.spread());
    }

    private static double seconds(String... command) throws IOException {
        long began = System.nanoTime();
        Process process = new ProcessBuilder(command).redirectOutput(ProcessBuilder.Redirect.DISCARD).redirectError(ProcessBuilder.Redirect.DISCARD).start();
        try {
            int exit = process.waitFor();
            double seconds = 1e-9 * (System.nanoTime() - began);
            if (exit != 0) throw new IOException("The command '%s' failed with exit code %d.".formatted(String.join(" ", command), exit));
            return seconds;
        } catch (InterruptedException e) {
            process.destroy();
            Thread.currentThread().interrupt();
            throw new IOException("The measurement was interrupted.", e);
        }
    }
}
