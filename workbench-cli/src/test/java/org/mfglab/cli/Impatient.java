package org.mfglab.cli;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/// Standard output that sends this process a signal when the second iteration is told, and waits until it has arrived.
public final class Impatient extends PrintStream {

    private final String signal;
    private boolean sent;

    public Impatient(String signal) {
        super(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);
        this.signal = signal;
    }

    @Override
    public void print(String text) {
        super.print(text);
        if (sent || !text.contains("\"k\":2,")) return;
        sent = true;
        try {
            Class<?> type = Class.forName("sun.misc.Signal");
            type.getMethod("raise", type).invoke(null, type.getConstructor(String.class).newInstance(signal));
            Thread.sleep(2_000);
        } catch (ReflectiveOperationException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
