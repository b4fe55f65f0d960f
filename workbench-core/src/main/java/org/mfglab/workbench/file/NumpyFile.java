package org.mfglab.workbench.file;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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

    public static NumpyArray read(InputStream stream) throws IOException {
        DataInputStream in = new DataInputStream(new BufferedInputStream(stream));
        NumpyHeader header = NumpyHeader.read(in);
        double[] values = elements(in, header);
        return new NumpyArray(header.shape(), header.fortranOrder() ? rowMajor(values, header.shape()) : values);
    }

    /// The arrays of an archive by name, in its order.
    public static Map<String, NumpyArray> readArchive(Path file) throws IOException {
        Map<String, NumpyArray> arrays = new LinkedHashMap<>();
        try (ZipInputStream zip = new ZipInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
            Bounded inflated = new Bounded(zip);
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (arrays.size() == MOST_ENTRIES)
                    throw new IOException("It holds more than %s arrays.".formatted(MOST_ENTRIES));
                String name = entry.getName();
                if (!name.matches("[A-Za-z0-9_. -]{1,100}\\.npy"))
                    throw new IOException("It holds something that is not an array: '%s'.".formatted(name.substring(0, Math.min(name.length(), 60))));
                arrays.put(name.substring(0, name.length() - ".npy".length()), read(inflated));
            }
        }
        if (arrays.isEmpty()) throw new IOException("It holds no arrays.");
        return arrays;
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
