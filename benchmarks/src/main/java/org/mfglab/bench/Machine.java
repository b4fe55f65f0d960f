package org.mfglab.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.mfglab.workbench.run.Json;

/// Where it was measured.
///
/// @param processor the model's name
/// @param cores     processors that this program may use
/// @param system    operating system and its kernel
/// @param java      version of the run-time
record Machine(String processor, int cores, String system, String java) {

    private static final Path LINUX = Path.of("/proc/cpuinfo");

    static Machine here() {
        return new Machine(processorName(), Runtime.getRuntime().availableProcessors(),
                System.getProperty("os.name") + " " + System.getProperty("os.version"), Runtime.version().toString());
    }

    private static String processorName() {
        try {
            if (Files.isReadable(LINUX))
                for (String line : Files.readAllLines(LINUX))
                    if (line.startsWith("model name")) return line.substring(line.indexOf(':') + 1).strip();
        } catch (IOException _) {
            // A system that hides its processor is no reason to fail; the architecture stands in.
        }
        return System.getProperty("os.arch");
    }

    Map<String, Object> json() {
        return Json.object("processor", processor, "cores", cores, "system", system, "java", java);
    }

    @Override
    public String toString() {
        return "%s, %d %s, %s, Java %s".formatted(processor, cores, cores == 1 ? "core" : "cores", system, java);
    }
}
