package org.mfglab.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.mfglab.device.Accelerators;
import org.mfglab.device.Backend;
import org.mfglab.device.DeviceException;
import org.mfglab.device.Precision;
import org.mfglab.solve.Solution;
import org.mfglab.solve.SolveControl;
import org.mfglab.solve.SolveListener;
import org.mfglab.workbench.device.Devices;
import org.mfglab.workbench.device.OpenDevice;
import org.mfglab.workbench.run.ChosenSolver;
import org.mfglab.workbench.run.DeviceNotices;
import org.mfglab.workbench.run.Exit;
import org.mfglab.workbench.run.Json;
import org.mfglab.workbench.study.DeviceChoice;
import org.mfglab.workbench.study.Study;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `mfglab bench devices`: the same games on the processor and on an accelerator, in turn, in one call.
@Command(name = "devices", sortOptions = false,
        description = "The same games on the processor, with all threads, and on an OpenCL device, in turn.",
        footer = {"", "Exit codes: 6 no such device, or it fails, 8 the solutions differ by more than 1e-10."})
final class DevicesCommand implements Callable<Integer> {

    private final PrintStream out;
    private final PrintStream err;
    private final Devices devices;

    @Spec
    private CommandSpec spec;

    @Option(names = "--size", paramLabel = "N", defaultValue = "512", description = "points per axis in the plane (default: 512)")
    private int size;

    @Option(names = "--space", paramLabel = "N", defaultValue = "64", description = "points per axis in space, 0 for no game there (default: 64)")
    private int space;

    @Option(names = "--steps", paramLabel = "N", defaultValue = "8", description = "time steps (default: 8)")
    private int steps;

    @Option(names = "--iterations", paramLabel = "N", defaultValue = "2", description = "pairs of sweeps (default: 2)")
    private int iterations;

    @Option(names = "--runs", paramLabel = "N", defaultValue = "5", description = "measurements of each (default: 5)")
    private int runs;

    @Option(names = "--warm-up", paramLabel = "SECONDS", defaultValue = "3", description = "of each side before the first measurement (default: 3)")
    private double warmUp;

    @Option(names = "--device", paramLabel = "opencl[:N]", defaultValue = "opencl", description = "the device beside the processor (default: opencl)")
    private String device;

    @Option(names = "--kernels", description = "measures every kernel of the device, too")
    private boolean kernels;

    @Option(names = "--json", paramLabel = "FILE", description = "writes what was measured")
    private Path json;

    DevicesCommand(PrintStream out, PrintStream err, Devices devices) {
        this.out = out;
        this.err = err;
        this.devices = devices;
    }

    @Override
    public Integer call() {
        require(runs >= 1, "The number of runs (%d) must be at least 1.".formatted(runs));
        try {
            DeviceReport report = measure(choice());
            out.print(report.table());
            KernelReport byKernel = kernels ? measureKernels(choice()) : new KernelReport(1, List.of());
            if (kernels) out.print(byKernel.table());
            if (json != null) Files.writeString(json, Json.pretty(report.json(byKernel.json())));
            return report.agrees() ? Exit.DONE.code() : Exit.OUTSIDE.code();
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        } catch (DeviceException e) {
            err.print(DeviceNotices.of(e).text());
            return Exit.DEVICE.code();
        } catch (IOException e) {
            err.println("The file " + json + " cannot be written: " + e);
            return Exit.FILE.code();
        }
    }

    private DeviceChoice.OpenCl choice() {
        if (DeviceChoice.parse(device).orElse(DeviceChoice.CPU) instanceof DeviceChoice.OpenCl choice) return choice;
        throw new IllegalArgumentException("The device '%s' must be opencl or opencl:N.".formatted(device));
    }

    private void require(boolean holds, String message) {
        if (!holds) throw new ParameterException(spec.commandLine(), message);
    }

    private DeviceReport measure(DeviceChoice.OpenCl choice) {
        Accelerators.Device accelerator = devices.accelerator(choice, Precision.DOUBLE);
        double ofProcessor = devices.processorBandwidth(Runtime.getRuntime().availableProcessors());
        double ofDevice = devices.bandwidth(accelerator);
        List<DeviceReport.Row> rows = new ArrayList<>();
        for (DeviceScenario scenario : DeviceScenario.all(size, space, steps, iterations)) rows.add(measure(scenario, choice));
        return new DeviceReport("%s, %s, %s, %s".formatted(Devices.name(accelerator), accelerator.platform(), accelerator.name(), accelerator.driver()), ofProcessor, ofDevice, rows);
    }

    /// In turn, so that what else the machine does falls on both alike.
    private DeviceReport.Row measure(DeviceScenario scenario, DeviceChoice choice) {
        Study here = scenario.study(DeviceChoice.CPU, 0);
        Study there = scenario.study(choice, 0);
        err.println(scenario.name() + ": warming up");
        warm(here);
        warm(there);
        double[] ofProcessor = new double[runs];
        double[] ofDevice = new double[runs];
        for (int run = 0; run < runs; run++) {
            err.printf(Locale.ROOT, "%s: run %d of %d%n", scenario.name(), run + 1, runs);
            ofProcessor[run] = seconds(here);
            ofDevice[run] = seconds(there);
        }
        try (OpenDevice processor = devices.open(here); OpenDevice accelerator = devices.open(there)) {
            Solution first = solve(here, processor.backend());
            Solution second = solve(there, accelerator.backend());
            long cells = here.grid().size();
            return new DeviceReport.Row(scenario, cells, 2 * cells * scenario.steps() * first.history().size(), new Sample(ofProcessor), new Sample(ofDevice), difference(first, second));
        }
    }

    /// Solves again and again: kernels are compiled at the first solve, Java's loops while they run.
    private void warm(Study study) {
        long end = System.nanoTime() + (long) (1e9 * warmUp);
        do seconds(study);
        while (System.nanoTime() < end);
    }

    /// One solve on a device that was just opened: it gives its memory back when it is closed.
    private double seconds(Study study) {
        try (OpenDevice device = devices.open(study)) {
            return solve(study, device.backend()).solveSeconds();
        }
    }

    /// Once more, kernel by kernel.
    private KernelReport measureKernels(DeviceChoice.OpenCl choice) {
        Accelerators.Device accelerator = devices.accelerator(choice, Precision.DOUBLE);
        List<KernelReport.Row> rows = new ArrayList<>();
        for (DeviceScenario scenario : DeviceScenario.all(size, space, steps, iterations)) {
            err.println(scenario.name() + ": kernel by kernel");
            Study study = scenario.study(choice, 0);
            try (Backend backend = devices.openMeasured(accelerator)) {
                solve(study, backend);
                rows.addAll(KernelReport.rows(scenario, study.grid().size(), backend.kernelTimes()));
            }
        }
        return new KernelReport(devices.bandwidth(accelerator), rows);
    }

    private static Solution solve(Study study, Backend backend) {
        return ChosenSolver.solve(study, backend, SolveListener.SILENT, SolveControl.unlimited());
    }

    private static double difference(Solution first, Solution second) {
        double largest = 0;
        double size = 1;
        for (int level = 0; level < first.value().time().levels(); level++) {
            double[] a = first.value().level(level).values();
            double[] b = second.value().level(level).values();
            for (int i = 0; i < a.length; i++) {
                largest = Math.max(largest, Math.abs(a[i] - b[i]));
                size = Math.max(size, Math.abs(a[i]));
            }
        }
        return largest / size;
    }
}
