package org.mfglab.workbench.run;

/// The letters of the axes.
final class AxisNames {

    private AxisNames() { }

    static String of(int axis) {
        return "xyz".substring(axis, axis + 1);
    }
}
