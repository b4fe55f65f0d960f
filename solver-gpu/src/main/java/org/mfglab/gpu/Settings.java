package org.mfglab.gpu;

import org.mfglab.device.Precision;

/// How a device is used.
///
/// @param processor whether work is cut as it suits a processor (few items treat many places each, and many lines at once) or as it suits a graphics card
///                  (many items, one place or one line each); the results are the same
/// @param capacity  bytes that buffers may take in all
/// @param stopwatch null where nothing is to be measured
/// @param cache     of compiled programs
record Settings(boolean processor, Precision precision, long capacity, Stopwatch stopwatch, ProgramCache cache) {

    /// Those that suit a device.
    static Settings of(OpenClDevice device, Precision precision) {
        return new Settings(device.facts().processor(), precision, device.capacity(), null, ProgramCache.ofUser());
    }

    Settings cut(boolean asForProcessor) {
        return new Settings(asForProcessor, precision, capacity, stopwatch, cache);
    }

    Settings within(long bytes) {
        return new Settings(processor, precision, bytes, stopwatch, cache);
    }

    Settings measured() {
        return new Settings(processor, precision, capacity, new Stopwatch(), cache);
    }

    Settings with(ProgramCache programs) {
        return new Settings(processor, precision, capacity, stopwatch, programs);
    }
}
