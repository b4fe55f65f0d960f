package org.mfglab.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.Arrays;
import java.util.List;
import java.util.ServiceLoader;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mfglab.device.Accelerators;
import org.mfglab.device.Backend;
import org.mfglab.device.DeviceException;
import org.mfglab.device.Precision;
import org.mfglab.grid.Trajectory;
import org.mfglab.solve.Outcome;
import org.mfglab.solve.Solution;
import org.mfglab.solve.SolveControl;
import org.mfglab.solve.SolveListener;
import org.mfglab.workbench.run.ChosenSolver;
import org.mfglab.workbench.study.Presets;
import org.mfglab.workbench.study.Reading;
import org.mfglab.workbench.study.Setting;
import org.mfglab.workbench.study.Study;

/// Whole solves of presets on an OpenCL device, beside those on the processor.
class OpenClAgreementTest {

    private static final double CLOSE = 1e-10;

    private static Backend opencl() {
        try {
            return ServiceLoader.load(Accelerators.class).findFirst().orElseThrow().open(0, Precision.DOUBLE);
        } catch (DeviceException e) {
            boolean required = Arrays.asList(System.getProperty("mfglab.require", "").split(",")).contains("opencl");
            if (required || e.kind() != DeviceException.Kind.ABSENT) throw e;
            assumeTrue(false, e.getMessage());
            throw e;
        }
    }

    private static Study study(String preset, String settings) {
        List<Setting> all = Stream.concat(Stream.of("solver.tol=1e-11"), Arrays.stream(settings.split(" "))).map(Setting::parse).toList();
        return assertInstanceOf(Reading.Accepted.class, Presets.read(preset, all), preset + ": " + Presets.read(preset, all)).study();
    }

    private static Solution solve(Study study, Backend backend) {
        return ChosenSolver.solve(study, backend, SolveListener.SILENT, SolveControl.unlimited());
    }

    @ParameterizedTest
    @CsvSource({"lq-1d, grid.n=[64] time.nt=32",
        "cole-hopf-1d, grid.n=[65] time.nt=32",
        "exit-exact-1d, grid.n=[64] time.nt=64",
        "wind-1d, grid.n=[50] time.nt=40",
        "torus-moving-2d, 'grid.n=[24,18] time.nt=24'",
        "crowd-2d, 'grid.n=[32,24] time.nt=30'",
        "crowd-door-pillar, 'grid.n=[36,24] time.nt=40'",
        "evacuation-two-doors, 'grid.n=[30,24] time.nt=30'",
        "congestion-corridor, 'grid.n=[36,12] time.nt=30'",
        "power-hamiltonian, 'grid.n=[20,20] time.nt=16'",
        "nonlocal-aversion, 'grid.n=[24,16] time.nt=20'",
        "eight-gaussians, 'grid.n=[32,32] time.nt=20'",
        "tower-3d, 'grid.n=[16,12,8] time.nt=10'",
        "lq-3d, 'grid.n=[12,12,12] time.nt=8'",
        "icy-square, 'grid.n=[24,18] time.nt=20 solver.scheme=fd_upwind'",
        "acd, 'grid.n=[20,20] time.nt=20 solver.scheme=fd_upwind'",
        "sgm-gaussian-1d, 'grid.n=[64] time.nt=30 solver.scheme=semi_lagrangian_2'",
        "torus-moving-2d, 'grid.n=[24,18] time.nt=12 solver.scheme=semi_lagrangian_2'",
        "lq-2d, 'grid.n=[24,24] time.nt=10 solver.scheme=semi_lagrangian_2'"})
    void presetsHaveTheSameSolutions(String preset, String settings) {
        Study study = study(preset, settings);
        try (Backend processor = Backend.cpu(1); Backend device = opencl()) {
            Solution expected = solve(study, processor);
            Solution actual = solve(study, device);
            assertInstanceOf(Outcome.Converged.class, expected.outcome());
            assertInstanceOf(Outcome.Converged.class, actual.outcome());
            assertEquals(expected.history().size(), actual.history().size(), 1, "iterations");
            assertClose("m", expected.density(), actual.density());
            assertClose("u", expected.value(), actual.value());
        }
    }

    private static void assertClose(String name, Trajectory expected, Trajectory actual) {
        double most = 0;
        double apart = 0;
        for (int n = 0; n <= expected.time().steps(); n++) {
            double[] a = expected.level(n).values();
            double[] b = actual.level(n).values();
            for (int i = 0; i < a.length; i++) {
                most = Math.max(most, Math.abs(a[i]));
                apart = Math.max(apart, Math.abs(a[i] - b[i]));
            }
        }
        assertTrue(apart <= CLOSE * most, name + " differs by " + apart / most);
    }

    @Test
    void tenRepeatsHaveTheSameBits() {
        Study study = study("crowd-door-pillar", "grid.n=[36,24] time.nt=20 solver.max_iter=4");
        double[] first = last(study);
        for (int k = 1; k < 10; k++) assertArrayEquals(first, last(study));
    }

    private static double[] last(Study study) {
        try (Backend device = opencl()) {
            return solve(study, device).density().level(study.time().steps()).values();
        }
    }
}
