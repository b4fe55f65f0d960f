package org.mfglab.workbench.sweep;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.mfglab.workbench.run.AtomicFile;
import org.mfglab.workbench.run.Json;

/// The folder of a sweep, which many processes may share.
///
/// They do so by locks on single bytes of one empty file: byte i + 1 is held while point i is being solved, byte 0 while what all
/// points share is written. The system gives the locks back when a process dies, so that none is left behind, and network file systems
/// carry them to other machines.
final class SweepFolder implements Closeable {

    static final String PLAN = "sweep.json";
    static final String SUMMARY = "summary.csv";
    static final String PICTURE = "summary.png";
    static final String LOCKS = ".sweep.lock";

    /// Locks of files keep out other processes, and this one other threads.
    private static final ReentrantLock SHARED = new ReentrantLock();

    private final Path path;
    private final SweepPlan plan;
    private final FileChannel locks;
    private final StoredPoint[] done;
    private volatile boolean lockless;

    private SweepFolder(Path path, SweepPlan plan, FileChannel locks) {
        this.path = path;
        this.plan = plan;
        this.locks = locks;
        this.done = new StoredPoint[plan.points().size()];
    }

    /// Makes the folder, or goes on with one of the same sweep.
    ///
    /// @param digest of the problem file
    /// @throws IOException if it cannot be written, holds something else, or another sweep
    static SweepFolder open(Path path, SweepPlan plan, String digest) throws IOException {
        if (Files.exists(path) && !Files.isDirectory(path)) throw new FileAlreadyExistsException(path.toString(), null, "There is a file of this name.");
        Files.createDirectories(path);
        requireOurs(path);
        FileChannel locks = FileChannel.open(path.resolve(LOCKS), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        SweepFolder folder = new SweepFolder(path, plan, locks);
        try {
            folder.shared(() -> folder.begin(plan.json(digest)));
            return folder;
        } catch (IOException e) {
            locks.close();
            throw e;
        }
    }

    /// Nothing is put into a folder that holds other things and no sweep.
    private static void requireOurs(Path path) throws IOException {
        if (Files.exists(path.resolve(LOCKS)) || Files.exists(path.resolve(PLAN))) return;
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(path)) {
            // Another process of the sweep may have made its file of locks since.
            if (entries.iterator().hasNext() && !Files.exists(path.resolve(LOCKS)))
                throw new FileAlreadyExistsException(path.toString(), null, "The folder is not empty, and holds no sweep.");
        }
    }

    private void begin(Map<String, Object> mine) throws IOException {
        Path file = path.resolve(PLAN);
        if (!Files.exists(file)) {
            write(PLAN, Json.pretty(mine).getBytes(StandardCharsets.UTF_8));
            return;
        }
        Map<String, Object> there;
        try {
            there = Json.read(Files.readString(file));
        } catch (IOException e) {
            throw new IOException("Its " + PLAN + " cannot be read: it is not a JSON object.", e);
        }
        Map<String, Object> here = Json.read(Json.pretty(mine));
        for (String[] part : new String[][] {{"input_sha256", "another problem file, or another state of this one"}, {"settings", "other values of --set"}, {"keys", "other values of --over"}})
            if (!Objects.equals(here.get(part[0]), there.get(part[0])))
                throw new FileSystemException(path.toString(), null, "The folder holds a sweep with " + part[1]);
    }

    /// Something that only one process may do at a time.
    private interface Work {
        void run() throws IOException;
    }

    private void shared(Work work) throws IOException {
        SHARED.lock();
        try (FileLock _ = sharedLock()) {
            work.run();
        } finally {
            SHARED.unlock();
        }
    }

    /// @return null where the file system has no locks
    private FileLock sharedLock() {
        try {
            return lockless ? null : locks.lock(0, 1, false);
        } catch (IOException _) {
            lockless = true;
            return null;
        }
    }

    /// Whether the file system has no locks, so that two processes may come to solve the same point.
    boolean lockless() {
        return lockless;
    }

    /// The right to solve a point, until it is closed.
    interface Claim extends AutoCloseable {
        @Override
        void close() throws IOException;
    }

    /// @return nothing if another process is at work on the point
    Optional<Claim> claim(SweepPoint point) {
        if (lockless) return Optional.of(() -> { });
        try {
            FileLock lock = locks.tryLock(point.index() + 1L, 1, false);
            return lock == null ? Optional.empty() : Optional.of(lock::release);
        } catch (OverlappingFileLockException _) {
            return Optional.empty();
        } catch (IOException _) {
            lockless = true;
            return Optional.of(() -> { });
        }
    }

    Path run(SweepPoint point) {
        return path.resolve(point.folder());
    }

    /// Every point as its folder tells now. What is done stays done and is not read again.
    synchronized List<StoredPoint> points() {
        List<StoredPoint> points = new ArrayList<>();
        for (SweepPoint point : plan.points()) {
            StoredPoint stored = done[point.index()] != null ? done[point.index()] : StoredPoint.read(run(point));
            if (stored.done()) done[point.index()] = stored;
            points.add(stored);
        }
        return points;
    }

    /// Makes the table again from all that is there now.
    void summarise() throws IOException {
        shared(() -> write(SUMMARY, Summary.text(plan, points()).getBytes(StandardCharsets.UTF_8)));
    }

    /// Draws the picture of the table, where one can be drawn.
    void draw(String name) throws IOException {
        shared(() -> {
            Optional<byte[]> picture = SummaryPicture.of(name, plan, points());
            if (picture.isPresent()) write(PICTURE, picture.get());
        });
    }

    private void write(String name, byte[] bytes) throws IOException {
        AtomicFile.write(path.resolve(name), out -> out.write(bytes));
    }

    @Override
    public void close() throws IOException {
        locks.close();
    }
}
