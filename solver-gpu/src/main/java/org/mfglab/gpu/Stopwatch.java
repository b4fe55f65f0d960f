package org.mfglab.gpu;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.mfglab.device.KernelTime;

/// Adds up what kernels do.
final class Stopwatch {

    private final Map<String, KernelTime> times = new HashMap<>();

    void add(String name, long nanoseconds, double bytes) {
        times.merge(name, new KernelTime(name, 1, nanoseconds * 1e-9, bytes),
                (a, b) -> new KernelTime(name, a.calls() + 1, a.seconds() + b.seconds(), a.bytes() + b.bytes()));
    }

    /// The longest first.
    List<KernelTime> times() {
        return times.values().stream().sorted(Comparator.comparingDouble(KernelTime::seconds).reversed()).toList();
    }
}
