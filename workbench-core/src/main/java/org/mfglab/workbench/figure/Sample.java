package org.mfglab.workbench.figure;

/// A value of a figure and its place: `(x, y)` on a plane; on a curve `y` is the value itself.
public record Sample(double x, double y, double value) { }
