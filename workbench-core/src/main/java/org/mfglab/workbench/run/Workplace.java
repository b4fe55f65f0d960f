package org.mfglab.workbench.run;

import java.io.IOException;
import java.util.Optional;
import java.util.function.Consumer;
import org.mfglab.device.DeviceException;
import org.mfglab.workbench.device.Devices;
import org.mfglab.workbench.device.OpenDevice;
import org.mfglab.workbench.study.Study;

/// Where a study is computed: on the device that it asks for, and on the processor where an accelerator that nobody asked for is too
/// small or fails.
///
/// @param warned hears of devices that fail without ending the work
public record Workplace(Study study, Consumer<Message> warned) {

    /// What is computed on a device.
    ///
    /// @param <R> the result, not null; needs the device no more
    public interface Work<R> {
        R on(OpenDevice device) throws IOException;
    }

    /// Opens the device.
    ///
    /// @throws DeviceException if the study asks for a device that is not there, cannot, or has too little memory
    public OpenDevice open(Devices devices) {
        OpenDevice device = devices.open(study);
        Optional<DeviceException> refusal = Estimate.preflight(study, device.backend());
        return refusal.isEmpty() ? device : instead(device, refusal.get());
    }

    private OpenDevice instead(OpenDevice device, DeviceException refusal) {
        String why = device.name() + " has too little memory";
        try (device) {
            if (!device.replaceable()) throw refusal;
        } catch (DeviceException e) {
            if (!device.replaceable()) throw e;
            why += ", and fails: " + e.getMessage();
        }
        return Devices.processor(study, Optional.of(why));
    }

    /// Works on a device and closes it. Where it fails and may be replaced, the work begins again on the processor.
    ///
    /// @throws DeviceException if the device fails and was asked for
    public <R> R work(OpenDevice device, Work<R> work) throws IOException {
        try {
            return closing(device, work);
        } catch (DeviceException e) {
            if (!device.replaceable()) throw e;
            warned.accept(DeviceNotices.replaced(device.name(), e));
        }
        return closing(Devices.processor(study, Optional.of(device.name() + " failed")), work);
    }

    /// A device that fails when it is closed does not undo what was done on it.
    private <R> R closing(OpenDevice device, Work<R> work) throws IOException {
        R result = null;
        try (device) {
            result = work.on(device);
        } catch (DeviceException e) {
            if (result == null) throw e;
            warned.accept(DeviceNotices.unclosed(device.name(), e));
        }
        return result;
    }
}
