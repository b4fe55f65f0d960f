package org.mfglab.workbench.file;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.util.List;

/// Writes a `.npy` array piece by piece, so that a trajectory never has to be in memory as one array.
public final class NumpyWriter implements Closeable {

    private static final int BLOCK = 1 << 13;

    private final OutputStream out;
    private final ElementType type;
    private final ByteBuffer buffer;
    private long missing;

    /// Writes the header.
    ///
    /// @param out   closed with this writer; best an unbuffered one
    /// @param type  [ElementType#FLOAT64] or [ElementType#FLOAT32]
    /// @param shape lengths of the axes, the last one contiguous
    public NumpyWriter(OutputStream out, ElementType type, List<Integer> shape) throws IOException {
        if (type != ElementType.FLOAT64 && type != ElementType.FLOAT32)
            throw new IllegalArgumentException("Arrays are written as float64 or float32, not as %s.".formatted(type));
        this.out = out;
        this.type = type;
        this.buffer = ByteBuffer.allocate(BLOCK * type.bytes());
        missing = shape.stream().mapToLong(Integer::longValue).reduce(1, Math::multiplyExact);
        out.write(new NumpyHeader(type, false, shape).toBytes());
    }

    /// Writes a whole array.
    public static void write(OutputStream out, ElementType type, NumpyArray array) throws IOException {
        try (NumpyWriter writer = new NumpyWriter(out, type, array.shape())) {
            writer.append(array.values(), array.values().length);
        }
    }

    /// Writes a text as an array without axes; `str(array)` gives it back. Each character takes four bytes.
    public static void write(OutputStream out, String text) throws IOException {
        int length = text.codePointCount(0, text.length());
        out.write(NumpyHeader.bytes("<U" + length, false, List.of()));
        out.write(text.getBytes(Charset.forName("UTF-32LE")));
    }

    /// Appends the first `count` of the values.
    public void append(double[] values, int count) throws IOException {
        if (count > missing)
            throw new IllegalArgumentException("The array has room for %s more values, not for %s.".formatted(missing, count));
        for (int from = 0; from < count; from += BLOCK) {
            int length = Math.min(BLOCK, count - from);
            type.encode(values, from, length, buffer.clear());
            out.write(buffer.array(), 0, length * type.bytes());
        }
        missing -= count;
    }

    /// @throws IOException if fewer values were appended than the shape promises
    @Override
    public void close() throws IOException {
        try (out) {
            if (missing > 0) throw new IOException("The array was closed %s values before its end.".formatted(missing));
        }
    }
}
