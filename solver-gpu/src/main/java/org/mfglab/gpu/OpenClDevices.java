package org.mfglab.gpu;

import java.util.List;
import java.util.stream.Collectors;
import org.mfglab.device.Accelerators;
import org.mfglab.device.Backend;
import org.mfglab.device.DeviceException;
import org.mfglab.device.DeviceException.Kind;
import org.mfglab.device.Precision;

/// The OpenCL devices of this machine.
public final class OpenClDevices implements Accelerators {

    private static List<OpenClDevice> found;

    @Override
    public List<Device> devices() {
        List<OpenClDevice> all = found();
        if (all.isEmpty()) throw new DeviceException(Kind.ABSENT, "There is no OpenCL device on this machine: no driver offers OpenCL 1.2.");
        return all.stream().map(OpenClDevice::facts).toList();
    }

    @Override
    public Backend open(int index, Precision precision) {
        OpenClDevice device = device(index, precision);
        return OpenClBackend.open(new Jocl(), device, Settings.of(device, precision));
    }

    @Override
    public Backend openMeasured(int index) {
        OpenClDevice device = device(index, Precision.DOUBLE);
        return OpenClBackend.open(new Jocl(), device, Settings.of(device, Precision.DOUBLE).measured());
    }

    /// In single precision: the bytes are what counts, and every device has it.
    @Override
    public double copyBandwidth(int index) {
        OpenClDevice device = device(index, Precision.SINGLE);
        try (Session session = new Session(new Jocl(), device, Settings.of(device, Precision.SINGLE))) {
            return new Bandwidth(session).measure();
        }
    }

    /// Looks for them once: drivers need not bear to be asked by several threads at a time.
    private static synchronized List<OpenClDevice> found() {
        if (found == null) found = OpenClDevice.all(new Jocl());
        return found;
    }

    private static OpenClDevice device(int index, Precision precision) {
        List<OpenClDevice> all = found();
        if (index < 0 || index >= all.size()) throw new DeviceException(Kind.ABSENT, "There is no OpenCL device %d; there is %s.".formatted(index, names(all)));
        OpenClDevice device = all.get(index);
        if (precision == Precision.DOUBLE && !device.facts().doubles())
            throw new DeviceException(Kind.UNSUPPORTED, "%s does not compute in double precision. Take precision = \"f32\", device = \"cpu\" or another device; there is %s."
                    .formatted(device.facts().name(), names(all)));
        return device;
    }

    private static String names(List<OpenClDevice> all) {
        if (all.isEmpty()) return "none";
        return all.stream().map(device -> "opencl:%d (%s)".formatted(device.facts().index(), device.facts().name())).collect(Collectors.joining(", "));
    }
}
