package org.mfglab.gpu;

import org.jocl.CL;
import org.mfglab.device.DeviceException;
import org.mfglab.device.DeviceException.Kind;

/// What the error codes of OpenCL mean to a solve.
final class Status {

    /// The answer of the loader of drivers where there is none.
    static final int PLATFORM_NOT_FOUND = -1001;

    private Status() { }

    /// @throws DeviceException unless the code is that of success
    static void check(int code, String call) {
        if (code != CL.CL_SUCCESS) throw failure(code, call);
    }

    static DeviceException failure(int code, String call) {
        String hint = code == CL.CL_OUT_OF_RESOURCES ? " Drivers say so when memory is short, and some when a kernel failed or took too long." : "";
        return new DeviceException(kind(code), "%s of the OpenCL driver failed with %s (%d).%s".formatted(call, CL.stringFor_errorCode(code), code, hint));
    }

    private static Kind kind(int code) {
        return switch (code) {
            case PLATFORM_NOT_FOUND, CL.CL_DEVICE_NOT_FOUND, CL.CL_DEVICE_NOT_AVAILABLE -> Kind.ABSENT;
            case CL.CL_MEM_OBJECT_ALLOCATION_FAILURE, CL.CL_OUT_OF_RESOURCES, CL.CL_OUT_OF_HOST_MEMORY, CL.CL_INVALID_BUFFER_SIZE -> Kind.MEMORY;
            case CL.CL_BUILD_PROGRAM_FAILURE, CL.CL_COMPILER_NOT_AVAILABLE, CL.CL_INVALID_BUILD_OPTIONS -> Kind.BUILD;
            default -> Kind.LOST;
        };
    }
}
