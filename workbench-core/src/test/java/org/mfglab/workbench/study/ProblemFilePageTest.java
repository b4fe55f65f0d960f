package org.mfglab.workbench.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.mfglab.workbench.file.ElementType;
import org.mfglab.workbench.file.NumpyArray;
import org.mfglab.workbench.file.NumpyWriter;

/// What `docs/problem-file.md` shows can be read, and what can be read is on the page.
class ProblemFilePageTest {

    private static final Pattern BLOCK = Pattern.compile("```toml\\n(.*?)```", Pattern.DOTALL);
    private static final Pattern TABLE = Pattern.compile("(?m)^\\[+([^\\]]+)\\]+.*$");

    @TempDir
    private static Path folder;

    /// The files that the blocks name.
    @BeforeAll
    static void files() throws IOException {
        BufferedImage white = new BufferedImage(24, 16, BufferedImage.TYPE_BYTE_GRAY);
        for (int i = 0; i < 24 * 16; i++) white.getRaster().setSample(i % 24, i / 24, 0, i % 24 == 20 && i / 24 < 4 ? 0 : 255);
        ImageIO.write(white, "png", folder.resolve("hall.png").toFile());
        ImageIO.write(white, "png", folder.resolve("crowd.png").toFile());
        double[] carpet = new double[6];
        Arrays.setAll(carpet, i -> i);
        try (OutputStream out = Files.newOutputStream(folder.resolve("carpet.npy"))) {
            NumpyWriter.write(out, ElementType.FLOAT64, new NumpyArray(List.of(2, 3), carpet));
        }
        Files.writeString(folder.resolve("places.csv"), "x,y\n9,3\n9.5,5\n10,4\n");
    }

    private static String page() throws IOException {
        return Files.readString(Path.of("..", "docs", "problem-file.md"));
    }

    static List<String> blocks() throws IOException {
        List<String> blocks = BLOCK.matcher(page()).results().map(block -> block.group(1)).toList();
        assertTrue(blocks.size() >= 8, "blocks: " + blocks.size());
        return blocks;
    }

    @ParameterizedTest
    @MethodSource("blocks")
    void everyBlockIsPartOfAProblemThatCanBeRead(String block) throws IOException {
        String text = block.startsWith("schema") ? block : merged(blocks().getFirst(), block);
        Path file = Files.writeString(folder.resolve("page.toml"), text);
        assertEquals(List.of(), ProblemFile.read(file, List.of()).issues(), text);
    }

    /// A whole file in which the tables of a part take the place of its own.
    private static String merged(String whole, String part) {
        SequencedMap<String, List<String>> tables = tables(whole);
        Map<String, List<String>> others = tables(part);
        if (others.containsKey("domain")) tables.remove("domain.boundary");
        tables.putAll(others);
        List<String> text = new ArrayList<>();
        tables.values().forEach(text::addAll);
        return String.join("\n", text);
    }

    /// The lines of each table by its name, those of several `[[...]]` of one name together.
    private static SequencedMap<String, List<String>> tables(String text) {
        SequencedMap<String, List<String>> tables = new LinkedHashMap<>();
        String name = "";
        for (String line : text.lines().toList()) {
            var header = TABLE.matcher(line);
            if (header.matches()) name = header.group(1);
            tables.computeIfAbsent(name, _ -> new ArrayList<>()).add(line);
        }
        return tables;
    }

    @Test
    void everyKeyOfTheSchemaIsOnThePage() throws IOException {
        String page = page();
        for (Key<?> key : Schema.keys()) {
            String name = key.name().equals("*") ? key.table() : key.name();
            assertTrue(Pattern.compile("\\b" + Pattern.quote(name) + "\\b").matcher(page).find(), key.path());
        }
    }

    @Test
    void everyCodeIsOnThePageWithItsMeaning() throws IOException {
        List<String> rows = Pattern.compile("(?m)^\\| ([EIN]\\d{3}) \\| (.*) \\|$").matcher(page()).results().map(MatchResult::group).toList();
        assertEquals(Stream.of(IssueCode.values()).map(code -> "| " + code + " | " + code.meaning() + " |").toList(), rows);
    }

    /// The table of schemes tells what the program decides.
    @Test
    void theHamiltoniansOfThePageGoToTheSchemesThatItNames() throws IOException {
        int examples = 0;
        for (MatchResult row : Pattern.compile("(?m)^\\| .* \\| (`[^|]*(?:\\|[^|`]*)*`) \\| `(fd_\\w+)` \\|$").matcher(page()).results().toList())
            for (MatchResult example : Pattern.compile("`([^`]+)`").matcher(row.group(1)).results().toList()) {
                Study study = Texts.study(Texts.SMALL, "hamiltonian.H=" + example.group(1), "params.w=1.0");
                assertEquals(row.group(2), study.scheme().scheme().key(), example.group(1));
                examples++;
            }
        assertEquals(5, examples);
    }
}
