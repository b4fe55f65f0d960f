package org.mfglab.architecture.wrong.attic;

import java.io.IOException;
import java.io.ObjectInputStream;

/// A class in a package without a rule, that reads foreign objects and starts programs.
public final class Box {

    private Box() {}

    static Object read(ObjectInputStream in) throws IOException, ClassNotFoundException {
        return in.readObject();
    }

    static Process start(String program) throws IOException {
        return new ProcessBuilder(program).start();
    }
}
