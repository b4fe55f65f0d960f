package org.mfglab.workbench.file;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class NumpySlicesTest {

    @TempDir
    private Path folder;

    private Path written(ElementType type, List<Integer> shape) throws IOException {
        int size = shape.stream().reduce(1, Math::multiplyExact);
        double[] values = IntStream.range(0, size).mapToDouble(i -> i + 0.25).toArray();
        Path file = folder.resolve("a.npy");
        try (OutputStream out = Files.newOutputStream(file)) {
            NumpyWriter.write(out, type, new NumpyArray(shape, values));
        }
        return file;
    }

    @ParameterizedTest
    @EnumSource(names = {"FLOAT64", "FLOAT32"})
    void slicesAreThePartsOfTheWhole(ElementType type) throws IOException {
        Path file = written(type, List.of(5, 2, 3));
        double[] whole = NumpyFile.read(file).values();
        try (NumpySlices slices = NumpySlices.open(file)) {
            assertEquals(List.of(5, 2, 3), slices.shape());
            double[] slice = new double[6];
            for (int i : new int[] {4, 0, 2}) {
                slices.read(i, slice);
                assertArrayEquals(Arrays.copyOfRange(whole, 6 * i, 6 * i + 6), slice);
            }
        }
    }

    @Test
    void slicesAreReadFromManyThreads() throws IOException {
        try (NumpySlices slices = NumpySlices.open(written(ElementType.FLOAT64, List.of(64, 100)))) {
            IntStream.range(0, 64).parallel().forEach(i -> {
                double[] slice = new double[100];
                try {
                    slices.read(i, slice);
                } catch (IOException e) {
                    throw new AssertionError(e);
                }
                assertEquals(100 * i + 0.25, slice[0]);
                assertEquals(100 * i + 99.25, slice[99]);
            });
        }
    }

    @Test
    void whatIsNotAWholeArrayIsRefused() throws IOException {
        Path file = written(ElementType.FLOAT64, List.of(5, 2));
        byte[] bytes = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(bytes, bytes.length - 1));
        assertEquals("It ends after 9 of its 10 elements.", assertThrows(IOException.class, () -> NumpySlices.open(file)).getMessage());
        Files.write(file, Arrays.copyOf(bytes, 40));
        assertEquals("It ends inside its header.", assertThrows(IOException.class, () -> NumpySlices.open(file)).getMessage());
        Files.write(file, Arrays.copyOf(bytes, 9));
        assertEquals("It ends inside its header.", assertThrows(IOException.class, () -> NumpySlices.open(file)).getMessage());
        String columns = new String(bytes, StandardCharsets.ISO_8859_1).replace("False", "True").replace("}", "} ");
        Files.write(file, columns.getBytes(StandardCharsets.ISO_8859_1));
        assertTrue(assertThrows(IOException.class, () -> NumpySlices.open(file)).getMessage().contains("column-major"));
    }
}
