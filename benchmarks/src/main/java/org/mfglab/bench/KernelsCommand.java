package org.mfglab.bench;

import java.io.PrintStream;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.mfglab.scheme.Upwind;
import org.mfglab.workbench.run.Exit;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `mfglab bench kernels`: nanoseconds per cell of Bellman steps, transports and formulas, on one thread: the median of eight
/// measurements, and the fastest of them, which on a shared machine is nearest to what the kernel costs.
@Command(name = "kernels", sortOptions = false,
        description = "Nanoseconds per cell of the Bellman step, its transport, and formulas beside hand-written Java.")
final class KernelsCommand implements Callable<Integer> {

    private final PrintStream out;
    private final PrintStream err;

    @Option(names = "--quick", description = "shorter measurements")
    private boolean quick;

    KernelsCommand(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    @Override
    public Integer call() {
        out.println(Machine.here());
        try {
            run(BellmanStepBenchmark.class);
            run(LevelSolveBenchmark.class);
            iterations();
            run(FootBenchmark.class);
            run(FormulaBenchmark.class);
        } catch (RunnerException e) {
            err.println("The measurement failed: " + e.getMessage());
            return Exit.BUG.code();
        }
        return Exit.DONE.code();
    }

    /// How many inner iterations the steps of `fd_upwind` take.
    private void iterations() {
        out.printf(Locale.ROOT, "%n%-40s%14s%12s%n", "inner iterations of fd_upwind", "bellman", "transport");
        for (String grid : List.of("256x256", "64x64x64"))
            for (double nu : new double[] {1, 0.1, 0.01, 0}) iterations(grid, nu);
    }

    private void iterations(String grid, double nu) {
        try (GeneralStep step = new GeneralStep(new Upwind(), grid, nu)) {
            long before = step.iterations();
            step.bellman();
            long between = step.iterations();
            step.transport();
            out.printf(Locale.ROOT, "%-40s%14d%12d%n", grid + ", nu = " + nu, between - before, step.iterations() - between);
        }
    }

    private void run(Class<?> benchmark) throws RunnerException {
        err.println("measuring " + benchmark.getSimpleName());
        Collection<RunResult> results = new Runner(options(benchmark)).run();
        out.printf(Locale.ROOT, "%n%-12s%-40s%14s%10s%n", "kernel", "of", "ns per cell", "fastest");
        results.forEach(this::print);
    }

    private Options options(Class<?> benchmark) {
        return new OptionsBuilder().include("\\." + benchmark.getSimpleName() + "\\.").verbosity(VerboseMode.SILENT).shouldFailOnError(true).forks(1)
                .warmupIterations(4).warmupTime(TimeValue.milliseconds(quick ? 500 : 1000))
                .measurementIterations(8).measurementTime(TimeValue.milliseconds(quick ? 200 : 1000))
                .timeUnit(TimeUnit.NANOSECONDS).build();
    }

    private void print(RunResult result) {
        var parameters = result.getParams();
        String grid = parameters.getParam("grid");
        int cells = grid == null ? FormulaBenchmark.SIZE : Arrays.stream(GeneralStep.points(grid)).reduce(1, (a, b) -> a * b);
        String of = grid == null ? parameters.getParam("law").toLowerCase(Locale.ROOT) : grid + ", nu = " + parameters.getParam("nu");
        if (parameters.getParam("scheme") != null) of = parameters.getParam("scheme") + ", " + of;
        var statistics = result.getPrimaryResult().getStatistics();
        out.printf(Locale.ROOT, "%-12s%-40s%14.2f%10.2f%n", result.getPrimaryResult().getLabel(), of,
                statistics.getPercentile(50) / cells, statistics.getMin() / cells);
        out.flush();
    }
}
