package org.mfglab.workbench.run;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.mfglab.device.Accelerators;
import org.mfglab.device.DeviceException;
import org.mfglab.device.Precision;
import org.mfglab.grid.Trajectory;
import org.mfglab.solve.Solution;
import org.mfglab.solve.SolveControl;
import org.mfglab.solve.SolveListener;
import org.mfglab.workbench.device.Devices;
import org.mfglab.workbench.device.OpenDevice;
import org.mfglab.workbench.study.Presets;
import org.mfglab.workbench.study.Reading;
import org.mfglab.workbench.study.Setting;
import org.mfglab.workbench.study.Study;

/// A small game, solved on an accelerator and on the processor: a device may copy fast and compute nonsense.
public final class DeviceTrial {

    private static final String GAME = "acd";
    private static final List<String> SETTINGS = List.of("grid.n=[64, 64]", "time.nt=4", "solver.scheme=fd_split", "solver.method=picard", "solver.max_iter=2", "solver.tol=1e-300");

    private DeviceTrial() { }

    /// What is wrong with an accelerator; empty where both solutions agree. In double precision if it has that.
    ///
    /// @return a sentence
    /// @throws DeviceException if it fails
    public static Optional<String> trouble(Devices devices, Accelerators.Device device) {
        Precision precision = device.doubles() ? Precision.DOUBLE : Precision.SINGLE;
        Study study = study("solver.device=" + Devices.name(device), "solver.precision=" + precision.word());
        try (OpenDevice processor = Devices.processor(study, Optional.empty()); OpenDevice accelerator = devices.open(study)) {
            Solution expected = solve(study, processor);
            Solution actual = solve(study, accelerator);
            double difference = Math.max(difference(expected.value(), actual.value()), difference(expected.density(), actual.density()));
            return difference <= bound(precision) ? Optional.empty()
                    : Optional.of(String.format(Locale.ROOT, "Its solution of a small game differs from that of the processor by %.1e, and may by %.0e.", difference, bound(precision)));
        }
    }

    private static Study study(String... settings) {
        return switch (Presets.read(GAME, Stream.concat(SETTINGS.stream(), Stream.of(settings)).map(Setting::parse).toList())) {
            case Reading.Accepted(Study study, var _) -> study;
            case Reading.Refused(var issues) -> throw new IllegalStateException("The game of the trial is refused: " + issues);
        };
    }

    private static Solution solve(Study study, OpenDevice device) {
        return ChosenSolver.solve(study, device.backend(), SolveListener.SILENT, SolveControl.unlimited());
    }

    /// `max |a - b| / max(1, |a|)` over all levels; NaN if there is one.
    private static double difference(Trajectory first, Trajectory second) {
        double largest = 0;
        double size = 1;
        for (int level = 0; level < first.time().levels(); level++) {
            double[] a = first.level(level).values();
            double[] b = second.level(level).values();
            for (int i = 0; i < a.length; i++) {
                largest = Math.max(largest, Math.abs(a[i] - b[i]));
                size = Math.max(size, Math.abs(a[i]));
            }
        }
        return largest / size;
    }

    /// Both round elementary functions in their own way, and single precision everything.
    private static double bound(Precision precision) {
        return switch (precision) {
            case DOUBLE -> 1e-10;
            case SINGLE -> 1e-4;
        };
    }
}
