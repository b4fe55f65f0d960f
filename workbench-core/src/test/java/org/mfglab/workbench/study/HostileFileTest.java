package org.mfglab.workbench.study;

import static java.time.Duration.ofSeconds;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.mfglab.workbench.study.Texts.SMALL;
import static org.mfglab.workbench.study.Texts.issue;
import static org.mfglab.workbench.study.Texts.read;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostileFileTest {

    private static final String NOISE = "\"'[]{}=,#\n\t\\*^(e-07pmxT_\u0001\u00e9\ud83d\ude00";

    @ParameterizedTest
    @ValueSource(strings = {"[", "{a=", "a.", "[[", "\"a\".", "[\n"})
    void nestingOfAHundredThousandIsRefusedAtOnce(String part) {
        String text = "x = 1\n" + (part.endsWith(".") ? "" : "y = ") + part.repeat(100_000);
        assertTimeout(ofSeconds(5), () -> assertEquals(IssueCode.E100, issue(text).code()));
    }

    @Test
    void aFileThatIsTooLongIsRefusedAtOnce(@TempDir Path folder) throws IOException {
        assertTimeout(ofSeconds(5), () -> assertEquals(IssueCode.E100, issue("# " + "x".repeat(4_000_000)).code()));
        Path file = folder.resolve("long.toml");
        Files.write(file, new byte[5_000_000]);
        assertEquals(IssueCode.E100, ProblemFile.read(file, List.of()).issues().getFirst().code());
    }

    @Test
    void bytesThatAreNotTextAreRefused(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("image.toml");
        Files.write(file, new byte[] {(byte) 0x89, 'P', 'N', 'G', (byte) 0xff, (byte) 0xfe});
        assertEquals(IssueCode.E100, ProblemFile.read(file, List.of()).issues().getFirst().code());
        assertEquals(IssueCode.E100, issue("schema = 1\0").code());
    }

    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void whatIsNotARegularFileIsRefused(@TempDir Path folder) throws IOException {
        for (Path other : List.of(Path.of("/dev/zero"), Path.of("/dev/null"), folder))
            assertEquals(IssueCode.E100, assertTimeoutPreemptively(ofSeconds(5), () -> ProblemFile.read(other, List.of())).issues().getFirst().code());
    }

    @Test
    void theMarkOfAnEditorBeforeTheTextIsPassedOver(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("mark.toml"), "\ufeff" + SMALL);
        assertInstanceOf(Reading.Accepted.class, ProblemFile.read(file, List.of()));
        assertEquals("small.toml:1:10", issue("\ufeff" + SMALL.replace("schema = 1", "schema = 2")).place().toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/dev/zero", "/", "a\\u0000b", "", "preset:../presets/index", "preset:index", "http://127.0.0.1/a.png"})
    void whatIsNoPictureIsRefusedInWords(String name) {
        String shape = "domain.shape=[{ role = \"obstacle\", type = \"mask\", file = \"" + name + "\" }]";
        Reading reading = assertTimeoutPreemptively(ofSeconds(5), () -> read(SMALL, shape));
        assertEquals(List.of(IssueCode.E112), reading.issues().stream().map(Issue::code).toList(), reading.issues().toString());
    }

    /// A field of pillars cuts the plane into very many pieces.
    @Test
    void manyPiecesCostLittle() {
        String shape = "domain.shape=[{ role = \"obstacle\", type = \"formula\", expr = \"max(sin(640*pi*x), sin(320*pi*y)) + 0.5\" }]";
        Reading reading = assertTimeoutPreemptively(ofSeconds(20), () -> read(SMALL, shape, "grid.n=[1280,1280]"));
        assertEquals(List.of(IssueCode.N240), reading.issues().stream().map(Issue::code).toList(), reading.issues().toString());
    }

    @Test
    void duplicateKeysAndTablesAreRefused() {
        assertEquals(IssueCode.E109, issue(SMALL + "expr = \"2\"\n").code());
        assertEquals(IssueCode.E109, issue(SMALL + "[time]\n").code());
    }

    @ParameterizedTest
    @ValueSource(strings = {"[9223372036854775807, 2]", "[4294967297, 4294967297]", "[2147483647, 2147483647]", "[0, 2]", "[-1, -1]", "[]", "[1e5, 1e5]", "[[1], [2]]"})
    void impossibleGridsAreRefused(String n) {
        assertTimeout(ofSeconds(5), () -> assertInstanceOf(Reading.Refused.class, read(SMALL, "grid.n=" + n)));
    }

    @Test
    void aWholeNumberBeyond64BitsIsAnError() {
        assertEquals(IssueCode.E101, issue(SMALL.replace("nt = 10", "nt = 10\n").replace("T = 1\n", "T = 1\ndiscount = 99999999999999999999\n")).code());
        assertEquals(IssueCode.E101, issue(SMALL.replace("nt = 10", "nt = 99999999999999999999")).code());
        assertEquals("Whole numbers reach up to 2147483647.", issue(SMALL.replace("nt = 10", "nt = 99999999999999999999")).suggestion());
    }

    @Test
    void aParameterThatIsTooLargeIsNotAnUnknownSymbolAsWell() {
        Issue issue = issue(SMALL.replace("c = 1.0", "c = 1e400"));
        assertEquals(IssueCode.E101, issue.code());
        assertEquals("Numbers reach up to about 1.8e308.", issue.suggestion());
    }

    @Test
    void aFormulaThatNestsTooDeepIsRefused() {
        assertTimeout(ofSeconds(5), () -> assertEquals(IssueCode.E105, issue(SMALL.replace("k*m", "(".repeat(50_000) + "m" + ")".repeat(50_000))).code()));
    }

    /// Whatever the characters, the answer is a list of issues.
    @Test
    void randomlyDamagedFilesNeverCrash() {
        Random random = new Random(7);
        for (int i = 0; i < 400; i++) {
            String text = damaged(i % 2 == 0 ? SMALL : Presets.text(Presets.names().get(i % Presets.names().size())), random);
            Reading reading = assertTimeout(ofSeconds(5), () -> read(text, "time.nt=2"), text);
            for (Issue issue : reading.issues()) assertFalse(issue.explain().isBlank());
        }
    }

    private static String damaged(String text, Random random) {
        StringBuilder damaged = new StringBuilder(text);
        for (int k = 0; k < 1 + random.nextInt(4); k++) {
            int at = random.nextInt(damaged.length());
            switch (random.nextInt(3)) {
                case 0 -> damaged.deleteCharAt(at);
                case 1 -> damaged.insert(at, NOISE.charAt(random.nextInt(NOISE.length())));
                default -> damaged.setCharAt(at, NOISE.charAt(random.nextInt(NOISE.length())));
            }
        }
        return damaged.toString();
    }
}
