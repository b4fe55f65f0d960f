package org.mfglab.workbench.run;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mfglab.device.Backend;
import org.mfglab.grid.Field;
import org.mfglab.grid.Grid;
import org.mfglab.grid.Trajectory;
import org.mfglab.solve.Solution;
import org.mfglab.solve.SolveControl;
import org.mfglab.workbench.study.Presets;
import org.mfglab.workbench.study.Reading;
import org.mfglab.workbench.study.Setting;
import org.mfglab.workbench.study.Study;

/// Finite differences and characteristics solve the same games: on presets their solutions differ by no more than the sum of what each of them changes from a grid to one twice as
/// fine, the value in the maximum norm and the density in the integral norm, at all times of the coarser grid.
class FamiliesAgreeTest {

    /// How far two solutions lie apart.
    private record Gap(double value, double density) {

        static Gap between(Solution a, Solution b) {
            return new Gap(worst(a.value(), b.value(), false), worst(a.density(), b.density(), true));
        }

        Gap plus(Gap other) {
            return new Gap(value + other.value, density + other.density);
        }
    }

    /// The largest distance at the times of a, whose grid b may refine.
    private static double worst(Trajectory a, Trajectory b, boolean integral) {
        int ratio = b.time().steps() / a.time().steps();
        return IntStream.range(0, a.time().levels()).mapToDouble(n -> {
            Field here = a.level(n), there = b.level(ratio * n);
            Grid grid = here.grid();
            double[] distances = IntStream.range(0, grid.size()).mapToDouble(i -> Math.abs(here.get(i) - (ratio == 1 ? there.get(i) : restricted(grid, there, i)))).toArray();
            return integral ? Arrays.stream(distances).sum() * grid.cellVolume() : Arrays.stream(distances).max().orElseThrow();
        }).max().orElseThrow();
    }

    /// A finer slice at a point of a grid: there, or between walls the mean of the points about it.
    private static double restricted(Grid grid, Field fine, int cell) {
        double sum = 0;
        int corners = 1 << grid.dimension();
        for (int corner = 0; corner < corners; corner++) {
            int at = 0;
            for (int k = 0; k < grid.dimension(); k++)
                at += fine.grid().stride(k) * (2 * grid.position(k, cell) + (grid.periodic(k) ? 0 : corner >> k & 1));
            sum += fine.get(at);
        }
        return sum / corners;
    }

    private static Solution solve(String preset, String scheme, int nt, int... n) {
        String points = Arrays.stream(n).mapToObj(Integer::toString).collect(Collectors.joining(", ", "grid.n=[", "]"));
        List<Setting> settings = List.of(Setting.parse("solver.scheme=" + scheme), Setting.parse("time.nt=" + nt), Setting.parse(points));
        if (!(Presets.read(preset, settings) instanceof Reading.Accepted(Study study, _))) throw new AssertionError(preset + " is refused: " + Presets.read(preset, settings));
        try (Backend backend = Backend.cpu(2)) {
            Solution solution = ChosenSolver.solve(study, backend, (_, _) -> { }, SolveControl.unlimited());
            assertTrue(solution.converged(), () -> preset + " by " + scheme + ": " + solution.outcome() + ", " + solution.certificate());
            return solution;
        }
    }

    @ParameterizedTest
    @CsvSource({
        "acd,             semi_lagrangian_2, 24, 24, 24",
        "cole-hopf-1d,    semi_lagrangian,   64, 128, 0",
        "exit-exact-1d,   semi_lagrangian,   64, 64, 0",
        "lq-1d,           semi_lagrangian,   200, 800, 0",
        "sgm-gaussian-1d, semi_lagrangian,   50, 100, 0",
        "torus-moving-1d, semi_lagrangian_2, 64, 64, 0",
        "torus-moving-2d, semi_lagrangian_2, 24, 24, 24",
        "wind-1d,         semi_lagrangian_2, 200, 400, 0"})
    void theyAgreeWithinTheirErrors(String preset, String scheme, int nt, int nx, int ny) throws IOException {
        int[] n = ny == 0 ? new int[] {nx} : new int[] {nx, ny};
        int[] fine = Arrays.stream(n).map(k -> 2 * k).toArray();
        Solution differences = solve(preset, "auto", 2 * nt, fine), characteristics = solve(preset, scheme, 2 * nt, fine);
        Gap gap = Gap.between(differences, characteristics);
        Gap first = Gap.between(solve(preset, "auto", nt, n), differences), second = Gap.between(solve(preset, scheme, nt, n), characteristics);
        Gap room = first.plus(second);
        String line = String.format(Locale.ROOT, "| %s | `%s` | %.1e | %.1e | %.1e | %.1e | %.1e | %.1e |%n", preset, scheme,
                gap.value, first.value, second.value, gap.density, first.density, second.density);
        Path folder = Files.createDirectories(Path.of("target", "convergence"));
        Files.writeString(folder.resolve("families-" + preset + ".txt"), line);
        assertTrue(gap.value <= room.value && gap.density <= room.density, line);
    }
}
