package org.mfglab.workbench.device;

import java.util.Optional;
import org.mfglab.device.Backend;

/// A device that is ready, for its owner to close.
///
/// @param why         it was taken, as part of a sentence; empty where it was asked for
/// @param replaceable whether the processor may take its place if it fails: it is an accelerator that nobody asked for
public record OpenDevice(Backend backend, Optional<String> why, boolean replaceable) implements AutoCloseable {

    /// The word of the problem file.
    public String name() {
        return backend.device();
    }

    public Optional<String> driver() {
        return Optional.ofNullable(backend.driver());
    }

    @Override
    public void close() {
        backend.close();
    }
}
