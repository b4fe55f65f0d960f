package org.mfglab.workbench.file;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/// Reads numpy's `.npy` arrays and `.npz` archives of numbers. Every length is checked before memory is taken for it:
/// headers up to 64 KiB, archives up to 64 entries and 1 GiB inflated, no objects.
public final class NumpyFile {

    private static final int MOST_ENTRIES = 64;
    private static final long MOST_INFLATED = 1L << 30;
    private static final int BLOCK = 1 << 13;

    private NumpyFile() { }

    /// @throws IOException saying what is wrong with the file in words for its owner
    public static NumpyArray read(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return read(in);
        }
    }

    /// @param most elements; an array of more is refused before memory is taken for it
    public static NumpyArray read(Path file, int most) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return read(in, most);
        }
    }

    public static NumpyArray read(InputStream stream) throws IOException {
        return read(stream, Integer.MAX_VALUE);
    }

    private static NumpyArray read(InputStream stream, int most) throws IOException {
        DataInputStream in = new DataInputStream(new BufferedInputStream(stream));
        NumpyHeader header = NumpyHeader.read(in);
        if (header.size() > most) throw new IOException("Its array of shape %s has %s numbers; more than %s are refused.".formatted(header.shape(), header.size(), most));
        double[] values = elements(in, header);
        return new NumpyArray(header.shape(), header.fortranOrder() ? rowMajor(values, header.shape()) : values);
    }

    /// One array of an archive. The others are passed over and cost no memory.
    ///
    /// @param key  its name; may be left out if there is only one
    /// @param most elements; an array of more is refused before memory is taken for it
    public static NumpyArray readArchive(Path file, Optional<String> key, int most) throws IOException {
        List<String> names = new ArrayList<>();
        NumpyArray array = null;
        try (ZipInputStream zip = new ZipInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
            Bounded inflated = new Bounded(zip);
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (names.size() == MOST_ENTRIES) throw new IOException("It holds more than %s arrays.".formatted(MOST_ENTRIES));
                names.add(arrayName(entry));
                boolean wanted = key.map(names.getLast()::equals).orElse(names.size() == 1);
                if (wanted) array = read(inflated, most);
                if (wanted && key.isPresent()) return array;
                inflated.transferTo(OutputStream.nullOutputStream());
            }
        }
        if (names.isEmpty()) throw new IOException("It holds no arrays.");
        if (array == null || names.size() > 1)
            throw new IOException("It holds the arrays %s; key must be one of them.".formatted(String.join(", ", names)));
        return array;
    }

    /// The arrays of an archive with their shapes, in its order; no memory is taken for them. An array of something else than numbers has no shape.
    public static SequencedMap<String, Optional<List<Integer>>> contents(Path file) throws IOException {
        SequencedMap<String, Optional<List<Integer>>> contents = new LinkedHashMap<>();
        try (ZipInputStream zip = new ZipInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
            Bounded inflated = new Bounded(zip);
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (contents.size() == MOST_ENTRIES) throw new IOException("It holds more than %s arrays.".formatted(MOST_ENTRIES));
                contents.put(arrayName(entry), shape(inflated));
                inflated.transferTo(OutputStream.nullOutputStream());
            }
        }
        if (contents.isEmpty()) throw new IOException("It holds no arrays.");
        return contents;
    }

    private static Optional<List<Integer>> shape(InputStream in) throws IOException {
        try {
            return Optional.of(NumpyHeader.read(new DataInputStream(in)).shape());
        } catch (EOFException e) {
            throw new IOException("It ends inside the header of an array.", e);
        } catch (NumpyHeader.Foreign _) {
            return Optional.empty();
        }
    }

    private static String arrayName(ZipEntry entry) throws IOException {
        String name = entry.getName();
        if (!name.matches("[A-Za-z0-9_. -]{1,100}\\.npy"))
            throw new IOException("It holds something that is not an array: '%s'.".formatted(name.substring(0, Math.min(name.length(), 60))));
        return name.substring(0, name.length() - ".npy".length());
    }

    /// Reads block by block, so that a header that promises more than the file holds costs no memory.
    private static double[] elements(DataInputStream in, NumpyHeader header) throws IOException {
        int size = header.size();
        List<double[]> blocks = new ArrayList<>();
        for (int done = 0; done < size; done += BLOCK) {
            int count = Math.min(BLOCK, size - done);
            byte[] bytes = in.readNBytes(count * header.type().bytes());
            if (bytes.length < count * header.type().bytes())
                throw new IOException("It ends after %s of its %s elements.".formatted(done + bytes.length / header.type().bytes(), size));
            double[] block = new double[count];
            header.type().decode(bytes, block, 0, count);
            blocks.add(block);
        }
        double[] values = new double[size];
        for (int i = 0; i < blocks.size(); i++) System.arraycopy(blocks.get(i), 0, values, i * BLOCK, blocks.get(i).length);
        return values;
    }

    private static double[] rowMajor(double[] columnMajor, List<Integer> shape) {
        double[] values = new double[columnMajor.length];
        int[] index = new int[shape.size()];
        for (int i = 0; i < values.length; i++) {
            int from = 0;
            for (int axis = shape.size() - 1; axis >= 0; axis--) from = from * shape.get(axis) + index[axis];
            values[i] = columnMajor[from];
            for (int axis = shape.size() - 1; axis >= 0 && ++index[axis] == shape.get(axis); axis--) index[axis] = 0;
        }
        return values;
    }

    /// Counts the bytes that come out of an archive; small archives can hold very large ones.
    private static final class Bounded extends FilterInputStream {
        private long count;

        Bounded(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int read = super.read();
            if (read >= 0) grow(1);
            return read;
        }

        @Override
        public int read(byte[] bytes, int from, int length) throws IOException {
            int read = super.read(bytes, from, length);
            if (read > 0) grow(read);
            return read;
        }

        private void grow(int read) throws IOException {
            count += read;
            if (count > MOST_INFLATED) throw new IOException("It inflates to more than %s MiB.".formatted(MOST_INFLATED >> 20));
        }
    }
}
