package org.mfglab.gpu;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.List;
import org.mfglab.device.Backend;
import org.mfglab.device.DeviceException;
import org.mfglab.device.Precision;

/// The OpenCL device that the tests use: the first that computes in double precision.
final class Driver {

    private Driver() { }

    /// A backend on it; without one the test is skipped, or fails where `mfglab.require` names opencl.
    static Backend open() {
        return open(true, Precision.DOUBLE);
    }

    /// The same, with the work cut as on a graphics card.
    static Backend openAsGraphicsCard() {
        return open(false, Precision.DOUBLE);
    }

    /// @param processor whether work is cut as on a processor
    static Backend open(boolean processor, Precision precision) {
        Jocl cl = cl();
        OpenClDevice device = device(cl);
        return OpenClBackend.open(cl, device, Settings.of(device, precision).cut(processor));
    }

    static OpenClDevice device(OpenCl cl) {
        return OpenClDevice.all(cl).stream().filter(each -> each.facts().doubles()).findFirst().orElseThrow();
    }

    /// The bindings, where there is a device.
    static Jocl cl() {
        String missing = missing();
        boolean required = List.of(System.getProperty("mfglab.require", "").split(",")).contains("opencl");
        if (missing != null && required) throw new AssertionError("OpenCL is required: " + missing);
        assumeTrue(missing == null, missing);
        return new Jocl();
    }

    private static String missing() {
        try {
            boolean found = OpenClDevice.all(new Jocl()).stream().anyMatch(device -> device.facts().doubles());
            return found ? null : "There is no OpenCL device that computes in double precision.";
        } catch (DeviceException e) {
            if (e.kind() == DeviceException.Kind.ABSENT) return e.getMessage();
            throw e;
        }
    }
}
