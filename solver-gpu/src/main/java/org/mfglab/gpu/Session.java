package org.mfglab.gpu;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jocl.Pointer;
import org.jocl.cl_command_queue;
import org.jocl.cl_context;
import org.jocl.cl_mem;
import org.mfglab.device.DeviceException;
import org.mfglab.device.DeviceException.Kind;

/// An open device: its queue, its memory and its programs.
final class Session implements AutoCloseable {

    /// Work items of a group where each treats one place.
    private static final int GROUP = 64;

    /// Buffers may take this part of the memory of a device; the rest is for the driver.
    private static final double FULL = 0.8;

    final OpenCl cl;
    final OpenClDevice device;

    /// Whether few items treat many places each, and many lines at once; otherwise many items one place each, or one line.
    final boolean processor;
    final cl_context context;
    final cl_command_queue queue;
    final Workshop workshop;
    private final List<cl_mem> memory = new ArrayList<>();
    private long used;

    /// @param processor how work is cut: as it suits a processor, or as it suits a graphics card; the results are the same
    Session(OpenCl cl, OpenClDevice device, boolean processor) {
        this.cl = cl;
        this.device = device;
        this.processor = processor;
        this.context = cl.context(device.platform(), device.id());
        cl_command_queue opened = null;
        try {
            opened = cl.queue(context, device.id());
        } finally {
            if (opened == null) cl.release(context);
        }
        this.queue = opened;
        this.workshop = new Workshop(this);
    }

    /// Work items of a group.
    int group() {
        return processor ? 1 : (int) Math.min(GROUP, device.group());
    }

    /// The bytes that buffers may take in all.
    long capacity() {
        return (long) (FULL * device.facts().memory());
    }

    /// A buffer of zeros.
    ClBuffer slice(int size) {
        return new ClBuffer(this, size);
    }

    /// A buffer of these values.
    ClBuffer slice(double[] values) {
        ClBuffer slice = slice(values.length);
        slice.write(values);
        return slice;
    }

    /// One number in every lane of the widest vector.
    ClBuffer everywhere(double value) {
        double[] values = new double[ClBuffer.LANES];
        Arrays.fill(values, value);
        return slice(values);
    }

    /// A table of whole numbers; one zero in place of none.
    cl_mem table(int[] values) {
        int[] table = values.length == 0 ? new int[1] : values;
        cl_mem memory = memory((long) Integer.BYTES * table.length);
        cl.write(queue, memory, (long) Integer.BYTES * table.length, Pointer.to(table));
        return memory;
    }

    /// Memory with anything in it, given back when the session ends.
    cl_mem memory(long bytes) {
        if (bytes > device.allocation() || used + bytes > capacity())
            throw new DeviceException(Kind.MEMORY, "%s has no room for another %,d bytes: %,d of %,d are taken, and one buffer may have %,d. Take fewer points, or device = \"cpu\"."
                    .formatted(device.facts().name(), bytes, used, capacity(), device.allocation()));
        cl_mem made = cl.memory(context, bytes);
        memory.add(made);
        used += bytes;
        return made;
    }

    /// Gives everything back; goes on where the driver fails, and then says the first of what it failed with.
    @Override
    public void close() {
        List<Runnable> steps = new ArrayList<>();
        steps.add(() -> cl.finish(queue));
        steps.add(workshop::close);
        for (cl_mem buffer : memory) steps.add(() -> cl.release(buffer));
        steps.add(() -> cl.release(queue));
        steps.add(() -> cl.release(context));
        Closing.all(steps);
        memory.clear();
    }
}
