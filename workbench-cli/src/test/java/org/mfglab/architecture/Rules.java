package org.mfglab.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.lang.ArchRule;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// The rules of the house, for the packages below one root.
///
/// @param root `org.mfglab`, or the root of a deliberately wrong copy on which the rules must fail
record Rules(String root) {

    /// A package of the numerics, the packages of ours that it may import, and why no other.
    private record Room(String name, List<String> mayImport, String reason) {}

    /// In import order: each room knows only rooms above it. `device` alone looks down, to the back end it starts.
    private static final List<Room> ROOMS = List.of(
            new Room("formula", List.of(),
                    "a formula is mathematics: it must be usable for values, derivatives, text and every device alike"),
            new Room("grid", List.of("formula"),
                    "boxes, points and fields are host values that everything else stands on; what exits cost, and where obstacles are, is said by formulas"),
            new Room("game", List.of("formula", "grid"),
                    "the continuous problem does not know that it will be discretised, nor on which device"),
            new Room("device", List.of("formula", "grid", "device.cpu"),
                    "a device computes pointwise programs, line solves and sums; a new one must not have to know what a game is"),
            new Room("device.cpu", List.of("formula", "grid", "device"),
                    "it is one back end under the contract of `device`, like any other that may come"),
            new Room("gpu", List.of("formula", "grid", "device"),
                    "it is the other back end, found by ServiceLoader and not by name"),
            new Room("scheme", List.of("formula", "grid", "game", "device"),
                    "a Bellman step does not know in which iteration it is used"),
            new Room("verify", List.of("formula", "grid", "game", "device", "scheme"),
                    "a solution carries its certificate, so that what certifies cannot know what solves"),
            new Room("solve", List.of("formula", "grid", "game", "device", "scheme", "verify"),
                    "a solver sees Bellman steps and their transposes; which device runs them is not its business"));

    private String[] packages(List<String> rooms) {
        return rooms.stream().map(this::room).toArray(String[]::new);
    }

    private String room(String name) {
        return root + "." + name;
    }

    private String[] numerics() {
        return packages(ROOMS.stream().map(Room::name).toList());
    }

    /// One rule per room.
    Map<String, ArchRule> importOrder() {
        var rules = new LinkedHashMap<String, ArchRule>();
        for (Room room : ROOMS) {
            List<String> known = Stream.concat(Stream.of(room.name()), room.mayImport().stream()).toList();
            rules.put(room.name(), classes().that().resideInAPackage(room(room.name()))
                    .should().onlyDependOnClassesThat(resideOutsideOfPackage(root + "..").or(resideInAnyPackage(packages(known))))
                    .because(room.reason()).allowEmptyShould(true));
        }
        return rules;
    }

    ArchRule numericsLieInKnownRooms() {
        return classes().that().resideOutsideOfPackages(root + ".workbench..", root + ".cli..", root + ".bench..")
                .should().resideInAnyPackage(numerics())
                .because("a package that no import rule knows is a package that may import everything");
    }

    /// The exploitability is a best response, one more backward solve by definition; everything else is recomputed with plain loops.
    ArchRule certifierSharesNoCodeWithTheSolver() {
        return noClasses().that().resideInAPackage(room("verify")).and().doNotHaveSimpleName("Exploitability")
                .should().dependOnClassesThat().resideInAnyPackage(packages(List.of("device", "device.cpu", "gpu", "scheme", "solve")))
                .because("a mistake in the scheme must not be able to hide in its own check").allowEmptyShould(true);
    }

    ArchRule backEndIsReachedThroughItsContract() {
        return noClasses().that().resideOutsideOfPackages(room("device"), room("device.cpu"), root + ".bench..")
                .should().dependOnClassesThat().resideInAPackage(room("device.cpu"))
                .because("the same solve must run on any back end; only benchmarks look at one").allowEmptyShould(true);
    }

    ArchRule onlyTheGpuKnowsOpenCl() {
        return noClasses().that().resideOutsideOfPackage(room("gpu"))
                .should().dependOnClassesThat().resideInAnyPackage("org.jocl..", room("gpu"))
                .because("everything else must start, and solve, where there is no OpenCL").allowEmptyShould(true);
    }

    /// The cache of compiled programs alone is on disk: no result depends on it.
    ArchRule numericsHaveNoFilesScreensOrLogs() {
        return noClasses().that().resideInAnyPackage(numerics()).and().haveNameNotMatching(".*\\.gpu\\.ProgramCache(\\$.*)?")
                .should().dependOnClassesThat().resideInAnyPackage("java.nio.file..", "java.util.logging..", "org.slf4j..",
                        "org.apache.logging..", "org.apache.commons.logging..", "com.fasterxml..", "org.tomlj..", "java.awt..",
                        "javax.swing..", "javax.imageio..", "javafx..", "picocli..")
                .orShould().dependOnClassesThat(DescribedPredicate.describe("read or write files",
                        type -> type.getName().matches("java\\.io\\.(File|RandomAccessFile|File(Input|Output)Stream|File(Reader|Writer))")))
                .because("the numerics are a library: who calls them decides what is stored, shown and said").allowEmptyShould(true);
    }

    ArchRule workbenchKnowsNoFrontEnd() {
        return noClasses().that().resideInAPackage(root + ".workbench..")
                .should().dependOnClassesThat().resideInAnyPackage("picocli..", "javafx..", "javax.swing..", root + ".cli..", root + ".bench..")
                .because("the workbench is what every front end shares").allowEmptyShould(true);
    }

    ArchRule exportsKnowArraysAlone() {
        return classes().that().resideInAPackage(root + ".workbench.export")
                .should().onlyDependOnClassesThat(resideOutsideOfPackage(root + "..").or(resideInAnyPackage(root + ".workbench.export", root + ".workbench.file")))
                .because("a format is arrays and their names; whatever they come from can be exported").allowEmptyShould(true);
    }

    ArchRule nobodyRunsTextOrForeignObjects() {
        return noClasses()
                .should().dependOnClassesThat().resideInAnyPackage("javax.script..", "javax.tools..", "jdk.jshell..")
                .orShould().dependOnClassesThat().haveFullyQualifiedName("java.io.ObjectInputStream")
                .orShould().callMethodWhere(DescribedPredicate.describe("the target is Runtime.exec",
                        call -> call.getTargetOwner().isEquivalentTo(Runtime.class) && call.getTarget().getName().equals("exec")))
                .because("a problem file from a stranger must not be able to run code").allowEmptyShould(true);
    }

    ArchRule onlyBenchmarksAndJobsStartProcesses() {
        return noClasses().that().resideOutsideOfPackages(root + ".bench..", root + ".workbench.job..")
                .should().dependOnClassesThat().haveFullyQualifiedName("java.lang.ProcessBuilder")
                .because("a solve must not depend on what is installed; the benchmarks start the programs they compare with, and jobs this program itself")
                .allowEmptyShould(true);
    }

    ArchRule classesAreNamedForTheThingTheyAre() {
        return noClasses()
                .should().haveNameMatching(".*[.$]\\w*(Utils?|Manager|Helper|Factory|Impl)")
                .orShould().haveNameMatching(".*[.$]Abstract\\w*")
                .because("such a name usually means that the thing was not found yet").allowEmptyShould(true);
    }
}
