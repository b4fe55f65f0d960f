package org.mfglab.workbench.study;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mfglab.workbench.file.ElementType;
import org.mfglab.workbench.file.NumpyArray;
import org.mfglab.workbench.file.NumpyWriter;

class SampleFileTest {

    private static final double[][] SAMPLES = {{0.25, 1}, {0.5, 1.5}, {0.75, -0.5}, {0.5, 0.5}};

    @TempDir
    Path folder;

    private static NumpyArray array() {
        return new NumpyArray(List.of(4, 2), new double[] {0.25, 1, 0.5, 1.5, 0.75, -0.5, 0.5, 0.5});
    }

    @Test
    void linesOfNumbersAreRead() throws IOException {
        for (String text : List.of("x,y\n0.25,1\n0.5,1.5\n0.75,-0.5\n0.5,0.5\n", "# c\n0.25 1\n0.5\t1.5\n\n 0.75;-5e-1\n0.5, 0.5"))
            assertSamples(SampleFile.read(Files.writeString(folder.resolve("a.csv"), text), Optional.empty(), 2));
    }

    @Test
    void numpyArraysAndArchivesAreRead() throws IOException {
        try (OutputStream out = Files.newOutputStream(folder.resolve("a.npy"))) {
            NumpyWriter.write(out, ElementType.FLOAT64, array());
        }
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(folder.resolve("a.npz")))) {
            for (String name : List.of("x.npy", "other.npy")) {
                zip.putNextEntry(new ZipEntry(name));
                zip.write(Files.readAllBytes(folder.resolve("a.npy")));
                zip.closeEntry();
            }
        }
        assertSamples(SampleFile.read(folder.resolve("a.npy"), Optional.empty(), 2));
        assertSamples(SampleFile.read(folder.resolve("a.npz"), Optional.of("x"), 2));
        IOException e = assertThrows(IOException.class, () -> SampleFile.read(folder.resolve("a.npz"), Optional.empty(), 2));
        assertEquals("It holds the arrays x, other; key must be one of them.", e.getMessage());
    }

    /// A megabyte of zeros packed a thousand times is a gigabyte; more samples than are allowed are refused by the header alone.
    @Test
    void anArchiveThatUnpacksToFarTooMuchIsRefusedWithoutTakingMemory() throws IOException {
        int n = 500_000_000;
        byte[] header = ("{'descr': '|u1', 'fortran_order': False, 'shape': (" + n + ", 2), }\n").getBytes(StandardCharsets.US_ASCII);
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(folder.resolve("bomb.npz")))) {
            zip.putNextEntry(new ZipEntry("x.npy"));
            zip.write(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0, (byte) header.length, 0});
            zip.write(header);
            for (int i = 0; i < 64; i++) zip.write(new byte[1 << 20]);
            zip.closeEntry();
        }
        IOException e = assertThrows(IOException.class, () -> SampleFile.read(folder.resolve("bomb.npz"), Optional.empty(), 2));
        assertEquals("Its array of shape [500000000, 2] has 1000000000 numbers; more than 2000000 are refused.", e.getMessage());
        Reading reading = ProblemFile.read(samples("bomb.npz"), "p.toml", folder, List.of());
        assertEquals(IssueCode.E112, reading.issues().getFirst().code());
    }

    @Test
    void linesMayBeginWithTheMarkOfAnEditor() throws IOException {
        assertSamples(SampleFile.read(Files.writeString(folder.resolve("a.csv"), "\ufeff0.25,1\n0.5,1.5\n0.75,-0.5\n0.5,0.5\n"), Optional.empty(), 2));
    }

    private static String samples(String file) {
        return Texts.SMALL.replace("type = \"formula\"\nexpr = \"1 + x\"", "type = \"samples\"\nfile = \"" + file + "\"");
    }

    private static void assertSamples(double[][] read) {
        assertEquals(SAMPLES.length, read.length);
        for (int i = 0; i < SAMPLES.length; i++) assertArrayEquals(SAMPLES[i], read[i]);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"1,2\\n1,2,3\\n | Its line 2 has 3 columns",
        "1,2\\n1,b\\n | Its line 2 holds 'b'", "1,2\\n | It holds 1 samples", "1,2\\nNaN,2\\n3,4\\n | not finite"})
    void whatIsWrongWithLinesIsSaid(String text, String reason) throws IOException {
        Path file = Files.writeString(folder.resolve("b.csv"), text.replace("\\n", "\n"));
        IOException e = assertThrows(IOException.class, () -> SampleFile.read(file, Optional.empty(), 2));
        assertTrue(e.getMessage().contains(reason), e.getMessage());
    }

    @Test
    void samplesMakeADensityAndThoseOutsideAreWarnedOf() throws IOException {
        Files.writeString(folder.resolve("a.csv"), "0.25,1\n0.5,1.5\n0.75,-0.5\n0.5,0.5\n");
        Reading reading = ProblemFile.read(samples("a.csv") + "bandwidth = 0.2\n", "p.toml", folder, List.of());
        assertEquals(List.of("p.toml:22:8: N233 1 of the 4 samples in 'a.csv' lie outside the domain."), Texts.lines(reading));
        Study study = ((Reading.Accepted) reading).study();
        assertEquals(1, study.game().initial().on(study.grid()).integral(), 1e-12);
    }

    @Test
    void samplesOnALineNeedABandwidth() throws IOException {
        Files.writeString(folder.resolve("a.csv"), "0.25,1\n0.5,1\n0.75,1\n0.5,1\n");
        Reading reading = ProblemFile.read(samples("a.csv"), "p.toml", folder, List.of());
        assertEquals("Give bandwidth a number instead of \"scott\".", reading.issues().getFirst().suggestion());
    }

    @Test
    void aMissingFileIsOneIssue() {
        Reading reading = ProblemFile.read(samples("none.npz"), "p.toml", folder, List.of());
        assertEquals(IssueCode.E112, reading.issues().getFirst().code());
    }
}
