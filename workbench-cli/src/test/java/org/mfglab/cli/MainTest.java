package org.mfglab.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mfglab.workbench.run.Json;
import org.mfglab.workbench.study.Presets;

class MainTest {

    private static final String EXPLOSIVE = """
            schema = 1
            name = "explosive"
            kind = "mfg"
            [domain]
            x = [0.0, 1.0]
            [time]
            T = 1.0
            nt = 40
            [grid]
            n = [80]
            [diffusion]
            nu = 0.002
            [hamiltonian]
            H = "0.5*p^2"
            [coupling]
            running = "1e250*max(m - 1.5, 0)"
            terminal = "50*(x-0.5)^2"
            [field.initial]
            type = "formula"
            expr = "1"
            """;

    @TempDir
    private Path folder;

    private CommandRun solve(Object... more) {
        Object[] words = new Object[more.length + 10];
        Object[] first = {"solve", "acd", "--set", "grid.n=[12,12]", "--set", "time.nt=8", "--set", "output.figures=false", "--out", folder.resolve("run")};
        System.arraycopy(first, 0, words, 0, 10);
        System.arraycopy(more, 0, words, 10, more.length);
        return CommandRun.of(words);
    }

    @Test
    void aSolveThatConvergesEndsWithZeroAndSaysSo() {
        CommandRun run = solve();
        assertEquals(0, run.code(), run.err());
        assertTrue(run.err().matches("(?s).*✓ checked   acd, 2-D 12x12x8, CPU \\d+ threads?, .*✓ converged in \\d+ it, .*mass error .*exploitability .*"), run.err());
        assertTrue(run.out().contains("results  " + folder.resolve("run")), run.out());
    }

    @Test
    void aDecoupledGameTakesOneBackwardAndOneForwardSweep() {
        CommandRun run = CommandRun.of("solve", "sgm-gaussian-1d", "--set", "grid.n=[40]", "--set", "time.nt=20", "--out", folder.resolve("run"));
        assertEquals(0, run.code(), run.err());
        assertTrue(run.err().contains("converged by one backward and one forward sweep"), run.err());
    }

    @Test
    void standardOutputOfJsonIsNothingButEvents() throws IOException {
        CommandRun run = solve("--json");
        List<String> lines = run.out().lines().toList();
        for (String line : lines) assertTrue(List.of("start", "iter", "warn", "end").contains(Json.read(line).get("ev")), line);
        assertEquals(Files.readAllLines(folder.resolve("run/log.jsonl")), lines);
        assertEquals(0, Json.read(lines.getLast()).get("exit"));
    }

    @Test
    void quietSaysOnlyWhatWentWrong() {
        assertEquals("", solve("-q").err());
        assertTrue(solve("-q", "--force", "--set", "solver.max_iter=1").err().startsWith("N222"));
    }

    @Test
    void verboseShowsEveryIteration() {
        String err = solve("-v").err();
        assertTrue(err.contains("it   1/") && err.contains("it   2/") && err.contains("hjb "), err);
    }

    @Test
    void aWrongCommandLineEndsWithTwoAndASuggestion() {
        assertEquals(2, CommandRun.of("slove").code());
        assertTrue(CommandRun.of("slove").err().contains("mfglab solve"));
        assertEquals(2, CommandRun.of("solve").code());
        assertEquals(2, CommandRun.of("solve", "acd", "--time-limit", "3x").code());
        assertEquals(2, CommandRun.of("solve", "acd", "--progress", "fancy").code());
        assertEquals(2, CommandRun.of("solve", "acd", "--device", "gpu").code());
        assertEquals(2, CommandRun.of("solve", "acd", "--set", "grid").code());
        assertEquals(2, CommandRun.of("new", "acc").code());
        assertTrue(CommandRun.of("new", "acc").err().contains("Did you mean 'acd'?"));
    }

