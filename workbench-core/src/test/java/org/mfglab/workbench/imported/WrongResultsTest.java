package org.mfglab.workbench.imported;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.mfglab.workbench.file.ElementType;
import org.mfglab.workbench.run.Problems;
import org.mfglab.workbench.run.Refusal;

/// Every wrong file and option gets its own message, and no folder.
class WrongResultsTest {

    private static final double[] FOUR = {1, 2, 3, 5};

    @TempDir
    private Path folder;

    /// @param code    of the message
    /// @param part    of what it says
    private record Case(String name, Source source, Optional<ResultKind> as, String code, String part, String... maps) { }

    @FunctionalInterface
    private interface Source {
        Path in(Path folder) throws IOException;
    }

    private static Source file(Results results) {
        return folder -> results.write(folder.resolve("flow.npz"), ElementType.FLOAT64);
    }

    private static Source bytes(String name, byte[] bytes) {
        return folder -> Files.write(folder.resolve(name), bytes);
    }

    private static Results four() {
        return new Results().with("samples", FOUR, 4);
    }

    private static Results field(double[] m) {
        return new Results().with("m", m, 1, m.length).with("x", new double[] {0, 1, 2, 3}, 4).with("t", new double[] {0}, 1);
    }

    private static Case wrong(String name, Source source, String code, String part, String... maps) {
        return new Case(name, source, Optional.empty(), code, part, maps);
    }

