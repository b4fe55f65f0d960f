package org.mfglab.workbench.device;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.mfglab.device.Accelerators;
import org.mfglab.device.Backend;
import org.mfglab.device.DeviceException;
import org.mfglab.device.DeviceException.Kind;
import org.mfglab.device.Precision;

/// Accelerators that are the processor under other names, and fail when they are told to.
public final class BorrowedAccelerators implements Accelerators {

    public static final String DRIVER = "a borrowed processor, version 1";

    private final List<Device> devices = new ArrayList<>();
    private final List<Double> bandwidths = new ArrayList<>();
    private final List<String> said = Collections.synchronizedList(new ArrayList<>());
    private long memory = Long.MAX_VALUE;
    private int callsUntilFailure = Integer.MAX_VALUE;
    private Kind failure = Kind.LOST;
    private boolean closable = true;
    private double stretch = 1;

    /// @param doubles   whether it computes in double precision
    /// @param bandwidth bytes per second that it claims to copy
    public BorrowedAccelerators with(boolean doubles, double bandwidth) {
        int index = devices.size();
        devices.add(new Device(index, "Borrowed", "device " + index, DRIVER, 1L << 30, 2, false, doubles));
        bandwidths.add(bandwidth);
        return this;
    }

    /// From now on their memory has so many bytes.
    public BorrowedAccelerators memory(long bytes) {
        memory = bytes;
        return this;
    }

    /// After so many calls of its back end a device fails.
    public BorrowedAccelerators failing(Kind kind, int calls) {
        failure = kind;
        callsUntilFailure = calls;
        return this;
    }

    /// From now on a device fails when it is closed.
    public BorrowedAccelerators failingToClose() {
        closable = false;
        return this;
    }

    /// From now on line solves take steps that are longer by a factor.
    public BorrowedAccelerators stretching(double factor) {
        stretch = factor;
        return this;
    }

    /// The devices of a machine with these accelerators, whose processor copies 10 GB/s.
    public Devices besideTenGigabytes() {
        return new Devices(() -> Optional.of(this), _ -> 10e9);
    }

    /// What was asked of them: "list", "copy 0", "open 0", "close 0".
    public List<String> said() {
        return List.copyOf(said);
    }

    @Override
    public List<Device> devices() {
        said.add("list");
        return devices;
    }

    @Override
    public double copyBandwidth(int index) {
        said.add("copy " + index);
        if (bandwidths.get(index).isNaN()) throw new DeviceException(Kind.LOST, "Device " + index + " is gone.");
        return bandwidths.get(index);
    }

    @Override
    public Backend openMeasured(int index) {
        throw new AssertionError("Nothing here is measured.");
    }

    @Override
    public Backend open(int index, Precision precision) {
        said.add("open " + index);
        Backend processor = Backend.cpu(1);
        int[] calls = new int[1];
        return (Backend) Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[] {Backend.class}, (_, method, arguments) -> {
            switch (method.getName()) {
                case "device":
                    return "opencl:" + index;
                case "driver":
                    return DRIVER;
                case "memory":
                    return Math.min(memory, processor.memory());
                case "precision":
                    return precision;
                case "threads":
                    return processor.threads();
                case "close":
                    said.add("close " + index);
                    processor.close();
                    if (!closable) throw new DeviceException(Kind.LOST, "It does not let go.");
                    return null;
                case "axisStage":
                    arguments[4] = stretch * (double) arguments[4];
                    break;
                default:
                    if (++calls[0] > callsUntilFailure) throw new DeviceException(failure, "Call " + calls[0] + " failed: 4096 bytes.");
            }
            try {
                return method.invoke(processor, arguments);
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        });
    }
}