    @Test
    void whatIsNotBuiltIsNotInTheHelp() {
        String help = CommandRun.of("--help").out() + CommandRun.of("solve", "--help").out() + CommandRun.of("plot", "--help").out();
        for (String word : List.of("train", "mp4"))
            assertFalse(help.contains(word), word);
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "de-DE", "tr-TR", "ar-EG"})
    void everyErrorOfAFileIsListedWithItsPlaceInEveryLocale(String locale) throws IOException {
        Path file = Files.writeString(folder.resolve("bad.toml"), EXPLOSIVE.replace("T = 1.0", "T = -1.0").replace("n = [80]", "n = [0]")
                .replace("0.5*p^2", "0.5*p^2 + foo").replace("[time]", "[time]\nspeed = 3"));
        Locale before = Locale.getDefault();
        CommandRun check;
        CommandRun solve;
        try {
            Locale.setDefault(Locale.forLanguageTag(locale));
            check = CommandRun.of("check", file);
            solve = CommandRun.of("solve", file, "--out", folder.resolve("run"));
        } finally {
            Locale.setDefault(before);
        }
        assertEquals(3, check.code());
        assertEquals(3, solve.code());
        assertEquals(4, check.out().lines().filter(line -> line.matches(".*bad\\.toml:\\d+:\\d+: E1\\d\\d .*")).count(), check.out());
        assertTrue(check.out().contains("H = \"0.5*p^2 + foo\"") && check.out().contains("^^^") && check.out().contains("! 4 errors"), check.out());
        assertTrue(solve.err().contains(": E104 "), solve.err());
        assertFalse(Files.exists(folder.resolve("run")));
    }

    @Test
    void checkTellsTheSizeTheOriginAndTheEstimate() {
        assertTrue(CommandRun.of("check", "acd").out().startsWith("✓ checked   acd, 2-D 64x64x64"));
        assertTrue(CommandRun.of("check", "acd", "--set", "time.nt=7", "--resolved").out().contains("--set time.nt"));
        assertTrue(CommandRun.of("check", "acd", "--estimate").out().contains("MB"));
    }

    @Test
    void whatResolvedPrintsIsAProblemFileOfTheSameProblem() throws IOException {
        Path file = Files.writeString(folder.resolve("resolved.toml"), CommandRun.of("check", "lq-2d", "--resolved").out());
        assertEquals(0, CommandRun.of("check", file).code(), CommandRun.of("check", file).out());
    }

    @Test
    void aSolveWithoutTheToleranceEndsWithFour() {
        CommandRun run = solve("--set", "solver.max_iter=1");
        assertEquals(4, run.code());
        assertTrue(run.err().contains("N222") && run.err().contains("--set solver.max_iter=5"), run.err());
    }

    @Test
    void aDivergingSolveEndsWithFiveAndIsReadable() throws IOException {
        Path file = Files.writeString(folder.resolve("explosive.toml"), EXPLOSIVE);
        CommandRun run = CommandRun.of("solve", file, "--out", folder.resolve("run"));
        assertEquals(5, run.code());
        assertTrue(run.err().contains("iteration 2") && run.err().contains("x = 0.0") && run.err().contains("t-step "), run.err());
        assertEquals(0, CommandRun.of("plot", folder.resolve("run"), "-o", folder.resolve("m.png")).code());
        assertTrue(CommandRun.of("info", folder.resolve("run")).out().contains("diverged"));
    }

    @Test
    void filesThatCannotBeReadOrWrittenEndWithSeven() throws IOException {
        assertEquals(7, CommandRun.of("solve", "nothing.toml").code());
        assertEquals(7, CommandRun.of("check", "nothing.toml").code());
        assertEquals(7, CommandRun.of("info", folder).code());
        assertEquals(7, CommandRun.of("plot", folder, "-o", folder.resolve("m.png")).code());
        Path file = Files.writeString(folder.resolve("file"), "");
        CommandRun run = CommandRun.of("solve", "acd", "--set", "grid.n=[8,8]", "--out", file.resolve("run"));
        assertEquals(7, run.code());
        assertFalse(run.err().contains("Exception") || run.err().contains("\tat "), run.err());
        assertEquals(0, solve().code());
        assertEquals(7, solve().code(), "the folder is not empty now");
        assertEquals(0, solve("--force").code());
    }

    @Test
    void aReadOnlyFolderEndsWithSeven() throws IOException {
        Path out = Files.createDirectory(folder.resolve("locked"), PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("r-xr-xr-x")));
        Assumptions.assumeFalse(Files.isWritable(out), "this user may write everywhere");
        assertEquals(7, CommandRun.of("solve", "acd", "--set", "grid.n=[8,8]", "--out", out).code());
        assertEquals(7, CommandRun.of("solve", "acd", "--set", "grid.n=[8,8]", "--out", out.resolve("run")).code());
    }

    @Test
    void aGridThatDoesNotFitIsRefusedWithWhatFits() {
        CommandRun run = CommandRun.of("solve", "acd", "--set", "grid.n=[9000,9000]", "--out", folder.resolve("run"));
        assertEquals(7, run.code());
        assertTrue(run.err().matches("(?s)I401.*needs .* of memory, and .*fits is n = .*"), run.err());
        assertFalse(Files.exists(folder.resolve("run")));
    }

    @Test
    void theTimeLimitEndsWithNine() {
        CommandRun run = solve("--time-limit", "0.000001s", "--set", "solver.tol=1e-14");
        assertEquals(9, run.code(), run.err());
        assertTrue(Files.isDirectory(folder.resolve("run/checkpoint")));
    }

    @Test
    void presetsAreListedAndWrittenButNeverOver() throws IOException {
        for (String name : Presets.names()) assertTrue(CommandRun.of("presets").out().contains(name + " "), name);
        CommandRun json = CommandRun.of("presets", "--json");
        assertTrue(json.out().startsWith("[") && json.out().contains("\"name\" : \"acd\""), json.out());
        Path file = folder.resolve("mine.toml");
        assertEquals(0, CommandRun.of("new", "acd", file).code());
        assertEquals(Presets.text("acd"), Files.readString(file));
        assertEquals(0, CommandRun.of("check", file).code());
        Files.writeString(file, "mine");
        assertEquals(7, CommandRun.of("new", "acd", file).code());
        assertEquals("mine", Files.readString(file));
    }

    @Test
    void aPresetWithAPictureIsWrittenWithItAndBesideItOnly() throws IOException {
        Path file = folder.resolve("hall.toml");
        CommandRun written = CommandRun.of("new", "maze", file);
        assertEquals(0, written.code(), written.err());
        Path picture = folder.resolve("maze.png");
        assertEquals(file + System.lineSeparator() + picture + System.lineSeparator(), written.out());
        assertTrue(Files.readString(file).contains("file = \"maze.png\""));
        assertEquals(0, CommandRun.of("check", file).code());
        assertEquals(0, CommandRun.of("new", "maze", folder.resolve("second.toml")).code(), "the same picture is no obstacle");
        Files.writeString(picture, "mine");
        assertEquals(7, CommandRun.of("new", "maze", folder.resolve("third.toml")).code());
        assertEquals("mine", Files.readString(picture));
        assertFalse(Files.exists(folder.resolve("third.toml")));
        assertTrue(CommandRun.of("check", file).out().contains("E112"));
    }

    @Test
    void informationTellsSidesObstaclesKernelsAndSources() {
        String maze = CommandRun.of("info", "maze").out();
        assertTrue(maze.contains("sides           left, bottom, top: wall; right: wall with exit at y in [8.0, 9.5]"), maze);
        assertTrue(maze.contains("obstacles       mask; 336 of 2052 cells are solid"), maze);
        String metro = CommandRun.of("info", "metro-platform").out();
        assertTrue(metro.contains("source          rush*exp(-(t - 3)^2/2)*stairs"), metro);
        assertTrue(CommandRun.of("info", "nonlocal-aversion").out().contains("kernel sight    exp(-(x^2 + y^2)/(2*r^2))/(2*pi*r^2)"));
        assertTrue(CommandRun.of("info", "furrows").out().contains("fd_lax_friedrichs"));
    }

    @Test
    void everyViewOfARunIsDrawn() throws IOException {
        assertEquals(0, solve().code());
        Path run = folder.resolve("run");
        for (String view : List.of("density", "value", "control", "paths", "residuals", "space-time", "surface")) {
            Path file = folder.resolve(view + ".png");
            assertEquals(0, CommandRun.of("plot", run, "--view", view, "-o", file).code(), view);
            assertEquals("PNG", new String(Files.readAllBytes(file), 1, 3, StandardCharsets.US_ASCII));
        }
        assertEquals(0, CommandRun.of("plot", run, "--t", "0.5", "-o", folder.resolve("half.png")).code());
        assertEquals(0, CommandRun.of("plot", run, "--view", "surface", "--quantity", "value", "-o", folder.resolve("u.svg")).code());
        assertEquals(0, CommandRun.of("plot", run, "--theme", "dark", "-o", folder.resolve("dark.png")).code());
        assertEquals(0xff15181d, ImageIO.read(folder.resolve("dark.png").toFile()).getRGB(1, 1));
        assertTrue(CommandRun.of("plot", run, "--theme", "grey", "-o", folder.resolve("v.svg")).err().contains("expected one of light, dark"));
        assertEquals(2, CommandRun.of("plot", run, "--view", "surface", "--quantity", "speed", "-o", folder.resolve("v.svg")).code());
        assertTrue(CommandRun.of("plot", run, "--view", "paths", "--quantity", "value", "-o", folder.resolve("v.svg")).err().contains("--quantity goes with"));
        assertEquals(0, CommandRun.of("plot", run, "-o", folder.resolve("m.gif")).code());
        assertEquals("GIF", new String(Files.readAllBytes(folder.resolve("m.gif")), 0, 3, StandardCharsets.US_ASCII));
    }

    @Test
    void aPictureIsWrittenInTheFormatOfItsName() throws IOException {
        assertEquals(0, solve().code());
        for (String[] each : new String[][] {{"m.svg", "<?xml"}, {"m.PDF", "%PDF-1.4"}, {"m.gif", "GIF89a"}}) {
            assertEquals(0, CommandRun.of("plot", folder.resolve("run"), "-o", folder.resolve(each[0])).code(), each[0]);
            assertEquals(each[1], new String(Files.readAllBytes(folder.resolve(each[0])), 0, each[1].length(), StandardCharsets.US_ASCII));
        }
        CommandRun other = CommandRun.of("plot", folder.resolve("run"), "-o", folder.resolve("m.jpg"));
        assertEquals(2, other.code());
        assertTrue(other.err().contains("must end in .png, .svg, .pdf, .gif."), other.err());
    }

    @Test
    void aPictureOfARunThatHasNotConvergedSaysSo() throws IOException {
        assertEquals(4, solve("--set", "solver.max_iter=2").code());
        assertEquals(0, CommandRun.of("plot", folder.resolve("run"), "-o", folder.resolve("m.svg")).code());
        assertTrue(Files.readString(folder.resolve("m.svg")).contains("(not converged: iteration limit)"));
    }

    @Test
    void aPictureThatThereIsNotIsRefusedWithWhatThereIs() throws IOException {
        assertEquals(0, solve().code());
        for (String[] each : new String[][] {{"residuals", "m.gif", "Ask for a png"}, {"space-time", "m.gif", "Ask for a png"}, {"residuals", "m.png", "Leave out --t", "--t", "0.5"},
                {"space-time", "m.png", "Leave out --t", "--t", "0.5"}, {"density", "m.gif", "Leave out --t", "--t", "0.5"}, {"flow", "m.png", "density, value"}}) {
            List<Object> words = new ArrayList<>(List.of("plot", folder.resolve("run"), "--view", each[0], "-o", folder.resolve(each[1])));
            words.addAll(Arrays.asList(each).subList(3, each.length));
            CommandRun run = CommandRun.of(words.toArray());
            assertEquals(2, run.code(), Arrays.toString(each));
            assertTrue(run.err().contains(each[2]), run.err());
            assertFalse(Files.exists(folder.resolve(each[1])));
        }
    }

    @Test
    void aRunIsExportedInEveryFormat() throws IOException {
        assertEquals(0, solve().code());
        Path run = folder.resolve("run");
        for (String format : List.of("h5", "npz", "csv")) {
            Path file = folder.resolve("m." + format);
            CommandRun export = CommandRun.of("export", run, "--format", format, "-o", file);
            assertEquals(List.of(0, file + System.lineSeparator()), List.of(export.code(), export.out()), export.err());
            assertTrue(Files.size(file) > 2 * 8 * 12 * 12 * 9, format);
        }
        assertEquals(folder.resolve("images/fields.pvd") + System.lineSeparator(), CommandRun.of("export", run, "--format", "vti", "-o", folder.resolve("images")).out());
        assertTrue(Files.exists(folder.resolve("images/fields_0008.vti")));
    }

    @Test
    void anExportNeverOverwritesWithoutForce() throws IOException {
        assertEquals(0, solve().code());
        Path file = Files.writeString(folder.resolve("m.npz"), "mine");
        CommandRun refused = CommandRun.of("export", folder.resolve("run"), "--format", "npz", "-o", file);
        assertEquals(7, refused.code());
        assertTrue(refused.err().contains("There is a file " + file + " in the way.") && refused.err().contains("--force"), refused.err());
        assertEquals("mine", Files.readString(file));
        assertEquals(0, CommandRun.of("export", folder.resolve("run"), "--format", "npz", "-o", file, "--force").code());
        assertEquals("PK", new String(Files.readAllBytes(file), 0, 2, StandardCharsets.US_ASCII));
    }

    @Test
    void whatCannotBeExportedIsToldWithItsReason() throws IOException {
        CommandRun none = CommandRun.of("export", folder, "--format", "h5", "-o", folder.resolve("m.h5"));
        assertEquals(7, none.code());
        assertTrue(none.err().contains("It has no manifest.json"), none.err());
        assertEquals(0, solve().code());
        Path run = folder.resolve("run");
        CommandRun nowhere = CommandRun.of("export", run, "--format", "h5", "-o", folder.resolve("no/m.h5"));
        assertEquals(7, nowhere.code());
        assertTrue(nowhere.err().contains("There is no folder " + folder.resolve("no")), nowhere.err());
        CommandRun format = CommandRun.of("export", run, "--format", "mat", "-o", folder.resolve("m.mat"));
        assertEquals(2, format.code());
        assertTrue(format.err().contains("[h5, npz, vti, csv]"), format.err());
        for (String path : List.of("", "/")) assertEquals(2, CommandRun.of("export", run, "--format", "vti", "-o", path).code(), path);
    }

    @Test
    void infoTellsOfRunsAndProblems() {
        assertEquals(0, solve("--set", "output.exports=[\"npz\"]").code());
        String run = CommandRun.of("info", folder.resolve("run")).out();
        assertTrue(run.contains("exports/fields.npz"), run);
        assertTrue(run.contains("converged_residual") && run.contains("exploitability") && run.lines().count() <= 24, run);
        String problem = CommandRun.of("info", "acd").out();
        assertTrue(problem.contains("64x64 points") && problem.contains("m^2") && problem.contains("anderson, fd_split"), problem);
    }

    @Test
    void threadsBeyondReasonAreRefused() throws IOException {
        for (String threads : List.of("-1", "1025", "100000")) {
            CommandRun run = CommandRun.of("solve", "acd", "--threads", threads, "--out", folder.resolve("run"));
            assertEquals(2, run.code());
            assertTrue(run.err().contains("The number of threads (" + threads + ") must lie between 0 and 1024"), run.err());
        }
        CommandRun check = CommandRun.of("check", "acd", "--set", "solver.threads=100000");
        assertEquals(3, check.code());
        assertTrue(check.out().contains("E107") && check.out().contains("from 0 to 1024"), check.out());
    }

    @Test
    void checkRefusesWhatSolveWouldRefuseForItsMemory() {
        CommandRun run = CommandRun.of("check", "acd", "--set", "grid.n=[9000,9000]");
        assertEquals(7, run.code());
        assertTrue(run.err().startsWith("I401") && !run.out().contains("✓"), run.out() + run.err());
    }

    @Test
    void aStreamOfEventsEndsAlsoWhereNothingBegan() throws IOException {
        Path file = Files.writeString(folder.resolve("bad.toml"), EXPLOSIVE.replace("T = 1.0", "T = -1.0"));
        for (Object[] each : new Object[][] {{file, 3}, {"nothing.toml", 7}}) {
            CommandRun run = CommandRun.of("solve", each[0], "--json");
            assertEquals(each[1], run.code());
            Map<String, Object> end = Json.read(run.out());
            assertEquals(Arrays.asList("end", "failed", each[1], null), Arrays.asList(end.get("ev"), end.get("status"), end.get("exit"), end.get("dir")));
            assertTrue(run.out().contains(each[0].toString()), run.out());
        }
    }

    @Test
    void forceNeverTouchesAFolderThatIsNotARun() throws IOException {
        Path mine = Files.createDirectory(folder.resolve("mine"));
        for (String name : List.of("x.npy", "problem.toml", "report.html")) Files.writeString(mine.resolve(name), "mine");
        CommandRun run = CommandRun.of("solve", "acd", "--set", "grid.n=[8,8]", "--force", "--out", mine);
        assertEquals(7, run.code());
        assertTrue(run.err().contains("is not a run folder") && run.err().contains("> Another --out"), run.err());
        for (String name : List.of("x.npy", "problem.toml", "report.html")) assertEquals("mine", Files.readString(mine.resolve(name)));
    }

    @Test
    void everyFailureHasAReason() {
        assertEquals(0, solve().code());
        Path nowhere = folder.resolve("no/x");
        for (CommandRun run : List.of(CommandRun.of("new", "acd", nowhere + ".toml"), CommandRun.of("plot", folder.resolve("run"), "-o", nowhere + ".gif"))) {
            assertEquals(7, run.code());
            assertTrue(run.err().contains("There is no folder " + nowhere.getParent()), run.err());
        }
        CommandRun check = CommandRun.of("check", folder);
        assertEquals(7, check.code());
        assertTrue(check.err().contains("is a folder, not a problem file"), check.err());
        assertEquals(2, CommandRun.of("solve", "acd", "--out", "").code());
        assertEquals(2, CommandRun.of("new", "acd", "").code());
    }

    @Test
    void aTimeThatTheRunDoesNotCoverIsRefusedWithTheRange() {
        assertEquals(0, solve().code());
        for (String time : List.of("99", "-0.5", "NaN")) {
            CommandRun run = CommandRun.of("plot", folder.resolve("run"), "--t", time, "-o", folder.resolve("m.png"));
            assertEquals(2, run.code());
            assertTrue(run.err().contains("must lie between 0 and 1"), run.err());
        }
        assertFalse(Files.exists(folder.resolve("m.png")));
    }

    @Test
    void guiIsACommandThatTheLauncherStarts() {
        assertTrue(CommandRun.of().out().contains("  gui "), CommandRun.of().out());
        CommandRun run = CommandRun.of("gui", "maze");
        assertEquals(2, run.code());
        assertTrue(run.err().contains("./mfglab gui maze"), run.err());
    }

    @Test
    void benchIsACommandThatTheLauncherStarts() {
        assertTrue(CommandRun.of().out().contains("  bench "), CommandRun.of().out());
        assertTrue(CommandRun.of("help", "bench").out().contains("mfglab bench acd"));
        CommandRun run = CommandRun.of("bench", "acd", "--runs", "3");
        assertEquals(2, run.code());
        assertTrue(run.err().contains("./mfglab bench acd"), run.err());
    }

    @Test
    void versionDevicesAndCompletionAnswer() throws IOException {
        assertTrue(CommandRun.of("--version").out().matches("(?s)MFGLab 0\\.1\\.0\\RJava 25.*"), CommandRun.of("--version").out());
        assertEquals(1, Json.read(CommandRun.of("devices", "--json").out()).get("schema"));
        assertTrue(CommandRun.of("devices").out().startsWith("cpu "));
        assertTrue(CommandRun.of("completion").out().contains("complete -F"));
        assertTrue(CommandRun.of("completion").out().contains("\"h5\" \"npz\" \"vti\" \"csv\""));
        assertEquals(0, CommandRun.of("help", "solve").code());
        assertTrue(CommandRun.of().out().contains("presets"));
    }

    @Test
    void theCommandLineIsInTheManifest() throws IOException {
        solve();
        assertEquals(List.of("mfglab", "solve", "acd", "--set", "grid.n=[12,12]", "--set", "time.nt=8", "--set", "output.figures=false", "--out",
                folder.resolve("run").toString()),
                Json.read(Files.readString(folder.resolve("run/manifest.json"))).get("command"));
    }
}
