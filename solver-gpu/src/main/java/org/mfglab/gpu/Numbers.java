package org.mfglab.gpu;

import org.jocl.Pointer;
import org.jocl.Sizeof;
import org.jocl.cl_kernel;
import org.jocl.cl_mem;
import org.mfglab.device.Precision;

/// How numbers cross between the host, where they are doubles, and a device of some precision.
final class Numbers {

    private final Session session;
    private final boolean single;
    private float[] converted = new float[0];

    Numbers(Session session, Precision precision) {
        this.session = session;
        this.single = precision == Precision.SINGLE;
    }

    void write(cl_mem to, double[] values, int count) {
        if (!single) {
            session.cl.write(session.queue, to, (long) Double.BYTES * count, Pointer.to(values));
            return;
        }
        float[] floats = room(count);
        for (int i = 0; i < count; i++) floats[i] = (float) values[i];
        session.cl.write(session.queue, to, (long) Float.BYTES * count, Pointer.to(floats));
    }

    void read(cl_mem from, double[] out, int count) {
        if (!single) {
            session.cl.read(session.queue, from, (long) Double.BYTES * count, Pointer.to(out));
            return;
        }
        float[] floats = room(count);
        session.cl.read(session.queue, from, (long) Float.BYTES * count, Pointer.to(floats));
        for (int i = 0; i < count; i++) out[i] = floats[i];
    }

    private float[] room(int count) {
        if (converted.length < count) converted = new float[count];
        return converted;
    }

    /// Gives a number to a kernel.
    void argument(cl_kernel kernel, int index, double number) {
        if (single) session.cl.argument(kernel, index, Sizeof.cl_float, Pointer.to(new float[] {(float) number}));
        else session.cl.argument(kernel, index, Sizeof.cl_double, Pointer.to(new double[] {number}));
    }
}
