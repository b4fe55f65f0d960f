package org.mfglab.workbench.device;

import java.util.Optional;
import org.mfglab.device.Backend;

/// A device that is ready, for its owner to close.
///
/// @param why         it was taken, as part of a sentence; empty where it was asked for
/// @param replaceable whether the processor may take its place if it fails: it is an accelerator that nobody asked for
/// @param closed      is told when it is closed, also where that fails
public record OpenDevice(Backend backend, Optional<String> why, boolean replaceable, Runnable closed) implements AutoCloseable {

    /// The word of the problem file.
    public String name() {
        return backend.device();
    }

    public Optional<String> driver() {
        return Optional.ofNullable(backend.driver());
    }

    /// @throws org.mfglab.device.DeviceException if the device fails even now
    @Override
    public void close() {
        try {
            backend.close();
        } finally {
            closed.run();
        }
    }
}
