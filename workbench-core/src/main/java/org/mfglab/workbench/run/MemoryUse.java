package org.mfglab.workbench.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// The largest memory of this process so far.
public final class MemoryUse {

    private static final Path STATUS = Path.of("/proc/self/status");

    private MemoryUse() { }

    /// In MiB: what the operating system counted, or where it does not tell, the heap that is reserved.
    public static long peakMegabytes() {
        try {
            if (Files.isReadable(STATUS))
                for (String line : Files.readAllLines(STATUS))
                    if (line.startsWith("VmHWM:")) return Long.parseLong(line.replaceAll("\\D", "")) >> 10;
        } catch (IOException | NumberFormatException _) {
            // A kernel that hides its counters is no reason to fail; the reserved heap stands in.
        }
        return Runtime.getRuntime().totalMemory() >> 20;
    }
}
