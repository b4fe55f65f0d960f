package org.mfglab.workbench.file;

import java.util.List;

/// An array as numpy stores it, row-major.
///
/// @param shape  lengths of the axes, the last one contiguous; empty for a single number
/// @param values kept, not copied; one per element
public record NumpyArray(List<Integer> shape, double[] values) {

    public NumpyArray {
        shape = List.copyOf(shape);
        long size = 1;
        for (int length : shape) size *= length;
        if (size != values.length)
            throw new IllegalArgumentException("An array of shape %s holds %s values, not %s.".formatted(shape, size, values.length));
    }
}
