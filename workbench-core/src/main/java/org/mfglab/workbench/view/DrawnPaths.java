package org.mfglab.workbench.view;

import java.io.IOException;
import java.util.Optional;
import org.mfglab.workbench.file.NumpySlices;
import org.mfglab.workbench.flow.Swarm;
import org.mfglab.workbench.report.FieldSource;
import org.mfglab.workbench.run.StoredRun;
import org.mfglab.workbench.study.Study;

/// As many paths of a run as are drawn.
///
/// @param coordinates `[axis][path][time]`
/// @param count       how many there are, drawn or not
record DrawnPaths(double[][][] coordinates, int count) {

    private static final int MOST = 200;

    /// Those of `paths.npy`; of a run without it, some that are computed from its stored fields.
    static DrawnPaths of(StoredRun run, FieldSource density) throws IOException, ImpossiblePicture {
        Optional<NumpySlices> stored = run.paths();
        if (stored.isEmpty()) return computed(run, density);
        try (NumpySlices paths = stored.get()) {
            return read(paths);
        }
    }

    private static DrawnPaths empty(int dimension, int paths, int times, int count) {
        return new DrawnPaths(new double[dimension][paths][times], count);
    }

    /// Takes the first paths at a time from an array `[path, axis]`.
    private void put(int time, double[] points) {
        int dimension = coordinates.length;
        for (int axis = 0; axis < dimension; axis++)
            for (int i = 0; i < shown(); i++) coordinates[axis][i][time] = points[i * dimension + axis];
    }

    /// The number of paths that are drawn.
    int shown() {
        return coordinates[0].length;
    }

    private static DrawnPaths read(NumpySlices stored) throws IOException {
        int count = stored.shape().get(1);
        DrawnPaths paths = empty(stored.shape().get(2), Math.min(count, MOST), stored.count(), count);
        double[] points = new double[stored.size()];
        for (int n = 0; n < stored.count(); n++) {
            stored.read(n, points);
            paths.put(n, points);
        }
        return paths;
    }

    private static DrawnPaths computed(StoredRun run, FieldSource density) throws IOException, ImpossiblePicture {
        Study study = run.study();
        FieldSource value = run.value();
        double[] times = density.times();
        DrawnPaths paths = empty(study.grid().dimension(), MOST, times.length, MOST);
        Swarm swarm = drawn(study, times[0], value.level(0), density.level(0));
        paths.put(0, swarm.coordinates());
        for (int n = 1; n < times.length; n++) {
            swarm.moveTo(times[n], value.level(n), density.level(n));
            paths.put(n, swarm.coordinates());
        }
        return paths;
    }

    private static Swarm drawn(Study study, double t, double[] u, double[] m) throws ImpossiblePicture {
        try {
            return Swarm.drawn(study.game(), study.grid(), t, u, m, MOST, study.solver().seed());
        } catch (IllegalArgumentException e) {
            throw new ImpossiblePicture(e.getMessage(), "Look at --view density first.");
        }
    }
}
