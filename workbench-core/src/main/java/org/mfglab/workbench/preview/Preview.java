package org.mfglab.workbench.preview;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.mfglab.grid.Trajectory;
import org.mfglab.solve.Outcome;
import org.mfglab.solve.Residuals;
import org.mfglab.solve.Solution;
import org.mfglab.solve.SolveControl;
import org.mfglab.workbench.device.Devices;
import org.mfglab.workbench.device.OpenDevice;
import org.mfglab.workbench.document.Document;
import org.mfglab.workbench.report.FieldSeries;
import org.mfglab.workbench.report.FieldSource;
import org.mfglab.workbench.report.Reduction;
import org.mfglab.workbench.run.ChosenSolver;
import org.mfglab.workbench.run.Estimate;
import org.mfglab.workbench.study.Reading;
import org.mfglab.workbench.study.Setting;
import org.mfglab.workbench.study.Study;

/// A problem solved on a grid so coarse that the answer comes while somebody looks: fewer points and steps, a loose tolerance, one processor.
/// Everything else is what the document says.
///
/// @param study the problem on the coarse grid
public record Preview(Study study) {

    /// Points along the longest axis that are tried, the finest first.
    private static final int[] POINTS = {64, 48, 32, 24, 16, 12};
    private static final int POINTS_ON_THE_LINE = 256;
    private static final int STEPS = 96;
    private static final double TOLERANCE = 1e-3;
    private static final int ITERATIONS = 40;

    /// What a solve may take by its estimate; the estimate supposes 30 iterations, and most previews need fewer.
    private static final double SECONDS = 1.2;

    /// The density as far as it is known.
    ///
    /// @param density   at all levels of the preview
    /// @param iteration how many there were
    /// @param outcome   empty while it goes on
    public record Frame(FieldSeries density, int iteration, Optional<Outcome> outcome) { }

    /// The preview of a document that can be read.
    ///
    /// @param changes replace values of the document, as a slider does while it is dragged
    /// @return empty if the document has errors, or its problem makes no sense on a coarse grid
    public static Optional<Preview> of(Document document, List<Setting> changes) {
        return document.read(changes) instanceof Reading.Accepted(Study study, var _) ? of(document, study, changes) : Optional.empty();
    }

    /// The preview of a study that a document says.
    public static Optional<Preview> of(Document document, Study study, List<Setting> changes) {
        return of(document, study, changes, SECONDS);
    }

    /// @param seconds what a solve may take by its estimate
    static Optional<Preview> of(Document document, Study study, List<Setting> changes, double seconds) {
        List<Setting> settings = new ArrayList<>(changes);
        settings.addAll(coarse(study, points(study, seconds)));
        return document.read(settings) instanceof Reading.Accepted(Study small, var _) ? Optional.of(new Preview(small)) : Optional.empty();
    }

    /// The most points along the longest axis for which there is time: a solve takes as long as it has cells and steps.
    private static int points(Study study, double seconds) {
        if (study.grid().dimension() == 1) return POINTS_ON_THE_LINE;
        double perCell = Estimate.of(study).seconds() / ((double) study.grid().size() * study.time().steps());
        return Arrays.stream(POINTS).filter(points -> cells(study, points) * steps(study, points) * perCell <= seconds).findFirst().orElse(POINTS[POINTS.length - 1]);
    }

    private static double cells(Study study, int points) {
        return fewer(study, points).stream().mapToDouble(Integer::doubleValue).reduce(1, (a, b) -> a * b);
    }

    private static List<Integer> fewer(Study study, int points) {
        double share = Math.min(1, (double) points / Collections.max(study.grid().n()));
        return study.grid().n().stream().map(count -> Math.max(4, (int) Math.round(count * share))).toList();
    }

    private static int steps(Study study, int points) {
        return Math.min(study.time().steps(), study.grid().dimension() == 1 ? STEPS : Math.min(STEPS, points * 3 / 2));
    }

    private static List<Setting> coarse(Study study, int points) {
        return List.of(new Setting("grid.n", fewer(study, points).toString()), new Setting("time.nt", String.valueOf(steps(study, points))),
                new Setting("solver.tol", String.valueOf(TOLERANCE)), new Setting("solver.max_iter", String.valueOf(ITERATIONS)),
                new Setting("solver.device", "\"cpu\""), new Setting("solver.precision", "\"f64\""), new Setting("solver.threads", "1"));
    }

    /// The number of points along each axis, as in `48 x 32`.
    public String size() {
        return study.grid().n().stream().map(String::valueOf).reduce((a, b) -> a + " × " + b).orElseThrow();
    }

    /// The density that it begins with, before anything is solved.
    public FieldSeries initial() {
        double[][] same = new double[study.time().levels()][];
        Arrays.fill(same, study.game().initial().on(study.grid()).values());
        return series(Trajectory.of(study.grid(), study.time(), same), new int[] {0});
    }

    /// Solves it.
    ///
    /// @param seen    hears of the density after each iteration and at the end, on this thread
    /// @param control ends it early
    public void solve(Consumer<Frame> seen, SolveControl control) {
        int[] all = IntStream.range(0, study.time().levels()).toArray();
        try (OpenDevice device = Devices.processor(study, Optional.empty())) {
            Solution solution = ChosenSolver.solve(study, device.backend(),
                    (Residuals residuals, Trajectory density) -> seen.accept(new Frame(series(density, all), residuals.iteration(), Optional.empty())), control);
            seen.accept(new Frame(series(solution.density(), all), solution.history().size(), Optional.of(solution.outcome())));
        }
    }

    private static FieldSeries series(Trajectory density, int[] levels) {
        return FieldSeries.of(FieldSource.of(density, levels), Reduction.PLANE, levels.length);
    }
}
