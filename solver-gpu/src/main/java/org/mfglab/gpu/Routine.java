package org.mfglab.gpu;

import java.util.Arrays;
import org.jocl.Pointer;
import org.jocl.Sizeof;
import org.jocl.cl_kernel;
import org.jocl.cl_mem;

/// A kernel of a program, ready to be started with arguments. Commands run in the order in which they are given.
final class Routine {

    private final Session session;
    private final String name;
    private final cl_kernel kernel;
    private final int chunk;

    /// @param chunk places that one item of a processor treats
    Routine(Session session, String name, cl_kernel kernel, int chunk) {
        this.session = session;
        this.name = name;
        this.kernel = kernel;
        this.chunk = chunk;
    }

    /// Starts a kernel whose body is a loop EACH over so many places.
    ///
    /// @param arguments buffers, tables of whole numbers, whole numbers and numbers, as the kernel declares them
    void each(int places, Object... arguments) {
        if (places > 0) items(session.settings.processor() ? Math.ceilDiv(places, chunk) : places, arguments);
    }

    /// Starts a kernel with at least so many items; those beyond have nothing to do, which the kernel must see to.
    void items(int items, Object... arguments) {
        session.residents.next();
        for (int k = 0; k < arguments.length; k++) bind(k, arguments[k]);
        long group = session.group();
        long whole = Math.ceilDiv(Math.max(1, items), group) * group;
        if (session.settings.stopwatch() == null) session.cl.launch(session.queue, kernel, whole, group);
        else session.settings.stopwatch().add(name, session.cl.measured(session.queue, kernel, whole, group), Arrays.stream(arguments).distinct().mapToDouble(Routine::bytes).sum());
    }

    private static double bytes(Object argument) {
        return argument instanceof ClBuffer buffer ? buffer.bytes() : 0;
    }

    private void bind(int index, Object argument) {
        switch (argument) {
            case ClBuffer buffer -> session.cl.argument(kernel, index, Sizeof.cl_mem, Pointer.to(buffer.memory()));
            case cl_mem memory -> session.cl.argument(kernel, index, Sizeof.cl_mem, Pointer.to(memory));
            case Integer number -> session.cl.argument(kernel, index, Sizeof.cl_int, Pointer.to(new int[] {number}));
            case Double number -> session.numbers.argument(kernel, index, number);
            default -> throw new IllegalArgumentException("A kernel does not take " + argument + ".");
        }
    }
}
