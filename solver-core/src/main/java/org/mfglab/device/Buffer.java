package org.mfglab.device;

/// The values of one slice in the memory of a device; mutable, seen only by schemes, solvers and back ends.
public interface Buffer {

    int size();

    /// Copies the values to the host.
    ///
    /// @param out modified; at least `size()` long
    void read(double[] out);

    /// Copies values from the host.
    void write(double[] values);
}
