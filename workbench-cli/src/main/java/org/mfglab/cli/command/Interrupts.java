package org.mfglab.cli.command;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import org.mfglab.workbench.run.Exit;
import org.mfglab.workbench.run.Stop;

/// Turns Ctrl-C and the request to terminate into an orderly stop while a run goes on; the second one ends the process at once.
///
/// Java knows signals only as `sun.misc.Signal` of the supported module `jdk.unsupported`, and its compiler warns of every mention.
/// Hence reflection.
final class Interrupts implements AutoCloseable {

    private record Handled(Object signal, Object before) { }

    private final List<Handled> handled = new ArrayList<>();
    private final Method handle;

    private Interrupts(Method handle) {
        this.handle = handle;
    }

    static Interrupts stopping(Stop stop) {
        try {
            Class<?> signal = Class.forName("sun.misc.Signal");
            Class<?> handler = Class.forName("sun.misc.SignalHandler");
            Interrupts interrupts = new Interrupts(signal.getMethod("handle", signal, handler));
            interrupts.on("INT", Exit.INTERRUPTED, signal, handler, stop);
            interrupts.on("TERM", Exit.TERMINATED, signal, handler, stop);
            return interrupts;
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("This Java has no signals.", e);
        }
    }

    private void on(String name, Exit exit, Class<?> signal, Class<?> handler, Stop stop) throws ReflectiveOperationException {
        Object reaction = Proxy.newProxyInstance(Interrupts.class.getClassLoader(), new Class<?>[] {handler}, (_, method, _) -> {
            if (method.getName().equals("handle") && stop.ask(exit)) Runtime.getRuntime().halt(exit.code());
            return null;
        });
        Object number = signal.getConstructor(String.class).newInstance(name);
        try {
            handled.add(new Handled(number, handle.invoke(null, number, reaction)));
        } catch (InvocationTargetException e) {
            // The process was started with this signal ignored or reserved (nohup, -Xrs); then it is not ours to handle.
            if (!(e.getCause() instanceof IllegalArgumentException)) throw e;
        }
    }

    /// Gives the signals back.
    @Override
    public void close() {
        try {
            for (Handled each : handled) handle.invoke(null, each.signal, each.before);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("A signal could not be given back.", e);
        }
    }
}