    /// Two gibibytes of zeros in an archive of a few kilobytes would take long to write; a header that promises them does not.
    private static byte[] promising() {
        String header = "{'descr': '<f8', 'fortran_order': False, 'shape': (30000, 30000), }";
        byte[] text = (header + " ".repeat(117 - header.length()) + "\n").getBytes(StandardCharsets.US_ASCII);
        byte[] bytes = Arrays.copyOf(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0, (byte) text.length, 0}, 10 + text.length);
        System.arraycopy(text, 0, bytes, 10, text.length);
        return bytes;
    }

    /// A bomb: 1.1 GB of zeros that take a megabyte.
    private static Path bomb(Path folder) throws IOException {
        Path file = folder.resolve("bomb.npz");
        try (OutputStream out = Files.newOutputStream(file); ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.setLevel(1);
            zip.putNextEntry(new ZipEntry("samples.npy"));
            byte[] header = promising();
            zip.write(header);
            byte[] zeros = new byte[1 << 20];
            for (int i = 0; i < 1100; i++) zip.write(zeros);
            zip.closeEntry();
        }
        return file;
    }

    private static Path foreign(Path folder) throws IOException {
        Path file = folder.resolve("foreign.npz");
        try (OutputStream out = Files.newOutputStream(file); ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry("model.pkl"));
            zip.write(1);
            zip.closeEntry();
        }
        return file;
    }

    private static Stream<Case> files() {
        return Stream.of(
                wrong("no file", folder -> folder.resolve("none.npz"), "C510", "There is no such file."),
                wrong("a folder", folder -> Files.createDirectories(folder.resolve("some.npz")), "C510", "It is not a file."),
                wrong("another ending", bytes("flow.pkl", new byte[] {1}), "C510", "neither in .npy, .npz nor .csv"),
                wrong("no archive", bytes("flow.npz", new byte[] {1, 2, 3}), "C510", "It holds no arrays."),
                wrong("a foreign entry", WrongResultsTest::foreign, "C510", "something that is not an array: 'model.pkl'"),
                wrong("no array", bytes("flow.npy", new byte[] {1, 2, 3}), "C510", "It does not begin as a numpy array does."),
                wrong("a promise", bytes("flow.npy", promising()), "C510", "are refused"),
                wrong("a table of many columns", bytes("flow.csv", "1,2,3,4\n5,6,7,8\n".getBytes(StandardCharsets.UTF_8)), "C510", "4 columns"),
                wrong("a table without numbers", bytes("flow.csv", "a,b\n".getBytes(StandardCharsets.UTF_8)), "C510", "0 columns"),
                wrong("a broken table", bytes("flow.csv", "1,2\n3,4\n5,x\n".getBytes(StandardCharsets.UTF_8)), "C510", "line 3 holds 'x'"),
                wrong("names that mean nothing", file(new Results().with("weights", FOUR, 4)), "C511", "It holds weights [4]."),
                new Case("the wrong kind", file(four()), Optional.of(ResultKind.TRAJECTORIES), "C511", "no array that is known to be paths"),
                wrong("no time", file(four()), "C512", "at which time"),
                wrong("too many coordinates", file(new Results().with("samples", new double[40], 8, 5)), "C511", "cannot be told"),
                wrong("too many coordinates, mapped", file(new Results().with("samples", new double[40], 8, 5)), "C513", "5 coordinates", "samples=samples", "t=1"),
                wrong("exchanged rows and columns", file(new Results().with("samples", new double[20], 2, 10)), "C513", "10 coordinates", "samples=samples", "t=1"),
                wrong("points on a line", file(new Results().with("samples", new double[] {0, 0, 1, 1, 2, 2, 3, 3}, 4, 2)), "C514", "lie on one line", "t=1"),
                wrong("an infinite point", file(new Results().with("samples", new double[] {0, 1, Double.POSITIVE_INFINITY}, 3)), "C514", "Point 2 of 'samples'", "t=1"),
                wrong("data of another dimension", file(four().with("data", FOUR, 2, 2)), "C513", "2 coordinates, the results 1", "t=1"),
                wrong("trajectories without an order", file(new Results().with("traj", new double[18], 3, 3, 2)), "C511", "is time is not known", "t=k/K"),
                wrong("times of another length", file(new Results().with("traj", new double[24], 4, 3, 2).with("s", FOUR, 4)), "C513", "4 times for 3 levels", "order=ntd", "t=s"));
    }

    private static Stream<Case> fields() {
        return Stream.of(
                wrong("a negative density", file(field(new double[] {1, -1, 1, 1})), "C514", "negative (-1)"),
                wrong("a density that is not finite", file(field(new double[] {1, Double.NaN, 1, 1})), "C514", "not finite (NaN)"),
                wrong("a density without mass", file(field(new double[4])), "C514", "no mass"),
                wrong("an uneven axis", file(new Results().with("m", FOUR, 4).with("x", new double[] {0, 1, 2, 4}, 4)), "C514", "from point 0 to 1 it goes from 0 to 1", "t=1"),
                wrong("an axis of another length", file(new Results().with("m", FOUR, 4).with("x", new double[] {0, 1, 2}, 3)), "C513", "has 3 points, the array 'm' 4 along x", "t=1"),
                wrong("no axes", file(new Results().with("m", FOUR, 2, 2)), "C511", "where the points of its grid are", "t=1"),
                wrong("a wrong order", file(field(FOUR)), "C515", "The order of a field ('tq')", "order=tq"),
                wrong("a mean of a field", file(field(FOUR)), "C515", "no --map mean or std", "mean=1"));
    }

    private static Stream<Case> options() {
        return Stream.of(
                wrong("no equals sign", file(four()), "C515", "must have the form KEY=NAME", "samples"),
                wrong("an unknown key", file(four()), "C515", "Did you mean 'samples'?", "sample=samples"),
                wrong("an unknown array", file(four()), "C515", "Did you mean 'samples'?", "samples=smaples"),
                wrong("a key twice", file(four()), "C515", "too often", "samples=samples", "samples=samples"),
                wrong("a formula with an unknown symbol", file(four()), "C512", "is not a formula of K, k", "t=1 - s"),
                wrong("a formula of times that are not there", file(four()), "C512", "no times t that are known", "t=1 - t"),
                wrong("a formula that is infinite", file(four()), "C512", "The time of level 0 is Infinity", "t=1/k"),
                wrong("times that turn", file(new Results().with("traj", new double[24], 4, 3, 2)), "C512", "do not go one way", "order=ntd", "t=(k - 1)^2"),
                wrong("a deviation of zero", file(four()), "C515", "must be positive", "t=1", "std=0"),
                wrong("a deviation in words", file(four()), "C515", "neither a number", "t=1", "std=wide"),
                wrong("a deviation for other axes", file(four()), "C515", "has 2 numbers, the points 1", "t=1", "std=1,2"),
                wrong("an unknown order", file(new Results().with("traj", new double[18], 3, 3, 2)), "C515", "must be tnd or ntd", "order=dnt", "t=k/K"));
    }

    @TestFactory
    Stream<DynamicTest> eachMistakeHasItsMessage() {
        return Stream.of(files(), fields(), options()).flatMap(cases -> cases).map(each -> DynamicTest.dynamicTest(each.name, () -> check(each)));
    }

    @Test
    @Tag("slow")
    void anArchiveThatInflatesWithoutEndIsRefused() throws IOException {
        check(wrong("a bomb", WrongResultsTest::bomb, "C510", "inflates to more than 1024 MiB"));
    }

    private void check(Case each) throws IOException {
        Path here = Files.createTempDirectory(folder, "case");
        Path source = each.source.in(here);
        Refusal refused = assertThrows(Refusal.class, () -> Results.read(source, here.resolve("run"), each.as, Optional.empty(), each.maps));
        String text = refused.reason().text();
        assertEquals(each.code, refused.reason().code(), text);
        assertTrue(text.contains(each.part), text);
        assertFalse(text.contains("Exception"), text);
        assertFalse(Files.exists(here.resolve("run")), "A refused import left a folder.");
    }

    @TestFactory
    Stream<DynamicTest> aProblemThatDoesNotFitHasItsMessage() {
        return Stream.of(
                wrong("another dimension", file(new Results().with("samples", FOUR, 2, 2)), "C502", "The results have 2 axes, the problem one axis."),
                wrong("another grid", file(new Results().with("m", FOUR, 1, 4)), "C513", "has [4] points, the grid of the problem [32]"),
                wrong("nothing inside", folder -> new Results().with("samples", new double[] {11, 12, 13, 15}, 4).write(folder.resolve("flow.npz")), "C503", "4 of 4 (100 %) outside [0, 1]"))
                .map(each -> DynamicTest.dynamicTest(each.name, () -> {
                    Path here = Files.createTempDirectory(folder, "case");
                    String text = Problems.COUPLED.replace("all = \"periodic\"", "all = \"wall\"");
                    Path source = each.source.in(here);
                    Refusal refused = assertThrows(Refusal.class, () -> Results.read(source, here.resolve("run"), Optional.empty(), Optional.of(Problems.study(text))));
                    assertEquals(each.code, refused.reason().code());
                    assertTrue(refused.reason().text().contains(each.part), refused.reason().text());
                }));
    }
}
