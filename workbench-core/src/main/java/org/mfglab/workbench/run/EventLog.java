package org.mfglab.workbench.run;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;

/// The event stream in a file that grows by whole lines, so that a run can be watched. A full disk does not end a solve: the first
/// failure is kept and reported when the log is closed.
///
/// It is the first file of a run, and made only where there is none: of two runs that want the same folder one gets it. While it is open
/// it is locked, at a place far behind its end, so that of two processes that want to go on with a run one does. File systems without
/// locks do without.
public final class EventLog implements Observer, Closeable {

    private static final long FAR_BEHIND = Long.MAX_VALUE - 1;
    private static final int BLOCK = 1 << 12;

    private final FileChannel channel;
    private IOException failure;

    private EventLog(FileChannel channel) {
        this.channel = channel;
    }

    /// Begins a log.
    ///
    /// @throws FileAlreadyExistsException if another run has begun there
    static EventLog create(Path file) throws IOException {
        try {
            FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
            lock(channel);
            return new EventLog(channel);
        } catch (FileAlreadyExistsException _) {
            throw new FileAlreadyExistsException(file.toString(), null, "Another run has begun in it.");
        }
    }

    /// Goes on with a log. A line that a killed process did not write to its end is removed.
    ///
    /// @throws BusyFolder if the run is still going on
    static EventLog goOn(Path file) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        try {
            if (!lock(channel)) throw new BusyFolder(file.getParent());
            channel.truncate(wholeLines(channel));
            channel.position(channel.size());
            return new EventLog(channel);
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    /// Whether a process is at work in a run folder, as far as its file system tells.
    public static boolean isBusy(Path run) throws IOException {
        Path file = run.resolve(RunFiles.LOG);
        if (!Files.isWritable(file)) return false;
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            return !lock(channel);
        }
    }

    /// Another process is at work in a run folder.
    static final class BusyFolder extends IOException {

        private static final long serialVersionUID = 1;

        BusyFolder(Path folder) {
            super("Another process is at work in " + folder + ".");
        }
    }

    /// @return false if somebody else has the lock
    private static boolean lock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock(FAR_BEHIND, 1, false) != null;
        } catch (OverlappingFileLockException _) {
            return false;
        } catch (IOException e) {
            if (channel.isOpen()) return true;
            throw e;
        }
    }

    /// The length of the lines that are complete.
    private static long wholeLines(FileChannel channel) throws IOException {
        for (long end = channel.size(); end > 0; ) {
            ByteBuffer block = ByteBuffer.allocate((int) Math.min(BLOCK, end));
            long from = end - block.capacity();
            while (block.hasRemaining() && channel.read(block, from + block.position()) >= 0) { }
            for (int i = block.position() - 1; i >= 0; i--) if (block.get(i) == '\n') return from + i + 1;
            end = from;
        }
        return 0;
    }

    @Override
    public void heard(Event event) {
        append(event.json());
    }

    void append(Map<String, ?> object) {
        try {
            ByteBuffer line = ByteBuffer.wrap((Json.line(object) + "\n").getBytes(StandardCharsets.UTF_8));
            while (failure == null && line.hasRemaining()) channel.write(line);
        } catch (IOException e) {
            failure = e;
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
        if (failure != null) throw failure;
    }
}
