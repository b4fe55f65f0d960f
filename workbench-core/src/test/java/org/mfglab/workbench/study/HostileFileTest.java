package org.mfglab.workbench.study;

import static java.time.Duration.ofSeconds;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.mfglab.workbench.study.Texts.SMALL;
import static org.mfglab.workbench.study.Texts.issue;
import static org.mfglab.workbench.study.Texts.read;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostileFileTest {

    @ParameterizedTest
    @ValueSource(strings = {"[", "{a=", "a.", "[[", "\"a\".", "[\n"})
    void nestingOfAHundredThousandIsRefusedAtOnce(String part) {
        String text = "x = 1\n" + (part.endsWith(".") ? "" : "y = ") + part.repeat(100_000);
        assertTimeout(ofSeconds(1), () -> assertEquals(IssueCode.E100, issue(text).code()));
    }

    @Test
    void aFileThatIsTooLongIsRefusedAtOnce(@TempDir Path folder) throws IOException {
        assertTimeout(ofSeconds(1), () -> assertEquals(IssueCode.E100, issue("# " + "x".repeat(4_000_000)).code()));
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
    void duplicateKeysAndTablesAreRefused() {
        assertEquals(IssueCode.E109, issue(SMALL + "expr = \"2\"\n").code());
        assertEquals(IssueCode.E109, issue(SMALL + "[time]\n").code());
    }

    @ParameterizedTest
    @ValueSource(strings = {"[9223372036854775807, 2]", "[4294967297, 4294967297]", "[2147483647, 2147483647]", "[0, 2]", "[-1, -1]", "[]", "[1e5, 1e5]", "[[1], [2]]"})
    void impossibleGridsAreRefused(String n) {
        assertTimeout(ofSeconds(1), () -> assertInstanceOf(Reading.Refused.class, read(SMALL, "grid.n=" + n)));
    }

    @Test
    void aWholeNumberBeyond64BitsIsAnError() {
        assertEquals(IssueCode.E101, issue(SMALL.replace("nt = 10", "nt = 10\n").replace("T = 1\n", "T = 1\ndiscount = 99999999999999999999\n")).code());
    }

    @Test
    void aFormulaThatNestsTooDeepIsRefused() {
        assertTimeout(ofSeconds(1), () -> assertEquals(IssueCode.E105, issue(SMALL.replace("k*m", "(".repeat(50_000) + "m" + ")".repeat(50_000))).code()));
    }

    /// Whatever the bytes, the answer is a list of issues.
    @Test
    void randomlyDamagedFilesNeverCrash() {
        Random random = new Random(7);
        for (int i = 0; i < 2000; i++) {
            StringBuilder text = new StringBuilder(i % 2 == 0 ? SMALL : Presets.text(Presets.names().get(i % Presets.names().size())));
            for (int k = 0; k < 1 + random.nextInt(4); k++) {
                int at = random.nextInt(text.length());
                switch (random.nextInt(3)) {
                    case 0 -> text.deleteCharAt(at);
                    case 1 -> text.insert(at, "\"'[]{}=.,#\n\\*e-0pm\u00e9\ud83d\ude00".charAt(random.nextInt(21)));
                    default -> text.setCharAt(at, (char) random.nextInt(1, 128));
                }
            }
            Reading reading = read(text.toString(), "grid.n=8", "time.nt=2");
            for (Issue issue : reading.issues()) issue.explain();
        }
    }
}
