package org.mfglab.bench;

import java.util.Arrays;
import java.util.List;
import org.mfglab.device.Backend;
import org.mfglab.grid.Trajectory;
import org.mfglab.scheme.Discretization;
import org.mfglab.scheme.SplitUpwind;
import org.mfglab.solve.Residuals;
import org.mfglab.solve.Solution;
import org.mfglab.solve.SolveControl;
import org.mfglab.solve.SolveListener;
import org.mfglab.solve.Solver;
import org.mfglab.workbench.run.MemoryUse;
import org.mfglab.workbench.study.Presets;
import org.mfglab.workbench.study.Reading;
import org.mfglab.workbench.study.Setting;
import org.mfglab.workbench.study.Study;

/// The game of Achdou and Capuzzo-Dolcetta as the preset `acd` has it, by `fd_split` on n x n points and n time steps.
record AcdGame(Study study) {

    /// @throws IllegalArgumentException if n or nu are not what a problem file may say
    static AcdGame of(int n, double nu) {
        Reading reading = Presets.read("acd", List.of(new Setting("grid.n", "[%d, %d]".formatted(n, n)),
                new Setting("time.nt", Integer.toString(n)), new Setting("params.nu", Double.toString(nu))));
        return switch (reading) {
            case Reading.Accepted accepted -> new AcdGame(accepted.study());
            case Reading.Refused refused -> throw new IllegalArgumentException(refused.issues().getFirst().message());
        };
    }

    /// Values of u and of m that are solved for.
    long unknowns() {
        return 2L * study.grid().size() * study.time().steps();
    }

    /// @param memory measured after the last iteration, which is not in the time of the solve
    Solution solve(Solver solver, int threads, MemoryUse memory) {
        SolveListener listener = new SolveListener() {
            @Override
            public void iterated(Residuals residuals, Trajectory density) { }

            @Override
            public void atMostMemory() {
                memory.measure();
            }
        };
        try (Backend backend = Backend.cpu(threads)) {
            return solver.solve(study.game(), new Discretization(study.grid(), study.time(), new SplitUpwind()), backend, listener, SolveControl.unlimited());
        }
    }

    /// The mean of u(0) over the torus: one number by which two programs show that they solve the same game.
    static double meanValue(Solution solution) {
        return Arrays.stream(solution.value().level(0).values()).average().orElseThrow();
    }
}
