package org.mfglab.workbench.file;

import java.io.Closeable;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/// A `.npy` array that stays on the disk and is read a slice at a time, at any place along its first axis and from any thread, so
/// that an array larger than the memory can be gone through.
public final class NumpySlices implements Closeable {

    private final FileChannel channel;
    private final NumpyHeader header;
    private final long start;

    private NumpySlices(FileChannel channel, NumpyHeader header, long start) {
        this.channel = channel;
        this.header = header;
        this.start = start;
    }

    /// @throws IOException if it is not an array of numbers in row-major order or ends too early, in words for its owner
    public static NumpySlices open(Path file) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
        try {
            NumpyHeader header = NumpyHeader.read(new DataInputStream(Channels.newInputStream(channel)));
            NumpySlices slices = new NumpySlices(channel, header, channel.position());
            slices.check();
            return slices;
        } catch (EOFException e) {
            channel.close();
            throw new IOException("It ends inside its header.", e);
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    private void check() throws IOException {
        if (header.fortranOrder()) throw new IOException("Its array is column-major; row-major is expected. Maybe it was written by another program.");
        if (header.shape().isEmpty()) throw new IOException("It holds one number, not an array.");
        long elements = header.shape().stream().mapToLong(Integer::longValue).reduce(1, Math::multiplyExact);
        long there = (channel.size() - start) / header.type().bytes();
        if (there < elements) throw new IOException("It ends after %s of its %s elements.".formatted(there, elements));
    }

    /// The bytes of an element.
    public int bytes() {
        return header.type().bytes();
    }

    public List<Integer> shape() {
        return header.shape();
    }

    /// The number of slices.
    public int count() {
        return header.shape().getFirst();
    }

    /// The number of elements of a slice.
    public int size() {
        return header.shape().stream().skip(1).reduce(1, Math::multiplyExact);
    }

    /// Reads a slice.
    ///
    /// @param i   its number, from 0
    /// @param out modified; one value for each element of a slice, row-major
    public void read(int i, double[] out) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(Math.multiplyExact(out.length, header.type().bytes()));
        long from = start + (long) i * bytes.capacity();
        while (bytes.hasRemaining())
            if (channel.read(bytes, from + bytes.position()) < 0) throw new EOFException("It ends inside slice %s.".formatted(i));
        header.type().decode(bytes.array(), out, 0, out.length);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
