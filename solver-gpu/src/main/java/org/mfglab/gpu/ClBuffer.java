package org.mfglab.gpu;

import org.jocl.Pointer;
import org.jocl.cl_mem;
import org.mfglab.device.Buffer;

/// A slice in the memory of a device. Behind its end there is room for a whole group of lanes, so that vectors may begin at any multiple of their width.
final class ClBuffer implements Buffer {

    /// The widest vector.
    static final int LANES = 8;

    final cl_mem memory;
    private final Session session;
    private final int size;

    /// Zeros.
    ClBuffer(Session session, int size) {
        this.session = session;
        this.size = size;
        int padded = Math.ceilDiv(Math.max(1, size), LANES) * LANES;
        this.memory = session.memory((long) Double.BYTES * padded);
        session.cl.write(session.queue, memory, (long) Double.BYTES * padded, Pointer.to(new double[padded]));
    }

    static ClBuffer of(Buffer buffer) {
        return (ClBuffer) buffer;
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public void read(double[] out) {
        if (out.length < size) throw new IllegalArgumentException("An array of %d numbers is too short for a slice of %d.".formatted(out.length, size));
        if (size > 0) session.cl.read(session.queue, memory, (long) Double.BYTES * size, Pointer.to(out));
    }

    @Override
    public void write(double[] values) {
        if (values.length < size) throw new IllegalArgumentException("A slice of %d numbers cannot be filled from %d.".formatted(size, values.length));
        if (size > 0) session.cl.write(session.queue, memory, (long) Double.BYTES * size, Pointer.to(values));
    }

    /// Copies the values of another slice.
    void take(ClBuffer from) {
        session.cl.copy(session.queue, from.memory, memory, (long) Double.BYTES * size);
    }

    /// The first value.
    double first() {
        double[] value = new double[1];
        session.cl.read(session.queue, memory, Double.BYTES, Pointer.to(value));
        return value[0];
    }
}
