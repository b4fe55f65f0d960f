package org.mfglab.device;

/// The convolution with a kernel on a grid, `out_i = sum_j K_ij m_j` with the kernel integrated over the cell of m_j.
public interface Convolution {

    /// @param m   not modified
    /// @param out modified; not m
    void apply(Buffer m, Buffer out);
}
