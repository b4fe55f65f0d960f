package org.mfglab.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.mfglab.device.Backend;
import org.mfglab.game.MeanFieldGame;
import org.mfglab.grid.Grid;
import org.mfglab.grid.TimeGrid;
import org.mfglab.scheme.Discretization;
import org.mfglab.solve.Anderson;
import org.mfglab.solve.Solution;
import org.mfglab.solve.SolveControl;
import org.mfglab.solve.SolveListener;
import org.mfglab.workbench.figure.Picture;
import org.mfglab.workbench.figure.Theme;
import org.mfglab.workbench.run.Exit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `mfglab bench precision`: error against seconds of finite differences and of semi-Lagrangian steps, on games whose solutions are known.
@Command(name = "precision", sortOptions = false,
        description = "Error against seconds of finite differences and of semi-Lagrangian steps, on five games on a line with exact solutions.",
        footer = {"", "Seconds are those of the solve on one thread, without set-up and certificate: the median of the runs, after a warm-up."})
final class PrecisionCommand implements Callable<Integer> {

    /// Of the certificate. A game whose costs do not see m is solved to rounding, whatever it is.
    private static final double TOLERANCE = 1e-6;
    /// Points of the coarsest grid; every next one has twice as many.
    private static final int COARSEST = 32;
    private static final int WARM_UP_POINTS = 256;
    private static final int WARM_UPS = 30;

    private final PrintStream out;
    private final PrintStream err;
    private boolean unsolved;

    @Spec
    private CommandSpec spec;

    @Parameters(arity = "0..*", paramLabel = "NAME", description = "which games; without a name all")
    private List<String> names = List.of();

    @Option(names = "--grids", paramLabel = "N", defaultValue = "9", description = "grids of each family, from 32 points on (default: 9)")
    private int grids;

    @Option(names = "--runs", paramLabel = "N", defaultValue = "5", description = "measurements of each (default: 5)")
    private int runs;

    @Option(names = "--limit", paramLabel = "SECONDS", defaultValue = "0.25", description = "a family ends with the first grid that takes longer (default: 0.25)")
    private double limit;

    @Option(names = "--json", paramLabel = "FILE", description = "writes what was measured, a line for each grid")
    private Path json;

    @Option(names = "--figures", paramLabel = "FOLDER", description = "writes an SVG figure of each game")
    private Path figures;

    PrecisionCommand(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    @Override
    public Integer call() {
        require(runs >= 1, "The number of runs (%d) must be at least 1.".formatted(runs));
        require(grids >= 1, "The number of grids (%d) must be at least 1.".formatted(grids));
        List<PrecisionProblem> chosen = chosen();
        try {
            PrecisionReport report = new PrecisionReport(chosen.stream().flatMap(problem -> measure(problem).stream()).toList());
            out.print(report.table());
            write(report);
            return unsolved ? Exit.NOT_CONVERGED.code() : Exit.DONE.code();
        } catch (IOException e) {
            err.println("A file cannot be written: " + e);
            return Exit.FILE.code();
        }
    }

    private void require(boolean holds, String message) {
        if (!holds) throw new ParameterException(spec.commandLine(), message);
    }

    private List<PrecisionProblem> chosen() {
        List<String> known = PrecisionProblem.ALL.stream().map(PrecisionProblem::name).toList();
        for (String name : names) require(known.contains(name), "There is no game '%s'. There are: %s.".formatted(name, String.join(", ", known)));
        return PrecisionProblem.ALL.stream().filter(problem -> names.isEmpty() || names.contains(problem.name())).toList();
    }

    private List<Precision> measure(PrecisionProblem problem) {
        List<Precision> points = new ArrayList<>();
        try (Backend backend = Backend.cpu(1)) {
            for (PrecisionProblem.Family family : problem.families()) points.addAll(measure(problem, family, backend));
        }
        return points;
    }

    private List<Precision> measure(PrecisionProblem problem, PrecisionProblem.Family family, Backend backend) {
        err.println(problem.name() + ", " + family.scheme().key());
        int warm = Math.min(WARM_UP_POINTS, COARSEST << grids - 1);
        for (int i = 0; i < (runs == 1 ? 1 : WARM_UPS); i++) solve(problem, family, warm, backend);
        List<Precision> points = new ArrayList<>();
        for (int k = 0; k < grids && (k == 0 || points.getLast().seconds().median() <= limit); k++) {
            Optional<Precision> point = point(problem, family, COARSEST << k, backend);
            if (point.isEmpty()) break;
            points.add(point.get());
        }
        return points;
    }

    /// Empty where the certificate does not pass.
    private Optional<Precision> point(PrecisionProblem problem, PrecisionProblem.Family family, int n, Backend backend) {
        double[] seconds = new double[runs];
        Solution solution = null;
        for (int run = 0; run < runs; run++) {
            solution = solve(problem, family, n, backend);
            seconds[run] = solution.solveSeconds();
        }
        if (solution.converged()) return Optional.of(Precision.of(problem, solution, new Sample(seconds)));
        unsolved = true;
        err.printf("%s on %d points is left out: %s, %s%n", problem.name(), n, solution.outcome(), solution.certificate());
        return Optional.empty();
    }

    private static Solution solve(PrecisionProblem problem, PrecisionProblem.Family family, int n, Backend backend) {
        MeanFieldGame game = problem.game();
        var discretization = new Discretization(Grid.of(game.domain(), n), new TimeGrid(game.horizon(), family.steps(n)), family.scheme());
        return Anderson.toTolerance(TOLERANCE).solve(game, discretization, backend, SolveListener.SILENT, SolveControl.unlimited());
    }

    private void write(PrecisionReport report) throws IOException {
        if (json != null) Files.writeString(json, report.jsonLines());
        if (figures == null) return;
        Files.createDirectories(figures);
        for (PrecisionProblem problem : report.problems())
            Files.write(figures.resolve("precision-" + problem.name() + ".svg"), new Picture(Theme.LIGHT, 640, 1).svg(report.figure(problem)));
    }
}
