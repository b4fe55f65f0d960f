package org.mfglab.workbench.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.mfglab.workbench.imported.Results;
import org.mfglab.workbench.run.Exit;
import org.mfglab.workbench.run.Refusal;

/// What cannot be compared gets a message with the values, never a number.
class WrongComparisonTest {

    private static final double[] UNIT = {0, 1};

    @TempDir
    private Path folder;

    @FunctionalInterface
    private interface Attempt {
        Object in(WrongComparisonTest test) throws Exception;
    }

    private record Case(String name, Attempt attempt, Exit exit, String code, String part) { }

    private Path base() throws Exception {
        return Folders.field(folder, "base", -6, 6, 60, UNIT, (x, t) -> Folders.gauss(x, 0, 1));
    }

    private Path damaged(String file, String content) throws Exception {
        Path run = Folders.field(Files.createTempDirectory(folder, "case"), "damaged", -6, 6, 60, UNIT, (x, t) -> Folders.gauss(x, 0, 1));
        if (content == null) Files.delete(run.resolve(file));
        else Files.writeString(run.resolve(file), content);
        return run;
    }

    private Object with(Path other) throws Exception {
        return Folders.compare(base(), other);
    }

    private Object tolerance(String... options) throws Exception {
        Path other = Folders.field(folder, "other", -6, 6, 60, UNIT, (x, t) -> Folders.gauss(x, 0.1, 1));
        return Comparison.of(RunInCompare.open(List.of(base(), other)), List.of(), Tolerance.parse(List.of(options)));
    }

    @TestFactory
    Stream<DynamicTest> eachMistakeHasItsMessage() {
        return Stream.of(
                new Case("no folder", test -> test.with(test.folder.resolve("none")), Exit.FILE, "C501", "There is no folder"),
                new Case("a folder of something else", test -> test.with(Files.createDirectories(test.folder.resolve("empty"))), Exit.FILE, "C501", "not a run folder"),
                new Case("a file of results", test -> test.with(Files.writeString(test.folder.resolve("flow.npz"), "x")), Exit.FILE, "C501", "mfglab import"),
                new Case("no density", test -> test.with(test.damaged("m.npy", null)), Exit.FILE, "C501", "It has no m.npy; its state is 'done'"),
                new Case("a broken density", test -> test.with(test.damaged("m.npy", "x")), Exit.FILE, "C501", "m.npy cannot be read. "),
                new Case("a broken manifest", test -> test.with(test.damaged("manifest.json", "{")), Exit.FILE, "C501", "manifest.json cannot be read"),
                new Case("broken times", test -> test.with(test.damaged("t.npy", "")), Exit.FILE, "C501", "t.npy cannot be read"),
                new Case("a later schema", test -> test.with(test.damaged("manifest.json", "{\"schema\":99}")), Exit.FILE, "C501", "schema 99"),
                new Case("another dimension", test -> test.with(Folders.samples(test.folder, "plane", Results.normal(50, new double[] {0, 0}, 1, 1), 2, "t=1")), Exit.USAGE, "C502", "'plane' has 2 axes, the baseline 'base' one axis."),
                new Case("domains apart", test -> test.with(Folders.field(test.folder, "far", 6, 9, 30, UNIT, (x, t) -> 1)), Exit.USAGE, "C504", "base is [-6, 6], far is [6, 9]."),
                new Case("times apart", test -> test.with(Folders.field(test.folder, "late", -6, 6, 60, new double[] {1.5, 2}, (x, t) -> Folders.gauss(x, 0, 1))), Exit.USAGE, "C505", "base: 0 to 1. late: 1.5 to 2."),
                new Case("an unknown metric", _ -> MetricList.parse("w1,kinetics"), Exit.USAGE, "C506", "Did you mean 'kinetic'?"),
                new Case("a metric without a name", _ -> MetricList.parse("w1,"), Exit.USAGE, "C506", "There is no metric ''."),
                new Case("a metric of no version", _ -> MetricList.parse("fid"), Exit.USAGE, "C506", "Possible here: u_linf"),
                new Case("a tolerance of an unknown metric", test -> test.tolerance("w3=1"), Exit.USAGE, "C506", "Did you mean 'w1'?"),
                new Case("a tolerance without a value", test -> test.tolerance("w1"), Exit.USAGE, "C507", "must have the form NAME=VALUE"),
                new Case("a tolerance in words", test -> test.tolerance("w1=small"), Exit.USAGE, "C507", "'small' of w1 is not a number"),
                new Case("a negative tolerance", test -> test.tolerance("w1=-1"), Exit.USAGE, "C507", "must not be negative"),
                new Case("an infinite tolerance", test -> test.tolerance("w1=Infinity"), Exit.USAGE, "C507", "finite"),
                new Case("a tolerance relative to nothing", test -> test.tolerance("w1=1%"), Exit.USAGE, "C507", "nothing to be relative to"))
                .map(each -> DynamicTest.dynamicTest(each.name, () -> {
                    Refusal refused = assertThrows(Refusal.class, () -> each.attempt.in(this));
                    assertEquals(each.code, refused.reason().code(), refused.reason().text());
                    assertEquals(each.exit, refused.exit());
                    assertTrue(refused.reason().text().contains(each.part), refused.reason().text());
                    assertFalse(refused.reason().text().contains("Exception"), refused.reason().text());
                }));
    }

    @TestFactory
    Stream<DynamicTest> namesOfFoldersAreToldApart() {
        return Stream.of(
                DynamicTest.dynamicTest("by their last part", () -> assertEquals(List.of("a", "b"), Labels.of(List.of(Path.of("x/a"), Path.of("x/b"))))),
                DynamicTest.dynamicTest("by more of them", () -> assertEquals(List.of("x/a", "y/a"), Labels.of(List.of(Path.of("x/a"), Path.of("y/a"))))),
                DynamicTest.dynamicTest("by a number", () -> assertEquals(List.of("a", "a (2)"), Labels.of(List.of(Path.of("x/a"), Path.of("x/./a"))))));
    }
}
