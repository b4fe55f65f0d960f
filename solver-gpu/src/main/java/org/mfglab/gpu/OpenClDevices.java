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
    public Backend open(int index, Precision precision) {
        OpenCl cl = new Jocl();
        OpenClDevice device = device(cl, index, precision);
        return OpenClBackend.open(cl, device, Settings.of(device, precision));
    }

    @Override
    public Backend openMeasured(int index) {
        OpenCl cl = new Jocl();
        OpenClDevice device = device(cl, index, Precision.DOUBLE);
        return OpenClBackend.open(cl, device, Settings.of(device, Precision.DOUBLE).measured());
    }

    /// In single precision: the bytes are what counts, and every device has it.
    @Override
    public double copyBandwidth(int index) {
        OpenCl cl = new Jocl();
        OpenClDevice device = device(cl, index, Precision.SINGLE);
        try (Session session = new Session(cl, device, Settings.of(device, Precision.SINGLE))) {
            return new Bandwidth(session).measure();
        }
    }

    private static OpenClDevice device(OpenCl cl, int index, Precision precision) {
        List<OpenClDevice> all = OpenClDevice.all(cl);
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
