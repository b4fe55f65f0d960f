package org.mfglab.bench;

import java.util.Map;
import org.mfglab.workbench.device.Processor;
import org.mfglab.workbench.run.Json;

/// Where it was measured.
///
/// @param processor the model's name
/// @param cores     processors that this program may use
/// @param system    operating system and its kernel
/// @param java      version of the run-time
record Machine(String processor, int cores, String system, String java) {

    static Machine here() {
        Processor processor = Processor.here();
        return new Machine(processor.name(), processor.threads(),
                System.getProperty("os.name") + " " + System.getProperty("os.version"), Runtime.version().toString());
    }

    Map<String, Object> json() {
        return Json.object("processor", processor, "cores", cores, "system", system, "java", java);
    }

    @Override
    public String toString() {
        return "%s, %d %s, %s, Java %s".formatted(processor, cores, cores == 1 ? "core" : "cores", system, java);
    }
}
