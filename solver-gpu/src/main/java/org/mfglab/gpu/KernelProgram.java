package org.mfglab.gpu;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jocl.cl_kernel;
import org.jocl.cl_program;
import org.mfglab.device.DeviceException;
import org.mfglab.device.DeviceException.Kind;

/// A compiled text.
final class KernelProgram {

    private final Session session;
    private final cl_program program;
    private final int chunk;
    private final Map<String, cl_kernel> kernels = new HashMap<>();

    /// @param chunk places that one item of a processor treats
    KernelProgram(Session session, cl_program program, int chunk) {
        this.session = session;
        this.program = program;
        this.chunk = chunk;
    }

    Routine routine(String name) {
        return new Routine(session, name, kernels.computeIfAbsent(name, this::made), chunk);
    }

    private cl_kernel made(String name) {
        cl_kernel kernel = session.cl.kernel(program, name);
        long most = session.group() == 1 ? 1 : session.cl.largestGroup(kernel, session.device.id());
        if (most >= session.group()) return kernel;
        session.cl.release(kernel);
        throw new DeviceException(Kind.UNSUPPORTED, "%s runs the kernel %s in groups of at most %d, and %d are needed. Take device = \"cpu\" or another device."
                .formatted(session.device.facts().name(), name, most, session.group()));
    }

    void close() {
        List<Runnable> steps = new ArrayList<>();
        for (cl_kernel kernel : kernels.values()) steps.add(() -> session.cl.release(kernel));
        steps.add(() -> session.cl.release(program));
        Closing.all(steps);
    }
}
