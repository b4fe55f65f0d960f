package org.mfglab.workbench.export;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.mfglab.workbench.file.NumpySlices;

/// A run as an export sees it. Fields stay on disk and are read level by level; closing the run closes them.
///
/// @param name    of the problem
/// @param title   one line for people
/// @param origin  program and version that made it
/// @param doubt   the status of a run that did not converge; empty for one that did
/// @param axes    in the order x, y, z
/// @param times   increasing, one per level
/// @param density m, `[t, (z,) (y,) x]`
/// @param value   u, of the same shape
/// @param paths   points of agents, `[t, particle, axis]`, where the run has some
public record ExportedRun(String name, String title, String origin, Optional<String> doubt, List<Axis> axes, double[] times,
                          NumpySlices density, NumpySlices value, Optional<NumpySlices> paths) implements Closeable {

    public ExportedRun {
        axes = List.copyOf(axes);
    }

    /// @param name     x, y or z
    /// @param points   coordinates of the grid points
    /// @param from     the lower end of the box
    /// @param to       the upper end
    /// @param periodic whether the box is closed to a ring along it
    public record Axis(String name, double[] points, double from, double to, boolean periodic) {

        /// The distance of neighbouring points.
        double step() {
            return (to - from) / points.length;
        }
    }

    @Override
    public void close() throws IOException {
        try (density; value; NumpySlices _ = paths.orElse(null)) { }
    }

    /// What the numbers of an array count. A problem has no units of measure, so these are the quantities themselves.
    ///
    /// @param array t, x, y, z, m, u or paths
    String units(String array) {
        return switch (array) {
            case "t" -> "time";
            case "m" -> axes.size() == 1 ? "1/length" : "1/length^" + axes.size();
            case "u" -> "cost";
            default -> "length";
        };
    }

    /// A sentence that stands where a format has room for comments, if there is reason for one.
    Optional<String> warning() {
        return doubt.map(status -> "This run has not converged: " + status + ".");
    }
}
