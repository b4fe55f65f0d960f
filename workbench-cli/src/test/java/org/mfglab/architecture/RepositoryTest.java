package org.mfglab.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What may stand at the root of the repository, and what no file may say.
final class RepositoryTest {

    private static final Path ROOT = Path.of("").toAbsolutePath().getParent();

    /// Whoever opens the repository reads this list first. A new entry needs a reader who looks for it there.
    private static final Set<String> AT_THE_ROOT = Set.of(
            "README.md", "CHANGELOG.md", "CONTRIBUTING.md", "CITATION.cff", "LICENSE", "NOTICE",
            "mfglab", "mfglab.cmd", "pom.xml",
            "solver-core", "solver-gpu", "workbench-core", "workbench-cli", "workbench-ui", "benchmarks", "docs", "examples", "python",
            ".ci", ".editorconfig", ".gitattributes", ".gitignore");

    /// What git ignores or keeps for itself.
    private static final Set<String> UNTRACKED = Set.of(".git", "target", "runs", ".idea", ".vscode", ".DS_Store", "__pycache__");

    private static final Set<String> TEXT = Set.of(
            "java", "md", "xml", "toml", "py", "sh", "cmd", "cff", "txt", "properties", "html", "css", "js", "json", "csv");

    private static final Pattern LEFTOVER = Pattern.compile("\\b(TODO|FIXME|XXX|HACK)\\b");
    private static final Pattern PLACE_OF_ONE_MACHINE =
            Pattern.compile("(?<![\\w.$}{)~*\"'-])/(home|root|Users|work|mnt|scratch)/\\w|[A-Z]:\\\\Users\\\\");
    private static final Pattern REPOSITORY_ADDRESS = Pattern.compile("<(repository|pluginRepository|mirror)>");

    @Test
    void onlyKnownNamesStandAtTheRoot() throws IOException {
        assertEquals(List.of(), strangersIn(ROOT), "Only what a reader looks for first stands at the root of the repository. "
                + "Maybe this belongs into docs, examples or a module.");
    }

    @Test
    void aStrangerAtTheRootIsSeen(@TempDir Path folder) throws IOException {
        for (String name : List.of("README.md", "target", "notes.txt")) {
            Files.writeString(folder.resolve(name), "");
        }
        assertEquals(List.of("notes.txt"), strangersIn(folder));
    }

    @Test
    void noFileCarriesALeftoverOrAPlaceOfOneMachine() throws IOException {
        List<Path> files = textFiles();
        assertTrue(files.size() > 20, () -> "Only " + files.size() + " files were found below " + ROOT);
        var found = new ArrayList<String>();
        for (Path file : files) {
            found.addAll(complaints(ROOT.relativize(file).toString(), Files.readString(file)));
        }
        assertEquals(List.of(), found, "What is left to do is an issue, and a path of one machine means nothing on another.");
    }

    @Test
    void leftoversAndPlacesAreSeen() {
        assertEquals(List.of("a.md:1: TO" + "DO", "a.md:2: /ho" + "me/j", "a.md:3: /ro" + "ot/x"),
                complaints("a.md", "// TO" + "DO\nin /ho" + "me/jane\n(/ro" + "ot/x)\n$work/run target/work/x https://a.b/home/c\n"));
    }

    @Test
    void noPomNamesARepository() throws IOException {
        for (Path file : textFiles()) {
            if (file.endsWith("pom.xml")) {
                assertEquals(false, REPOSITORY_ADDRESS.matcher(Files.readString(file)).find(),
                        () -> file + " names a repository; where libraries come from is the choice of whoever builds.");
            }
        }
    }

    private static List<String> strangersIn(Path folder) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.map(entry -> entry.getFileName().toString())
                    .filter(name -> !AT_THE_ROOT.contains(name) && !UNTRACKED.contains(name) && !name.endsWith(".iml"))
                    .sorted().toList();
        }
    }

    private static List<String> complaints(String name, String text) {
        var found = new ArrayList<String>();
        List<String> lines = text.lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            for (Pattern pattern : List.of(LEFTOVER, PLACE_OF_ONE_MACHINE)) {
                var match = pattern.matcher(lines.get(i));
                if (match.find()) {
                    found.add(name + ":" + (i + 1) + ": " + match.group());
                }
            }
        }
        return found;
    }

    /// Every text file of the repository that git does not ignore, this one excepted: it must name what it looks for.
    private static List<Path> textFiles() throws IOException {
        var files = new ArrayList<Path>();
        Files.walkFileTree(ROOT, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                return UNTRACKED.contains(folder.getFileName().toString()) ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                String name = file.getFileName().toString();
                String ending = name.substring(name.lastIndexOf('.') + 1);
                if (!name.equals("RepositoryTest.java") && (TEXT.contains(ending) || file.startsWith(ROOT.resolve(".ci")) || name.equals("mfglab"))) {
                    files.add(file);
                }
                return FileVisitResult.CONTINUE;
            }
        });
        return files;
    }
}
