package org.mfglab.workbench.file;

import java.io.DataInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// The first bytes of a `.npy` file: what the elements are and how many there are along each axis
/// (numpy enhancement proposal 1; versions 1.0, 2.0 and 3.0 are read, 1.0 is written).
///
/// @param type         the elements
/// @param fortranOrder whether the first axis is contiguous instead of the last
/// @param shape        lengths of the axes
record NumpyHeader(ElementType type, boolean fortranOrder, List<Integer> shape) {

    private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};
    private static final int LONGEST = 64 * 1024;
    private static final int ALIGNMENT = 64;
    private static final Pattern DICTIONARY = Pattern.compile(
            "\\{'descr': '([^']{1,16})', 'fortran_order': (True|False), 'shape': \\(([0-9, ]*)\\),? ?\\}\\s*");

    NumpyHeader {
        shape = List.copyOf(shape);
    }

    /// A header that is sound, but not one of a plain array of numbers.
    static final class Foreign extends IOException {
        private static final long serialVersionUID = 1;

        Foreign(String message) {
            super(message);
        }
    }

    /// The number of elements.
    ///
    /// @throws IOException if no array could hold them
    int size() throws IOException {
        long size = 1;
        for (int length : shape) {
            size *= length;
            if (size > Integer.MAX_VALUE - 8)
                throw new IOException("The array of shape %s is larger than one that can be held in memory (%s elements).".formatted(shape, Integer.MAX_VALUE - 8));
        }
        return (int) size;
    }

    static NumpyHeader read(DataInputStream in) throws IOException {
        byte[] start = in.readNBytes(MAGIC.length + 2);
        if (start.length < MAGIC.length + 2 || !Arrays.equals(start, 0, MAGIC.length, MAGIC, 0, MAGIC.length))
            throw new IOException("It does not begin as a numpy array does.");
        int version = start[MAGIC.length];
        if (version < 1 || version > 3)
            throw new IOException("It is written in version %s of numpy's format; versions 1 to 3 can be read.".formatted(version));
        long length = version == 1 ? Short.toUnsignedInt(Short.reverseBytes(in.readShort()))
                : Integer.toUnsignedLong(Integer.reverseBytes(in.readInt()));
        if (length > LONGEST)
            throw new IOException("Its header has %s bytes; more than %s are refused.".formatted(length, LONGEST));
        byte[] text = in.readNBytes((int) length);
        if (text.length < length) throw new IOException("It ends inside its header.");
        return parse(new String(text, StandardCharsets.UTF_8));
    }

    private static NumpyHeader parse(String text) throws IOException {
        Matcher dictionary = DICTIONARY.matcher(text);
        if (!dictionary.matches())
            throw new Foreign("Its header is not one of a plain array of numbers: " + text.substring(0, Math.min(text.length(), 80)).strip());
        return new NumpyHeader(ElementType.of(dictionary.group(1)), dictionary.group(2).equals("True"), shape(dictionary.group(3)));
    }

    private static List<Integer> shape(String text) throws IOException {
        List<Integer> shape = new ArrayList<>();
        for (String length : text.split(",")) {
            if (length.isBlank()) continue;
            try {
                shape.add(Integer.parseInt(length.strip()));
            } catch (NumberFormatException e) {
                throw new IOException("The shape (%s) has an axis that is too long.".formatted(text.strip()), e);
            }
        }
        return shape;
    }

    byte[] toBytes() {
        return bytes(type.descriptor(), fortranOrder, shape);
    }

    /// The first bytes of an array whose elements need not be among those that are read here.
    static byte[] bytes(String descriptor, boolean fortranOrder, List<Integer> shape) {
        String axes = shape.stream().map(String::valueOf).collect(Collectors.joining(", ")) + (shape.size() == 1 ? "," : "");
        String dictionary = "{'descr': '" + descriptor + "', 'fortran_order': " + (fortranOrder ? "True" : "False") + ", 'shape': (" + axes + "), }";
        int fixed = MAGIC.length + 4;
        int padding = Math.floorMod(-(fixed + dictionary.length() + 1), ALIGNMENT);
        byte[] text = (dictionary + " ".repeat(padding) + "\n").getBytes(StandardCharsets.US_ASCII);
        ByteBuffer bytes = ByteBuffer.allocate(fixed + text.length).order(ByteOrder.LITTLE_ENDIAN);
        return bytes.put(MAGIC).put((byte) 1).put((byte) 0).putShort((short) text.length).put(text).array();
    }
}
