package org.mfglab.gpu;

import java.util.ArrayList;
import java.util.List;
import org.jocl.Pointer;
import org.jocl.cl_command_queue;
import org.jocl.cl_context;
import org.jocl.cl_mem;

/// An open device: its queue, its memory and its programs.
final class Session implements AutoCloseable {

    /// Work items of a group where each treats one place.
    private static final int GROUP = 64;

    final OpenCl cl;
    final OpenClDevice device;

    final Settings settings;
    final cl_context context;
    final cl_command_queue queue;
    final Workshop workshop;
    final Residents residents;
    final Numbers numbers;

    Session(OpenCl cl, OpenClDevice device, Settings settings) {
        this.cl = cl;
        this.device = device;
        this.settings = settings;
        this.context = cl.context(device.platform(), device.id());
        cl_command_queue opened = null;
        try {
            opened = cl.queue(context, device.id(), settings.stopwatch() != null);
        } finally {
            if (opened == null) cl.release(context);
        }
        this.queue = opened;
        this.numbers = new Numbers(this, settings.precision());
        this.residents = new Residents(this, settings.capacity());
        this.workshop = new Workshop(this);
    }

    /// Work items of a group.
    int group() {
        return settings.processor() ? 1 : (int) Math.min(GROUP, device.group());
    }

    /// A buffer of zeros that stays.
    ClBuffer slice(int size) {
        ClBuffer slice = new ClBuffer(this, size);
        residents.next();
        slice.settle(residents.place(slice.bytes()));
        return slice;
    }

    /// A buffer of these values.
    ClBuffer slice(double[] values) {
        ClBuffer slice = slice(values.length);
        slice.write(values);
        return slice;
    }

    /// Memory with anything in it.
    cl_mem memory(long bytes) {
        residents.next();
        return residents.place(bytes);
    }

    /// A table of whole numbers; one zero in place of none.
    cl_mem table(int[] values) {
        int[] table = values.length == 0 ? new int[1] : values;
        cl_mem memory = memory((long) Integer.BYTES * table.length);
        cl.write(queue, memory, (long) Integer.BYTES * table.length, Pointer.to(table));
        return memory;
    }

    /// Gives everything back; goes on where the driver fails, and then says the first of what it failed with.
    @Override
    public void close() {
        List<Runnable> steps = new ArrayList<>();
        steps.add(() -> cl.finish(queue));
        steps.add(workshop::close);
        steps.add(residents::close);
        steps.add(() -> cl.release(queue));
        steps.add(() -> cl.release(context));
        Closing.all(steps);
    }
}
