package org.mfglab.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.mfglab.device.Accelerators;
import org.mfglab.device.Backend;
import org.mfglab.device.DeviceException;
import org.mfglab.device.Precision;
import org.mfglab.solve.SweepPair;
import org.mfglab.workbench.device.Devices;
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
        footer = {"", "Exit codes: 6 no such device, or it fails, 8 the values differ by more than 1e-10."})
final class DevicesCommand implements Callable<Integer> {

    private final PrintStream out;
    private final PrintStream err;
    private final Devices devices;

    @Spec
    private CommandSpec spec;

    @Option(names = "--size", paramLabel = "N", defaultValue = "512", description = "points per axis in the plane, 0 for no games there (default: 512)")
    private int size;

    @Option(names = "--space", paramLabel = "N", defaultValue = "64", description = "points per axis in space, 0 for no games there (default: 64)")
    private int space;

    @Option(names = "--only", paramLabel = "TEXT", defaultValue = "", description = "the games whose names or schemes contain this")
    private String only;

    @Option(names = "--runs", paramLabel = "N", defaultValue = "5", description = "measurements of each game on either side, at most (default: 5)")
    private int runs;

    @Option(names = "--seconds", paramLabel = "S", defaultValue = "15", description = "after which no more than three measurements of a game are begun (default: 15)")
    private double seconds;

    @Option(names = "--warm-up", paramLabel = "S", defaultValue = "2", description = "seconds on each side before the first measurement (default: 2)")
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
        } catch (IllegalArgumentException | ArithmeticException e) {
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

    private List<DeviceScenario> scenarios() {
        List<DeviceScenario> wanted = DeviceScenario.all(size, space).stream().filter(scenario -> scenario.name().contains(only)).toList();
        require(!wanted.isEmpty(), "No game or scheme of --only is called '%s'.".formatted(only));
        return wanted;
    }

    private DeviceReport measure(DeviceChoice.OpenCl choice) {
        List<DeviceScenario> scenarios = scenarios();
        Accelerators.Device accelerator = devices.accelerator(choice, Precision.DOUBLE);
        double ofProcessor = devices.processorBandwidth(Runtime.getRuntime().availableProcessors());
        double ofDevice = devices.bandwidth(accelerator);
        List<DeviceReport.Row> rows = new ArrayList<>();
        for (DeviceScenario scenario : scenarios) {
            err.println(scenario.name());
            rows.add(new DeviceRace(devices, scenario, choice).run(warmUp, seconds, runs));
        }
        return new DeviceReport("%s, %s, %s, %s".formatted(Devices.name(accelerator), accelerator.platform(), accelerator.name(), accelerator.driver()), ofProcessor, ofDevice, rows);
    }

    /// Once more, kernel by kernel.
    private KernelReport measureKernels(DeviceChoice.OpenCl choice) {
        Accelerators.Device accelerator = devices.accelerator(choice, Precision.DOUBLE);
        List<KernelReport.Row> rows = new ArrayList<>();
        for (DeviceScenario scenario : scenarios()) {
            err.println(scenario.name() + ": kernel by kernel");
            Study study = scenario.study(choice);
            try (Backend backend = devices.openMeasured(accelerator)) {
                new SweepPair(study.game(), ChosenSolver.discretization(study), backend).run();
                rows.addAll(KernelReport.rows(scenario, study.grid().size(), backend.kernelTimes()));
            }
        }
        return new KernelReport(devices.bandwidth(accelerator), rows);
    }
}
