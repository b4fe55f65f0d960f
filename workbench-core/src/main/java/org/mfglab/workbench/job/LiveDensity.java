package org.mfglab.workbench.job;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.mfglab.workbench.figure.Axis;
import org.mfglab.workbench.file.NumpyArray;
import org.mfglab.workbench.file.NumpyFile;
import org.mfglab.workbench.report.FieldSeries;
import org.mfglab.workbench.report.FieldSource;
import org.mfglab.workbench.report.Reduction;

/// Reads the density that a solve which goes on has published: some of its levels and points.
public final class LiveDensity {

    private static final List<String> AXES = List.of("x", "y", "z");

    private static final int MOST_VALUES = 1 << 22;

    private LiveDensity() { }

    /// @param file a frame, `density.npz`
    /// @throws IOException if it is none
    public static FieldSeries read(Path file) throws IOException {
        double[] times = array(file, "t").values();
        NumpyArray m = array(file, "m");
        List<Axis> axes = new ArrayList<>();
        for (int k = 0; k < m.shape().size() - 1; k++) axes.add(axis(AXES.get(k), array(file, AXES.get(k)).values()));
        int size = m.values().length / times.length;
        FieldSource source = new FieldSource() {
            @Override
            public List<Axis> axes() {
                return axes;
            }

            @Override
            public double[] times() {
                return times;
            }

            @Override
            public double[] level(int i) {
                return Arrays.copyOfRange(m.values(), i * size, (i + 1) * size);
            }
        };
        return FieldSeries.of(source, Reduction.PLANE, times.length);
    }

    private static NumpyArray array(Path file, String key) throws IOException {
        return NumpyFile.readArchive(file, Optional.of(key), MOST_VALUES);
    }

    /// Cells about points that are equally far apart.
    private static Axis axis(String name, double[] points) {
        double half = points.length > 1 ? (points[1] - points[0]) / 2 : 0.5;
        return Axis.cells(name, "", points[0] - half, points[points.length - 1] + half, points.length);
    }
}
