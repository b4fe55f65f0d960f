package org.mfglab.gpu;

import static org.jocl.CL.CL_DEVICE_DOUBLE_FP_CONFIG;
import static org.jocl.CL.CL_DEVICE_GLOBAL_MEM_SIZE;
import static org.jocl.CL.CL_DEVICE_MAX_COMPUTE_UNITS;
import static org.jocl.CL.CL_DEVICE_MAX_MEM_ALLOC_SIZE;
import static org.jocl.CL.CL_DEVICE_MAX_WORK_GROUP_SIZE;
import static org.jocl.CL.CL_DEVICE_NAME;
import static org.jocl.CL.CL_DEVICE_TYPE;
import static org.jocl.CL.CL_DEVICE_TYPE_CPU;
import static org.jocl.CL.CL_DEVICE_VERSION;
import static org.jocl.CL.CL_DRIVER_VERSION;
import static org.jocl.CL.CL_PLATFORM_NAME;

import java.util.ArrayList;
import java.util.List;
import org.jocl.cl_device_id;
import org.jocl.cl_platform_id;
import org.mfglab.device.Accelerators;
import org.mfglab.device.DeviceException;

/// A device of this machine.
///
/// @param facts      what the driver says of it
/// @param allocation the largest buffer, in bytes
/// @param group      the largest work group
record OpenClDevice(cl_platform_id platform, cl_device_id id, Accelerators.Device facts, long allocation, long group) {

    /// Buffers may take this part of the memory of a device; the rest is for the driver.
    private static final double FULL = 0.8;

    /// The bytes that buffers may take in all.
    long capacity() {
        return (long) (FULL * facts.memory());
    }

    /// The devices of all platforms that implement OpenCL 1.2, numbered in the order in which the drivers name them. A platform that fails
    /// is left out, unless there is no other.
    static List<OpenClDevice> all(OpenCl cl) {
        List<OpenClDevice> devices = new ArrayList<>();
        DeviceException failure = null;
        for (cl_platform_id platform : cl.platforms())
            try {
                for (cl_device_id id : cl.devices(platform)) if (isSuited(cl.text(id, CL_DEVICE_VERSION))) devices.add(of(cl, platform, id, devices.size()));
            } catch (DeviceException e) {
                failure = e;
            }
        if (devices.isEmpty() && failure != null) throw failure;
        return devices;
    }

    /// "OpenCL 1.2 .." and later.
    private static boolean isSuited(String version) {
        return version.matches("OpenCL (1\\.[2-9]|[2-9]\\.\\d).*");
    }

    private static OpenClDevice of(OpenCl cl, cl_platform_id platform, cl_device_id id, int index) {
        boolean processor = (cl.number(id, CL_DEVICE_TYPE) & CL_DEVICE_TYPE_CPU) != 0;
        boolean doubles = cl.number(id, CL_DEVICE_DOUBLE_FP_CONFIG) != 0;
        String driver = cl.text(id, CL_DRIVER_VERSION) + ", " + cl.text(id, CL_DEVICE_VERSION);
        var facts = new Accelerators.Device(index, cl.text(platform, CL_PLATFORM_NAME), cl.text(id, CL_DEVICE_NAME), driver,
                cl.number(id, CL_DEVICE_GLOBAL_MEM_SIZE), (int) cl.number(id, CL_DEVICE_MAX_COMPUTE_UNITS), processor, doubles);
        return new OpenClDevice(platform, id, facts, cl.number(id, CL_DEVICE_MAX_MEM_ALLOC_SIZE), cl.number(id, CL_DEVICE_MAX_WORK_GROUP_SIZE));
    }
}
