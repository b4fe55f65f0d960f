package org.mfglab.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.mfglab.workbench.study.Presets;
import org.mfglab.workbench.study.ProblemFile;
import org.mfglab.workbench.study.Reading;
import org.mfglab.workbench.study.Setting;
import org.mfglab.workbench.study.Study;

/// A problem whose memory is measured.
///
/// @param problem  the name of a preset, or of a file beside this class
/// @param heap     bytes; 0: what Java takes by itself
/// @param settings as of `--set`
record MemoryScenario(String name, String problem, long heap, List<String> settings) {

    /// 1.6 times the two trajectories of 49 levels and 200 MB.
    private static final long TIGHT = (long) (1.6 * 2 * 49 * 96 * 96 * 96 * Double.BYTES) + 200_000_000;

    /// One of each kind: iterations with and without mixing, and a game that needs none, in one, two and three dimensions, by lines and
    /// by whole levels. Where steps are remembered the games are hard enough to fill that memory.
    static final List<MemoryScenario> ALL = List.of(
            new MemoryScenario("cube", "cube", TIGHT, List.of()),
            new MemoryScenario("line", "torus-moving-1d", 0, List.of("grid.n=[4096]", "time.nt=2000", "solver.method=picard", "solver.tol=1e-5")),
            new MemoryScenario("plane-anderson", "acd", 0, List.of("grid.n=[128,128]", "time.nt=64", "params.nu=0.1")),
            new MemoryScenario("plane-picard", "acd", 0, List.of("grid.n=[256,256]", "time.nt=100", "solver.method=picard", "solver.damping=0.8", "solver.tol=1e-4")),
            new MemoryScenario("cube-anderson", "cube", 0, List.of("grid.n=[32,32,32]", "time.nt=32", "coupling.running=\"3*m\"", "diffusion.nu=0.1",
                    "solver.method=anderson", "solver.tol=1e-9")),
            new MemoryScenario("model", "eight-gaussians", 0, List.of("grid.n=[256,256]", "time.nt=200")),
            new MemoryScenario("crowd-upwind", "crowd-door-pillar", 0, List.of("grid.n=[216,144]", "time.nt=60", "solver.method=picard", "solver.damping=0.5",
                    "solver.scheme=fd_upwind", "solver.max_iter=3")));

    /// @throws IllegalArgumentException if the problem is not one that can be solved
    Study study() {
        return switch (ProblemFile.read(text(), problem + ".toml", Path.of(""), settings.stream().map(Setting::parse).toList())) {
            case Reading.Accepted accepted -> accepted.study();
            case Reading.Refused refused -> throw new IllegalArgumentException(refused.issues().getFirst().toString());
        };
    }

    private String text() {
        if (Presets.contains(problem)) return Presets.text(problem);
        try (InputStream in = MemoryScenario.class.getResourceAsStream(problem + ".toml")) {
            if (in == null) throw new IllegalArgumentException("There is no problem '%s' to measure.".formatted(problem));
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
