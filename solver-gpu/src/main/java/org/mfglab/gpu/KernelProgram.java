package org.mfglab.gpu;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jocl.cl_kernel;
import org.jocl.cl_program;

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
        return new Routine(session, name, kernels.computeIfAbsent(name, _ -> session.cl.kernel(program, name)), chunk);
    }

    void close() {
        List<Runnable> steps = new ArrayList<>();
        for (cl_kernel kernel : kernels.values()) steps.add(() -> session.cl.release(kernel));
        steps.add(() -> session.cl.release(program));
        Closing.all(steps);
    }
}
