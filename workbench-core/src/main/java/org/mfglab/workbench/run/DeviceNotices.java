package org.mfglab.workbench.run;

import java.util.List;
import org.mfglab.device.DeviceException;

/// What is said of a device that is not there, or fails.
public final class DeviceNotices {

    private static final String CPU = "On the processor: --device cpu";

    private DeviceNotices() { }

    /// The message for a failure: what in general, then the words of the device.
    public static Message of(DeviceException failure) {
        List<String> where = List.of(failure.getMessage());
        return switch (failure.kind()) {
            case ABSENT -> new Message("D301", "There is no such device.", where, List.of("mfglab devices tells what there is.",
                    "A driver, if there is none (Debian, Ubuntu): apt install pocl-opencl-icd ocl-icd-libopencl1", CPU));
            case UNSUPPORTED -> new Message("D302", "The device cannot do what the solve needs.", where, List.of("Another device: mfglab devices tells what there is.", CPU));
            case BUILD -> new Message("D303", "The driver of the device does not compile the solve.", where, List.of("A newer driver.", CPU));
            case MEMORY -> new Message("D304", "The memory of the device is full.", where, List.of("A smaller grid: --set grid.n=..., or fewer steps: --set time.nt=...",
                    "An iteration that remembers nothing: --set solver.method=picard", CPU));
            case LOST -> new Message("D305", "The device failed on the way.", where, List.of("Once more: drivers are reset by their system.", CPU));
        };
    }

    /// What is said where the processor takes the place of a device that nobody asked for.
    static Message replaced(String device, DeviceException failure) {
        return new Message("N250", "%s failed, and the solve starts again on the processor.".formatted(device), List.of(of(failure).what(), failure.getMessage()), List.of());
    }
}
