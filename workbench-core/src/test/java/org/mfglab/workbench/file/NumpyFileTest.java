package org.mfglab.workbench.file;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NumpyFileTest {

    @Test
    void whatIsWrittenIsReadBackToTheBit() throws IOException {
        double[] values = new Random(1).doubles(3 * 4 * 5000).toArray();
        NumpyArray array = new NumpyArray(List.of(3, 4, 5000), values);
        NumpyArray back = NumpyFile.read(new ByteArrayInputStream(bytes(array, ElementType.FLOAT64)));
        assertEquals(array.shape(), back.shape());
        assertArrayEquals(values, back.values());
    }

    @Test
    void singlePrecisionKeepsItsDigits() throws IOException {
        NumpyArray back = NumpyFile.read(new ByteArrayInputStream(bytes(new NumpyArray(List.of(2), new double[] {0.1, -3}), ElementType.FLOAT32)));
        assertArrayEquals(new double[] {0.1f, -3}, back.values());
    }

    @Test
    void theElementsBeginAtAMultipleOf64Bytes() throws IOException {
        for (List<Integer> shape : List.of(List.<Integer>of(), List.of(7), List.of(3, 1), List.of(1000, 1, 20)))
            assertEquals(0, new NumpyHeader(ElementType.FLOAT64, false, shape).toBytes().length % 64);
    }

    @Test
    void columnMajorArraysAreReordered() throws IOException {
        NumpyArray back = NumpyFile.read(stream("{'descr': '<i2', 'fortran_order': True, 'shape': (2, 3), }", new byte[] {0, 0, 3, 0, 1, 0, 4, 0, 2, 0, 5, 0}));
        assertArrayEquals(new double[] {0, 1, 2, 3, 4, 5}, back.values());
    }

    @Test
    void objectsAreRefused() {
        IOException e = assertThrows(IOException.class, () -> NumpyFile.read(stream("{'descr': '|O', 'fortran_order': False, 'shape': (1,), }", new byte[8])));
        assertTrue(e.getMessage().contains("'|O'"), e.getMessage());
    }

    @Test
    void shapesThatPromiseTooMuchAreRefusedWithoutTakingMemory() {
        for (String shape : List.of("(9223372036854775807,)", "(100000, 100000)", "(2000000000,)"))
            assertThrows(IOException.class, () -> NumpyFile.read(stream("{'descr': '<f8', 'fortran_order': False, 'shape': " + shape + ", }", new byte[80])));
    }

    @Test
    void truncationAtEveryByteIsRefused() throws IOException {
        byte[] whole = bytes(new NumpyArray(List.of(3), new double[] {1, 2, 3}), ElementType.FLOAT64);
        for (int length = 0; length < whole.length; length++) {
            byte[] part = Arrays.copyOf(whole, length);
            assertThrows(IOException.class, () -> NumpyFile.read(new ByteArrayInputStream(part)));
        }
    }

    @Test
    void anArchiveGivesItsArraysByName(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("a.npz");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            for (int i = 0; i < 3; i++) entry(zip, "a" + i + ".npy", bytes(new NumpyArray(List.of(1), new double[] {i}), ElementType.FLOAT64));
        }
        for (int i = 0; i < 3; i++) assertEquals(i, NumpyFile.readArchive(file, Optional.of("a" + i), 1).values()[0]);
        IOException e = assertThrows(IOException.class, () -> NumpyFile.readArchive(file, Optional.of("b"), 1));
        assertEquals("It holds the arrays a0, a1, a2; key must be one of them.", e.getMessage());
    }

    @Test
    void anArchiveWithPathsOrWithTooManyArraysIsRefused(@TempDir Path folder) throws IOException {
        byte[] array = bytes(new NumpyArray(List.of(1), new double[] {1}), ElementType.FLOAT64);
        Path escaping = folder.resolve("b.npz");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(escaping))) {
            entry(zip, "../a.npy", array);
        }
        Path many = folder.resolve("c.npz");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(many))) {
            for (int i = 0; i < 65; i++) entry(zip, "a" + i + ".npy", array);
        }
        assertThrows(IOException.class, () -> NumpyFile.readArchive(escaping, Optional.empty(), 9));
        assertThrows(IOException.class, () -> NumpyFile.readArchive(many, Optional.empty(), 9));
    }

    @Test
    void anArrayMustBeWrittenToItsEndAndNotFurther() throws IOException {
        NumpyWriter tooShort = new NumpyWriter(OutputStream.nullOutputStream(), ElementType.FLOAT64, List.of(2, 2));
        tooShort.append(new double[] {1, 2}, 2);
        assertThrows(IllegalArgumentException.class, () -> tooShort.append(new double[3], 3));
        assertThrows(IOException.class, tooShort::close);
    }

    private static byte[] bytes(NumpyArray array, ElementType type) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        NumpyWriter.write(out, type, array);
        return out.toByteArray();
    }

    private static ByteArrayInputStream stream(String header, byte[] elements) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0, (byte) header.length(), (byte) (header.length() >> 8)});
        out.writeBytes(header.getBytes(StandardCharsets.US_ASCII));
        out.writeBytes(elements);
        return new ByteArrayInputStream(out.toByteArray());
    }

    private static void entry(ZipOutputStream zip, String name, byte[] content) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(content);
        zip.closeEntry();
    }
}
