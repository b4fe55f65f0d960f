package org.mfglab.architecture;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// Who may import whom, with the reason in each rule; and that each rule is able to fail.
final class ArchitectureTest {

    private static final String WRONG = "org.mfglab.architecture.wrong";
    private static final Path ROOT = Path.of("").toAbsolutePath().getParent();
    private static final JavaClasses SOLVER = classesOf("solver-core", "solver-gpu");
    private static final JavaClasses ALL = classesOf("solver-core", "solver-gpu", "workbench-core", "workbench-cli", "benchmarks");

    private static JavaClasses classesOf(String... modules) {
        return new ClassFileImporter().importPaths(Stream.of(modules)
                .map(module -> ROOT.resolve(module).resolve("target/classes")).filter(Files::isDirectory).toList());
    }

    private static Stream<ArchRule> all(Rules rules) {
        return Stream.concat(rules.importOrder().values().stream(), Stream.of(
                rules.certifierSharesNoCodeWithTheSolver(),
                rules.backEndIsReachedThroughItsContract(),
                rules.onlyTheGpuKnowsOpenCl(),
                rules.numericsHaveNoFilesScreensOrLogs(),
                rules.workbenchKnowsNoFrontEnd(),
                rules.exportsKnowArraysAlone(),
                rules.nobodyRunsTextOrForeignObjects(),
                rules.onlyBenchmarksAndJobsStartProcesses(),
                rules.classesAreNamedForTheThingTheyAre()));
    }

    @TestFactory
    Stream<DynamicTest> theHouseKeepsItsRules() {
        return all(new Rules("org.mfglab")).map(rule -> DynamicTest.dynamicTest(rule.getDescription(), () -> rule.check(ALL)));
    }

    @Test
    void everyPackageOfTheNumericsHasAnImportRule() {
        new Rules("org.mfglab").numericsLieInKnownRooms().check(SOLVER);
    }

    @Test
    void theClassesOfTheSolverWereFound() {
        List<String> rooms = List.of("game", "grid", "device", "scheme", "solve");
        rooms.forEach(room -> assertTrue(ALL.stream().anyMatch(type -> type.getPackageName().equals("org.mfglab." + room)),
                () -> "No class of " + room + " was found below " + ROOT + ". Maybe the modules were not compiled."));
    }

    /// The wrong copy of the house breaks every rule except those of the rooms that it leaves empty.
    @TestFactory
    Stream<DynamicTest> everyRuleFailsOnAWrongHouse() {
        JavaClasses wrong = new ClassFileImporter().importPackages(WRONG);
        assertFalse(wrong.isEmpty());
        var rules = new Rules(WRONG);
        return Stream.concat(Stream.of(rules.numericsLieInKnownRooms()), all(rules))
                .map(rule -> DynamicTest.dynamicTest(rule.getDescription(), () -> assertThrows(AssertionError.class, () -> rule.check(wrong))));
    }
}
