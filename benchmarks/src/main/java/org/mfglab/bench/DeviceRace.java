package org.mfglab.bench;

import java.util.ArrayList;
import java.util.List;
import org.mfglab.device.Backend;
import org.mfglab.grid.Trajectory;
import org.mfglab.solve.SweepPair;
import org.mfglab.workbench.device.Devices;
import org.mfglab.workbench.device.OpenDevice;
import org.mfglab.workbench.run.ChosenSolver;
import org.mfglab.workbench.study.DeviceChoice;
import org.mfglab.workbench.study.Study;

/// One scenario on the processor and on an accelerator, in turn, so that what else the machine does falls on both alike.
final class DeviceRace {

    /// Of fewer measurements there is no median to speak of.
    private static final int LEAST_RUNS = 3;

    private final Devices devices;
    private final DeviceScenario scenario;
    private final Study here;
    private final Study there;
    private double difference;

    DeviceRace(Devices devices, DeviceScenario scenario, DeviceChoice choice) {
        this.devices = devices;
        this.scenario = scenario;
        this.here = scenario.study(DeviceChoice.CPU);
        this.there = scenario.study(choice);
    }

    /// @param warmUp  seconds on each side before: kernels are compiled at the first sweep, Java's loops while they run
    /// @param seconds after which no more than three measurements are begun
    /// @param most    measurements
    DeviceReport.Row run(double warmUp, double seconds, int most) {
        warm(here, warmUp);
        warm(there, warmUp);
        List<Double> ofProcessor = new ArrayList<>();
        List<Double> ofDevice = new ArrayList<>();
        long began = System.nanoTime();
        while (ofDevice.size() < most && (ofDevice.size() < LEAST_RUNS || since(began) < seconds)) measure(ofProcessor, ofDevice);
        return new DeviceReport.Row(scenario, here.grid().size(), sample(ofProcessor), sample(ofDevice), difference);
    }

    private void measure(List<Double> ofProcessor, List<Double> ofDevice) {
        try (OpenDevice processor = devices.open(here); OpenDevice accelerator = devices.open(there)) {
            SweepPair first = pair(here, processor.backend());
            SweepPair second = pair(there, accelerator.backend());
            ofProcessor.add(seconds(first));
            ofDevice.add(seconds(second));
            difference = difference(first.value(), second.value());
        }
    }

    private void warm(Study study, double seconds) {
        long began = System.nanoTime();
        do {
            try (OpenDevice device = devices.open(study)) {
                seconds(pair(study, device.backend()));
            }
        } while (since(began) < seconds);
    }

    private static SweepPair pair(Study study, Backend backend) {
        return new SweepPair(study.game(), ChosenSolver.discretization(study), backend);
    }

    private double seconds(SweepPair pair) {
        long began = System.nanoTime();
        for (int k = 0; k < scenario.pairs(); k++) pair.run();
        return since(began);
    }

    private static double since(long began) {
        return 1e-9 * (System.nanoTime() - began);
    }

    private static Sample sample(List<Double> seconds) {
        return new Sample(seconds.stream().mapToDouble(Double::doubleValue).toArray());
    }

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
}
