package org.mfglab.workbench.run;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.mfglab.grid.Grid;
import org.mfglab.solve.Residuals;
import org.mfglab.solve.Solution;
import org.mfglab.verify.Certificate;
import org.mfglab.workbench.figure.Picture;
import org.mfglab.workbench.figure.Theme;
import org.mfglab.workbench.report.DrawnPictures;
import org.mfglab.workbench.report.FieldSeries;
import org.mfglab.workbench.report.FieldSource;
import org.mfglab.workbench.report.Pictures;
import org.mfglab.workbench.report.Quantity;
import org.mfglab.workbench.report.Reduction;
import org.mfglab.workbench.report.Report;
import org.mfglab.workbench.report.ResidualHistory;
import org.mfglab.workbench.report.Views;
import org.mfglab.workbench.study.Study;

/// What people look at first: figures, the density in motion, and the report.
final class Showpieces {

    private static final int MOST_FRAMES = 49;
    private static final int FEWEST_FRAMES = 6;

    /// So many values are held at once for the pictures of one field: 128 MB.
    private static final int MOST_VALUES = 1 << 24;
    private static final int MILLISECONDS_PER_FRAME = 80;
    private static final int ANIMATION_WIDTH = 520;

    private final RunFolder folder;
    private final Study study;
    private final Solution solution;
    private final FieldSeries density;
    private final FieldSeries value;
    private final ResidualHistory residuals;
    private final Runnable whenDrawn;
    private final String title;

    /// @param levels the time levels that are written
    /// @param whenDrawn told when everything is drawn and still at hand
    Showpieces(RunFolder folder, Study study, Solution solution, int[] levels, Runnable whenDrawn) {
        this.folder = folder;
        this.study = study;
        this.solution = solution;
        this.whenDrawn = whenDrawn;
        this.title = StoredRun.titled(study.title(), solution.converged() ? Optional.empty() : Optional.of(solution.outcome().status()));
        int[] shown = FieldSeries.evenly(levels.length, frames(study.grid()));
        this.density = FieldSeries.of(FieldSource.of(solution.density(), levels), Reduction.PLANE, shown);
        this.value = FieldSeries.of(FieldSource.of(solution.value(), levels), Reduction.MIDDLE, FieldSeries.evenly(shown, Views.PANELS));
        this.residuals = history(solution);
    }

    /// How many planes of the two fields are held at once.
    ///
    /// @param levels that are written
    static int planes(Grid grid, int levels) {
        return Math.min(levels, frames(grid)) + Math.min(levels, Views.PANELS);
    }

    private static int frames(Grid grid) {
        int plane = grid.dimension() == 1 ? grid.n(0) : grid.n(0) * grid.n(1);
        return Math.clamp(MOST_VALUES / plane, FEWEST_FRAMES, MOST_FRAMES);
    }

    /// The animation is drawn beside the rest, because it takes as long as all of it.
    ///
    /// @param figures whether picture files are wanted; the report has its own in any case
    void publish(boolean figures, ReferenceErrors errors, Optional<Message> message, Map<String, Object> manifest) throws IOException {
        CompletableFuture<byte[]> animation = figures ? CompletableFuture.supplyAsync(this::animation) : CompletableFuture.completedFuture(null);
        Pictures pictures = new Pictures(Views.overview(Quantity.DENSITY, density, title), Views.overview(Quantity.VALUE, value, title),
                Views.residuals(residuals, study.solver().tolerance(), title));
        DrawnPictures drawn = DrawnPictures.of(pictures);
        if (figures) {
            folder.publish(RunFiles.FIGURES + "/density.png", drawn.density());
            folder.publish(RunFiles.FIGURES + "/value.png", drawn.value());
            folder.publish(RunFiles.FIGURES + "/residuals.png", drawn.residuals());
        }
        folder.publish(RunFiles.REPORT, new Report(study, solution, density, pictures, drawn, errors.known(), message.map(Message::oneLine),
                origin(manifest), folder.path().toString()).html());
        byte[] motion = animation.join();
        whenDrawn.run();
        if (figures) folder.publish(RunFiles.ANIMATION, motion);
    }

    private byte[] animation() {
        return new Picture(Theme.LIGHT, ANIMATION_WIDTH, 1).gif(Views.frames(Quantity.DENSITY, density, title), MILLISECONDS_PER_FRAME);
    }

    private static Map<String, String> origin(Map<String, Object> manifest) {
        Map<String, String> origin = new LinkedHashMap<>();
        origin.put("Program", manifest.get("program") + " " + manifest.get("version"));
        origin.put("Java", String.valueOf(manifest.get("java")));
        origin.put("System", String.valueOf(manifest.get("os")));
        origin.put("Device", manifest.get("device") + (manifest.get("driver") == null ? "" : ", " + manifest.get("driver")) + ", threads: " + manifest.get("threads"));
        origin.put("Command", String.join(" ", ((List<?>) manifest.get("command")).stream().map(String::valueOf).toList()));
        origin.put("Seed", String.valueOf(manifest.get("seed")));
        origin.put("SHA-256 of the problem", String.valueOf(manifest.get("input_sha256")));
        origin.put("Start", String.valueOf(manifest.get("start")));
        return origin;
    }

    /// The history, with the certified numbers in its last place.
    private static ResidualHistory history(Solution solution) {
        List<Residuals> rows = solution.history();
        int last = rows.size() - 1;
        Certificate certificate = solution.certificate();
        double[] hjb = rows.stream().mapToDouble(Residuals::hjb).toArray();
        double[] fixedPoint = rows.stream().mapToDouble(Residuals::fixedPoint).toArray();
        double[] fokkerPlanck = rows.stream().mapToDouble(_ -> Double.NaN).toArray();
        if (last >= 0) {
            hjb[last] = certificate.hjb();
            fixedPoint[last] = certificate.fixedPoint();
            fokkerPlanck[last] = certificate.fokkerPlanck();
        }
        return new ResidualHistory(rows.stream().mapToDouble(Residuals::iteration).toArray(), fixedPoint, hjb, fokkerPlanck);
    }
}
