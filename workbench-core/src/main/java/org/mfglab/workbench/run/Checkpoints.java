package org.mfglab.workbench.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.stream.IntStream;
import org.mfglab.grid.Trajectory;

/// Keeps the density of the latest two iterations of a long solve in `checkpoint/`, all time levels. A short solve leaves none.
final class Checkpoints {

    private static final double SECONDS_APART = 30;
    private static final int KEPT = 2;

    private final RunFolder folder;
    private final Deque<Path> written = new ArrayDeque<>();
    private double last;

    Checkpoints(RunFolder folder) {
        this.folder = folder;
    }

    /// Removes what was written, as that of an attempt that is begun anew.
    void remove() throws IOException {
        while (!written.isEmpty()) Files.deleteIfExists(written.removeFirst());
        Files.deleteIfExists(folder.file(RunFiles.CHECKPOINT));
        last = 0;
    }

    /// Writes a checkpoint if the last one is old enough.
    ///
    /// @param seconds since the start of the solve
    void offer(int iteration, double seconds, Trajectory density) throws IOException {
        if (seconds - last < SECONDS_APART) return;
        last = seconds;
        write(iteration, density);
    }

    /// Writes a checkpoint; a state that is not finite never replaces one that is.
    void write(int iteration, Trajectory density) throws IOException {
        if (!FieldFiles.finite(density)) return;
        String name = String.format(Locale.ROOT, "%s/m-%06d.npy", RunFiles.CHECKPOINT, iteration);
        FieldFiles.trajectory(folder, name, density, IntStream.range(0, density.time().levels()).toArray());
        Path file = folder.file(name);
        written.remove(file);
        written.addLast(file);
        while (written.size() > KEPT) Files.deleteIfExists(written.removeFirst());
    }
}
