package org.mfglab.gpu;

import java.util.List;
import java.util.stream.Collectors;
import org.mfglab.device.Accelerators;
import org.mfglab.device.Backend;
import org.mfglab.device.DeviceException;
import org.mfglab.device.DeviceException.Kind;

/// The OpenCL devices of this machine.
public final class OpenClDevices implements Accelerators {

    @Override
    public String word() {
        return "opencl";
    }

    @Override
    public List<Device> devices() {
        List<OpenClDevice> all = OpenClDevice.all(new Jocl());
        if (all.isEmpty()) throw new DeviceException(Kind.ABSENT, "There is no OpenCL device on this machine: no driver offers OpenCL 1.2.");
        return all.stream().map(OpenClDevice::facts).toList();
    }

    @Override
    public Backend open(int index) {
        return open(new Jocl(), index, null);
    }

    @Override
    public Backend openMeasured(int index) {
        return open(new Jocl(), index, new Stopwatch());
    }

    /// Opens a device with other bindings.
    static Backend open(OpenCl cl, int index, Stopwatch stopwatch) {
        Session session = session(cl, index, stopwatch);
        try {
            return new OpenClBackend(session);
        } catch (DeviceException e) {
            Closing.after(e, session);
            throw e;
        }
    }

    @Override
    public double copyBandwidth(int index) {
        try (Session session = session(new Jocl(), index, null)) {
            return new Bandwidth(session).measure();
        }
    }

    private static Session session(OpenCl cl, int index, Stopwatch stopwatch) {
        List<OpenClDevice> all = OpenClDevice.all(cl);
        if (index < 0 || index >= all.size()) throw new DeviceException(Kind.ABSENT, "There is no OpenCL device %d; there is %s.".formatted(index, names(all)));
        OpenClDevice device = all.get(index);
        if (!device.facts().doubles())
            throw new DeviceException(Kind.UNSUPPORTED, "%s does not compute in double precision, which every solve needs. Take device = \"cpu\" or another device; there is %s."
                    .formatted(device.facts().name(), names(all)));
        return new Session(cl, device, device.facts().processor(), device.capacity(), stopwatch);
    }

    private static String names(List<OpenClDevice> all) {
        if (all.isEmpty()) return "none";
        return all.stream().map(device -> "opencl:%d (%s)".formatted(device.facts().index(), device.facts().name())).collect(Collectors.joining(", "));
    }
}
