package org.mfglab.device;

/// What one kernel of a device has done.
///
/// @param calls   how often it ran
/// @param seconds how long, by the clock of the device
/// @param bytes   the sizes of the buffers of numbers that it was given, each counted once per call: no kernel can move less than what it reads and writes of them
public record KernelTime(String name, long calls, double seconds, double bytes) { }
