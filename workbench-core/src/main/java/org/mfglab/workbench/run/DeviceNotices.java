package org.mfglab.workbench.run;

import java.util.ArrayList;
import java.util.List;
import org.mfglab.device.DeviceException;
import org.mfglab.device.DeviceException.Kind;

/// What is said of a device that is not there, or fails.
public final class DeviceNotices {

    private static final String LIST = "mfglab devices tells what there is.";
    private static final String CPU = "On the processor: --device cpu";

    private DeviceNotices() { }

    /// The message for a failure: what in general, then the words of the device.
    public static Message of(DeviceException failure) {
        return new Message(code(failure.kind()), sentence(failure.kind()), List.of(failure.getMessage()), advice(failure.kind()));
    }

    private static String code(Kind kind) {
        return switch (kind) {
            case MODULE, ABSENT -> "D301";
            case UNSUPPORTED -> "D302";
            case BUILD -> "D303";
            case MEMORY -> "D304";
            case LOST -> "D305";
        };
    }

    private static String sentence(Kind kind) {
        return switch (kind) {
            case MODULE, ABSENT -> "There is no such device.";
            case UNSUPPORTED -> "The device cannot do what the solve needs.";
            case BUILD -> "The driver of the device does not compile the solve.";
            case MEMORY -> "The memory of the device is full.";
            case LOST -> "The device failed on the way.";
        };
    }

    private static List<String> advice(Kind kind) {
        List<String> advice = new ArrayList<>(List.of(remedy(kind), CPU));
        if (kind == Kind.ABSENT) advice.addFirst(LIST);
        return advice;
    }

    /// What helps most where a device is to be used.
    public static String remedy(Kind kind) {
        return switch (kind) {
            case MODULE -> "With the module: ./mfglab, or solver-gpu and its libraries on the class path.";
            case ABSENT -> "A driver, if there is none (Debian, Ubuntu): apt install pocl-opencl-icd ocl-icd-libopencl1";
            case UNSUPPORTED -> "Another device: " + LIST;
            case BUILD -> "A newer driver.";
            case MEMORY -> "A smaller grid: --set grid.n=..., or an end to what else fills the device.";
            case LOST -> "Once more: drivers are reset by their system.";
        };
    }

    /// What is said where the processor takes the place of a device that nobody asked for.
    static Message replaced(String device, DeviceException failure) {
        return new Message("N250", "%s failed, and the processor takes its place.".formatted(device), List.of(sentence(failure.kind()), failure.getMessage()), List.of());
    }

    /// What is said of a device that fails when all is done.
    static Message unclosed(String device, DeviceException failure) {
        return new Message("D306", "%s failed when it was given back. The result was complete before.".formatted(device), List.of(failure.getMessage()), List.of());
    }
}
