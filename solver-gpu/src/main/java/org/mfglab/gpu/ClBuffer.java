package org.mfglab.gpu;

import org.jocl.cl_mem;
import org.mfglab.device.Buffer;

/// A slice in the memory of a device. Behind its end there is room for a whole group of lanes, so that vectors may begin at any multiple of their width.
///
/// A slice that may move is brought to the host while the device has no room for it, and back when it is used.
final class ClBuffer implements Buffer {

    /// The widest vector.
    static final int LANES = 8;

    private final Session session;
    private final int size;
    private final int padded;

    /// Null while the slice is on the host, or is zero and was never used.
    private cl_mem memory;

    /// What it holds on the host; null for zeros.
    private double[] away;

    ClBuffer(Session session, int size) {
        this.session = session;
        this.size = size;
        this.padded = Math.ceilDiv(Math.max(1, size), LANES) * LANES;
    }

    static ClBuffer of(Buffer buffer) {
        return (ClBuffer) buffer;
    }

    @Override
    public int size() {
        return size;
    }

    long bytes() {
        return (long) session.settings.precision().bytes() * padded;
    }

    /// The memory with the values in it.
    cl_mem memory() {
        session.residents.use(this);
        return memory;
    }

    /// The memory, for a command that needs no other slice.
    private cl_mem alone() {
        session.residents.next();
        return memory();
    }

    boolean isResident() {
        return memory != null;
    }

    /// Takes a place in the memory of the device.
    void settle(cl_mem place) {
        if (away == null) session.cl.zero(session.queue, place, bytes());
        else session.numbers.write(place, away, padded);
        memory = place;
        away = null;
    }

    /// Goes to the host.
    ///
    /// @return the place that is free now
    cl_mem leave() {
        away = new double[padded];
        session.numbers.read(memory, away, padded);
        cl_mem place = memory;
        memory = null;
        return place;
    }

    @Override
    public void read(double[] out) {
        if (out.length < size) throw new IllegalArgumentException("An array of %d numbers is too short for a slice of %d.".formatted(out.length, size));
        if (size > 0) session.numbers.read(alone(), out, size);
    }

    @Override
    public void write(double[] values) {
        if (values.length < size) throw new IllegalArgumentException("A slice of %d numbers cannot be filled from %d.".formatted(size, values.length));
        if (size > 0) session.numbers.write(alone(), values, size);
    }

    /// Copies the values of another slice.
    void take(ClBuffer from) {
        session.residents.next();
        session.cl.copy(session.queue, from.memory(), memory(), (long) session.settings.precision().bytes() * size);
    }

    /// The first values.
    double[] first(int count) {
        double[] values = new double[count];
        session.numbers.read(alone(), values, count);
        return values;
    }
}
