package org.mfglab.workbench.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.stream.Collectors;

/// The kinds of numbers that numpy files may hold here. Objects are refused: they are programs.
public enum ElementType {

    FLOAT64("<f8", 8), FLOAT32("<f4", 4), FLOAT16("<f2", 2), BIG_FLOAT64(">f8", 8), BIG_FLOAT32(">f4", 4),
    INT64("<i8", 8), INT32("<i4", 4), INT16("<i2", 2), UINT8("|u1", 1);

    private final String descriptor;
    private final int bytes;

    ElementType(String descriptor, int bytes) {
        this.descriptor = descriptor;
        this.bytes = bytes;
    }

    /// The `descr` of the header.
    String descriptor() {
        return descriptor;
    }

    int bytes() {
        return bytes;
    }

    private ByteOrder order() {
        return descriptor.startsWith(">") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
    }

    static ElementType of(String descriptor) throws IOException {
        for (ElementType type : values()) if (type.descriptor.equals(descriptor)) return type;
        throw new NumpyHeader.Foreign("Its elements are of type '%s'; readable are %s. Maybe convert it with numpy: a.astype(float).".formatted(descriptor,
                Arrays.stream(values()).map(ElementType::descriptor).collect(Collectors.joining(" "))));
    }

    /// Decodes as many elements as `out` has room for from `from` on.
    void decode(byte[] in, double[] out, int from, int count) {
        ByteBuffer buffer = ByteBuffer.wrap(in).order(order());
        for (int i = from; i < from + count; i++)
            out[i] = switch (this) {
                case FLOAT64, BIG_FLOAT64 -> buffer.getDouble();
                case FLOAT32, BIG_FLOAT32 -> buffer.getFloat();
                case FLOAT16 -> Float.float16ToFloat(buffer.getShort());
                case INT64 -> buffer.getLong();
                case INT32 -> buffer.getInt();
                case INT16 -> buffer.getShort();
                case UINT8 -> Byte.toUnsignedInt(buffer.get());
            };
    }

    /// Encodes `count` values from `from` on; only for the two kinds that are written, [#FLOAT64] and [#FLOAT32].
    void encode(double[] in, int from, int count, ByteBuffer out) {
        out.order(order());
        for (int i = from; i < from + count; i++)
            if (bytes == 8) out.putDouble(in[i]);
            else out.putFloat((float) in[i]);
    }
}
