package org.mfglab.workbench.device;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// The processor of this machine.
///
/// @param name    of the model; its architecture where the system hides it
/// @param threads that may compute at once
public record Processor(String name, int threads) {

    private static final Path LINUX = Path.of("/proc/cpuinfo");

    public static Processor here() {
        return new Processor(model(), Runtime.getRuntime().availableProcessors());
    }

    private static String model() {
        try {
            if (Files.isReadable(LINUX))
                for (String line : Files.readAllLines(LINUX))
                    if (line.startsWith("model name")) return line.substring(line.indexOf(':') + 1).strip();
        } catch (IOException _) {
            // A system that hides its processor is no reason to fail; the architecture stands in.
        }
        return System.getProperty("os.arch");
    }
}
