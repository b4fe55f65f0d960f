package org.mfglab.workbench.run;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32C;
import java.util.zip.CheckedOutputStream;
import org.mfglab.grid.Trajectory;
import org.mfglab.scheme.LaxFriedrichs;
import org.mfglab.solve.Iterate;

/// Keeps the latest two states of a solve in `checkpoint/`, each a [Checkpoint]. They are written slice by slice, in one pass over the
/// device. A state that is not finite is never written.
final class Checkpoints {

    private static final int KEPT = 2;

    /// Writing takes at most one part in so many of the time.
    private static final double SPARING = 20;

    /// What writing is taken for at first, in bytes per second.
    private static final double USUAL_SPEED = 300e6;

    private final RunFolder folder;
    private final double tolerance;
    private final double apart;
    private final Deque<Path> written = new ArrayDeque<>();
    private double last;
    private double cost;
    private int newest = -1;

    /// @param tolerance that the solve aims at
    /// @param apart     seconds from one to the next, at least; more where writing takes long
    Checkpoints(RunFolder folder, double tolerance, double apart) {
        this.folder = folder;
        this.tolerance = tolerance;
        this.apart = apart;
    }

    /// What was written.
    ///
    /// @param seconds that writing took
    record Written(int iteration, Path file, double seconds) { }

    /// Goes on from a checkpoint that is in the folder. Newer ones are damaged, and removed.
    ///
    /// @param seconds now, as in [#offer]
    void goOnFrom(Checkpoint checkpoint, double seconds) throws IOException {
        List<Path> arrays = Checkpoint.arrays(folder.path());
        int at = arrays.indexOf(checkpoint.file());
        for (Path damaged : arrays.subList(0, at)) remove(damaged);
        written.clear();
        written.addAll(arrays.subList(at, arrays.size()).reversed());
        newest = checkpoint.iteration();
        last = seconds;
    }

    /// Writes a checkpoint if the last one is old enough.
    ///
    /// @param seconds wall time of the run
    Optional<Written> offer(Iterate iterate, double seconds) throws IOException {
        if (cost == 0) cost = (double) Double.BYTES * iterate.density().grid().size() * iterate.density().time().levels() / USUAL_SPEED;
        return seconds - last < Math.max(apart, SPARING * cost) ? Optional.empty() : write(iterate, seconds);
    }

    /// Writes a checkpoint, unless that iteration has one or its state is not finite.
    Optional<Written> write(Iterate iterate, double seconds) throws IOException {
        if (iterate.iterations() == newest) return Optional.empty();
        long began = System.nanoTime();
        Path place = Files.createDirectories(folder.file(RunFiles.CHECKPOINT)).resolve(Checkpoint.name(iterate.iterations()));
        if (!published(place, iterate, seconds)) return Optional.empty();
        newest = iterate.iterations();
        written.remove(place);
        written.addLast(place);
        while (written.size() > KEPT) remove(written.removeFirst());
        cost = 1e-9 * (System.nanoTime() - began);
        last = seconds + cost;
        return Optional.of(new Written(newest, place, cost));
    }

    private boolean published(Path place, Iterate iterate, double seconds) throws IOException {
        try (AtomicFiles files = new AtomicFiles(place.getParent(), true)) {
            CRC32C checksum = new CRC32C();
            try (OutputStream out = new CheckedOutputStream(Files.newOutputStream(files.file(place.getFileName().toString())), checksum)) {
                if (!FieldFiles.whole(out, iterate.density())) return false;
            }
            List<Double> theta = iterate.scheme() instanceof LaxFriedrichs found ? found.theta() : List.of();
            Files.writeString(files.file(Checkpoint.beside(place).getFileName().toString()), Json.pretty(Checkpoint.json(iterate, theta, seconds, tolerance, checksum.getValue())));
            files.publish();
            return true;
        }
    }

    private static void remove(Path array) throws IOException {
        Files.deleteIfExists(Checkpoint.beside(array));
        Files.deleteIfExists(array);
    }
}
