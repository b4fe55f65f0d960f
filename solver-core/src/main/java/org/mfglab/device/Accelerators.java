package org.mfglab.device;

import java.util.List;

/// The devices beside the processor that a module brings, found by `java.util.ServiceLoader`.
public interface Accelerators {

    /// One device, as its driver describes it.
    ///
    /// @param index     the N of `opencl:N`
    /// @param platform  the driver's platform
    /// @param driver    version of the driver, and what it implements
    /// @param memory    bytes
    /// @param units     that compute side by side
    /// @param processor whether it is the processor of this machine
    /// @param doubles   whether it computes in double precision
    record Device(int index, String platform, String name, String driver, long memory, int units, boolean processor, boolean doubles) { }

    /// All devices, in the order of their indices.
    ///
    /// @throws DeviceException ABSENT where there is no driver
    List<Device> devices();

    /// Opens a device.
    ///
    /// @throws DeviceException ABSENT, UNSUPPORTED, MEMORY or LOST
    Backend open(int index, Precision precision);

    /// The same, and measures every kernel, which makes it a little slower: see [Backend#kernelTimes].
    Backend openMeasured(int index);

    /// Bytes per second that a copy of a large slice reads and writes, in about a second.
    ///
    /// @throws DeviceException as [#open]
    double copyBandwidth(int index);
}
