package org.mfglab.workbench.study;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PresetsTest {

    private static final Path EXAMPLES = Path.of("..", "examples");

    static List<String> names() {
        return Presets.names();
    }

    @ParameterizedTest
    @MethodSource("names")
    void everyPresetReadsWithoutAnyIssue(String name) {
        Reading reading = Presets.read(name, List.of());
        assertEquals(List.of(), reading.issues());
        assertEquals(name, assertInstanceOf(Reading.Accepted.class, reading).study().name());
    }

    @ParameterizedTest
    @MethodSource("names")
    void everyPresetExplainsItself(String name) {
        String text = Presets.text(name);
        assertTrue(text.startsWith("# "), "it begins with a comment");
        assertTrue(text.lines().count() <= 50, "it fits on a page");
        assertTrue(text.lines().allMatch(line -> line.length() <= 125), "its lines are not too long");
        assertTrue(Presets.describe(name).length() <= 90 && !Presets.describe(name).equals(name), "it has a title");
    }

    /// A reference and the problem agree where it costs nothing to see: at the end and at the beginning.
    @ParameterizedTest
    @MethodSource("names")
    void aReferenceMeetsTheConditionsAtBothEnds(String name) {
        Study study = assertInstanceOf(Reading.Accepted.class, Presets.read(name, List.of())).study();
        if (study.reference().value().isEmpty()) return;
        double[] initial = study.game().initial().on(study.grid()).values();
        for (int i = 0; i < study.grid().size(); i += 97) {
            var x = study.grid().point(i);
            var symbols = new HashMap<>(Map.of("t", study.game().horizon()));
            for (int axis = 0; axis < x.length; axis++) symbols.put(DomainReader.AXES.get(axis), x[axis]);
            study.game().fields().forEach((field, function) -> symbols.put(field, function.at(x)));
            double terminal = study.game().terminal().formula().evaluate(symbols);
            assertEquals(terminal, study.reference().value().get().evaluate(symbols), 1e-9 * (1 + Math.abs(terminal)));
            symbols.put("t", 0.0);
            assertEquals(initial[i], study.reference().density().get().evaluate(symbols), 1e-5 * (1 + initial[i]));
        }
    }

    @Test
    void theIndexListsThePresetsThatThereAre() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("src/main/resources/org/mfglab/workbench/presets"))) {
            assertEquals(files.map(file -> file.getFileName().toString()).filter(file -> file.endsWith(".toml")).map(file -> file.replace(".toml", ""))
                    .collect(Collectors.toCollection(TreeSet::new)), new TreeSet<>(Presets.names()));
        }
    }

    @Test
    void examplesArePresetsByteForByte() throws IOException {
        try (Stream<Path> files = Files.list(EXAMPLES)) {
            List<Path> examples = files.filter(file -> file.toString().endsWith(".toml")).toList();
            assertTrue(examples.contains(EXAMPLES.resolve("eight-gaussians.toml")));
            for (Path example : examples)
                assertArrayEquals(Presets.text(example.getFileName().toString().replace(".toml", "")).getBytes(StandardCharsets.UTF_8), Files.readAllBytes(example),
                        example + " must be a copy of the preset of that name: copy it again.");
        }
    }

    @Test
    void aMisspeltNameGetsASuggestion() {
        IllegalArgumentException e = assertThrows(IllegalArgumentException.class, () -> Presets.text("eight-gausians"));
        assertEquals("There is no preset 'eight-gausians'. Did you mean 'eight-gaussians'?", e.getMessage());
    }
}
