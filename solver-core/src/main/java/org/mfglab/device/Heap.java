package org.mfglab.device;

/// The heap of a program as the memory of the processor (docs/performance.md, "Memory").
///
/// @param most bytes that it may grow to
public record Heap(long most) {

    /// What the program itself holds in it while it solves.
    public static final long PROGRAM = 5_000_000;

    /// The part that may be full. A collector needs the rest to work at all.
    private static final double FULL = 0.93;

    /// The heap of this program.
    public static Heap here() {
        return new Heap(Runtime.getRuntime().maxMemory());
    }

    /// The smallest heap in which buffers have so much room.
    public static Heap with(double buffers) {
        return new Heap((long) Math.ceil((buffers + PROGRAM) / FULL));
    }

    /// The bytes that buffers may take.
    public long forBuffers() {
        return Math.max(0, (long) (FULL * most) - PROGRAM);
    }
}
