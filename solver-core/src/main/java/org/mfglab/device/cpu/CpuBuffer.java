package org.mfglab.device.cpu;

import org.mfglab.device.Buffer;

/// A slice in the heap.
record CpuBuffer(double[] data) implements Buffer {

    static double[] of(Buffer buffer) {
        return ((CpuBuffer) buffer).data;
    }

    @Override
    public int size() {
        return data.length;
    }

    @Override
    public void read(double[] out) {
        System.arraycopy(data, 0, out, 0, data.length);
    }

    @Override
    public void write(double[] values) {
        System.arraycopy(values, 0, data, 0, data.length);
    }
}
