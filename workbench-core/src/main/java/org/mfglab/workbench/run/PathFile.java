package org.mfglab.workbench.run;

import java.io.IOException;
import java.util.List;
import org.mfglab.grid.Trajectory;
import org.mfglab.solve.Solution;
import org.mfglab.workbench.file.ElementType;
import org.mfglab.workbench.file.NumpyWriter;
import org.mfglab.workbench.flow.Swarm;
import org.mfglab.workbench.study.Study;

/// Writes `paths.npy`, the paths of agents that are moved by the velocities of all time levels, at the levels that are written.
final class PathFile {

    private PathFile() { }

    /// @param levels that are written, the first and the last among them
    static void write(RunFolder folder, Study study, Solution solution, int[] levels) throws IOException {
        Trajectory value = solution.value();
        Trajectory density = solution.density();
        int count = study.output().particles();
        int dimension = study.grid().dimension();
        folder.publish(RunFiles.PATHS, out -> {
            double[] u = new double[study.grid().size()];
            double[] m = new double[u.length];
            value.read(0, u);
            density.read(0, m);
            Swarm swarm = Swarm.drawn(study.game(), study.grid(), 0, u, m, count, study.solver().seed());
            try (NumpyWriter writer = new NumpyWriter(out, ElementType.FLOAT64, List.of(levels.length, count, dimension))) {
                writer.append(swarm.coordinates(), count * dimension);
                for (int n = 1, next = 1; n < study.time().levels(); n++) {
                    value.read(n, u);
                    density.read(n, m);
                    swarm.moveTo(study.time().time(n), u, m);
                    if (levels[next] != n) continue;
                    writer.append(swarm.coordinates(), count * dimension);
                    next++;
                }
            }
        });
    }
}
