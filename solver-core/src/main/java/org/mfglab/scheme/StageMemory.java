package org.mfglab.scheme;

import org.mfglab.device.Backend;
import org.mfglab.device.Buffer;

/// The iterates of the stages of every backward step, kept for the transposes that stand there, where there is room; a step whose
/// iterates are not here solves its stages again, to the same bits.
final class StageMemory {

    private final Backend backend;
    private final int size;
    private final int stages;
    private final boolean fits;
    private final Step[] steps;

    /// The iterates of one step and the slices between which it went.
    private record Step(Buffer[] iterates, Buffer uNext, Buffer u) { }

    /// @param size   points of a slice
    /// @param stages iterates per step
    /// @param levels number of steps
    /// @param room   bytes that they may take
    StageMemory(Backend backend, int size, int stages, int levels, long room) {
        this.backend = backend;
        this.size = size;
        this.stages = stages;
        this.fits = (long) backend.precision().bytes() * size * stages * levels <= room;
        this.steps = new Step[levels];
    }

    /// Room for the iterates of a step from uNext to u; shared by all steps where memory is short.
    Buffer[] place(int n, Buffer uNext, Buffer u) {
        int slot = fits ? n : 0;
        Buffer[] iterates = steps[slot] == null ? allocate() : steps[slot].iterates;
        steps[slot] = new Step(iterates, fits ? uNext : null, fits ? u : null);
        return iterates;
    }

    /// The iterates of the last step from uNext to u; null if they are not kept.
    Buffer[] recall(int n, Buffer uNext, Buffer u) {
        Step step = steps[n];
        return step != null && step.uNext == uNext && step.u == u ? step.iterates : null;
    }

    private Buffer[] allocate() {
        Buffer[] iterates = new Buffer[stages];
        for (int k = 0; k < stages; k++) iterates[k] = backend.allocate(size);
        return iterates;
    }
}
