package org.mfglab.device;

/// A device cannot do what is asked of it, through no fault of the problem.
public final class DeviceException extends RuntimeException {

    private static final long serialVersionUID = 1;

    /// What is the matter.
    public enum Kind {
        /// The program was started without the module that knows such devices.
        MODULE,
        /// There is no such device, or no driver.
        ABSENT,
        /// The device lacks what a solve needs.
        UNSUPPORTED,
        /// The driver does not compile a kernel.
        BUILD,
        /// The memory of the device is full.
        MEMORY,
        /// The device or its driver failed on the way.
        LOST
    }

    private final Kind kind;

    /// @param message what happened, the numbers, and what to do
    public DeviceException(Kind kind, String message) {
        super(message);
        this.kind = kind;
    }

    public DeviceException(Kind kind, String message, Throwable cause) {
        super(message, cause);
        this.kind = kind;
    }

    public Kind kind() {
        return kind;
    }
}
