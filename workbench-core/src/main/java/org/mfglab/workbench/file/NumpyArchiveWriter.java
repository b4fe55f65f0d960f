package org.mfglab.workbench.file;

import java.io.Closeable;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.LocalDateTime;
import java.util.zip.CRC32;
import java.util.zip.CheckedOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// Writes an `.npz` archive as `numpy.savez` does: a zip of `.npy` arrays that are stored as they are, since numbers of a computation
/// hardly shrink. The same arrays give the same bytes at any time.
public final class NumpyArchiveWriter implements Closeable {

    /// The earliest time that a zip can tell.
    private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

    private final ZipOutputStream zip;

    /// @param out closed with this writer; best a buffered one
    public NumpyArchiveWriter(OutputStream out) {
        zip = new ZipOutputStream(out);
        zip.setMethod(ZipOutputStream.STORED);
    }

    /// What writes an array, header and elements.
    @FunctionalInterface
    public interface Content {
        /// @param out may be closed
        void writeTo(OutputStream out) throws IOException;
    }

    /// Appends an array. An entry that is stored begins with its length and its checksum, and neither is known before: the array is
    /// written twice, the first time only to be counted, and never held.
    ///
    /// @param key its name in the archive
    public void add(String key, Content array) throws IOException {
        Count count = new Count();
        array.writeTo(count);
        ZipEntry entry = new ZipEntry(key + ".npy");
        entry.setTimeLocal(NO_TIME);
        entry.setSize(count.bytes);
        entry.setCrc(count.getChecksum().getValue());
        zip.putNextEntry(entry);
        array.writeTo(new Open(zip));
        zip.closeEntry();
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }

    private static final class Count extends CheckedOutputStream {
        private long bytes;

        Count() {
            super(OutputStream.nullOutputStream(), new CRC32());
        }

        @Override
        public void write(int b) throws IOException {
            super.write(b);
            bytes++;
        }

        @Override
        public void write(byte[] b, int from, int length) throws IOException {
            super.write(b, from, length);
            bytes += length;
        }
    }

    /// Writers of arrays close their stream; the archive goes on.
    private static final class Open extends FilterOutputStream {
        Open(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] b, int from, int length) throws IOException {
            out.write(b, from, length);
        }

        @Override
        public void close() throws IOException {
            flush();
        }
    }
}
