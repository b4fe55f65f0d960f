package org.mfglab.workbench.document;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mfglab.workbench.study.Presets;
import org.mfglab.workbench.study.Reading;
import org.mfglab.workbench.study.Setting;

/// Single values of a text change, and nothing else does.
class DocumentTest {

    private static final String TEXT = """
            # a comment
            name = "a"   # another = "one"
            n = [1, # in a list ]
              2]

            [params]
            c = { value = 1.0, range = [0.0, 4.0], help = "x = 3, y" }   # kept

            [domain]     # the room
            x = [0.0, 1.0]
            # the end of the room
            [hamiltonian]
            H = \"""
            0.5*p^2
            \"""
            """;

    static List<String> presets() {
        return Presets.names();
    }

    private static Document document(String text) {
        return new Document("a.toml", Optional.empty(), Path.of(""), text);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "name          | \"a\"          | \"b\"",
        "params.c.value | 1.0           | 2.5",
        "params.c.help | \"x = 3, y\"   | \"z\"",
        "params.c.range | [0.0, 4.0]    | [0.0, 8.0]",
        "domain.x      | [0.0, 1.0]     | [-1.0, 1.0]"})
    void aValueIsReplacedInItsPlace(String key, String old, String value) {
        assertEquals(old, document(TEXT).value(key).orElseThrow());
        assertEquals(TEXT.replaceFirst(Pattern.quote(old), Matcher.quoteReplacement(value)), document(TEXT).with(key, value).text());
    }

    @Test
    void valuesOverSeveralLinesAreReplacedAsAWhole() {
        assertEquals(TEXT.replace("[1, # in a list ]\n  2]", "[3]"), document(TEXT).with("n", "[3]").text());
        assertEquals(TEXT.replace("\"\"\"\n0.5*p^2\n\"\"\"", "\"p^2\""), document(TEXT).with("hamiltonian.H", "\"p^2\"").text());
    }

    @Test
    void newValuesStandInTheirTable() {
        assertEquals(TEXT.replace("x = [0.0, 1.0]\n", "x = [0.0, 1.0]\ny = [0.0, 2.0]\n"), document(TEXT).with("domain.y", "[0.0, 2.0]").text());
        assertEquals(TEXT + "\n[time]\nT = 1.0\n", document(TEXT).with("time.T", "1.0").text());
        assertEquals(TEXT.replace("  2]\n", "  2]\ntitle = \"t\"\n"), document(TEXT).with("title", "\"t\"").text());
        assertEquals("a = 1\n", document("").with("a", "1").text());
        assertEquals("t = { a = 1, b = 2 }", document("t = { a = 1 }").with("t.b", "2").text());
    }

    @Test
    void valuesAreTakenOut() {
        assertEquals(TEXT.replace("x = [0.0, 1.0]\n", ""), document(TEXT).without("domain.x").text());
        assertEquals(TEXT.replace(", range = [0.0, 4.0]", ""), document(TEXT).without("params.c.range").text());
        assertEquals("t = { b = 2 }", document("t = { a = 1, b = 2 }").without("t.a").text());
        assertEquals(TEXT, document(TEXT).without("absent").text());
    }

    @Test
    void whatIsNoValueIsRefused() {
        for (String value : List.of("", "[1", "1 2", "1\nb = 2", "\"a", "{"))
            assertThrows(IllegalArgumentException.class, () -> document(TEXT).with("name", value), value);
        assertThrows(IllegalArgumentException.class, () -> document("a = ").with("a", "1"));
        assertThrows(IllegalArgumentException.class, () -> document("a = 1").with("a.b", "1"));
    }

    @Test
    void aPlaceTellsItsKey() {
        assertEquals(Optional.of("hamiltonian.H"), TomlPatch.of(TEXT).keyAt(14, 3));
        assertEquals(Optional.of("params.c.range"), TomlPatch.of(TEXT).keyAt(7, 34));
        assertEquals(Optional.empty(), TomlPatch.of(TEXT).keyAt(1, 3));
    }

    /// What the form sets means what `--set` means, for every key of every preset.
    @ParameterizedTest
    @MethodSource("presets")
    void everyFieldOfAPresetCanBeSetToWhatItIs(String name) {
        Document preset = Document.preset(name);
        List<FormKeys.Field> fields = FormKeys.of(preset);
        assertTrue(fields.size() > 20);
        for (FormKeys.Field field : fields) {
            if (preset.value(field.key()).isEmpty()) continue;
            Document same = preset.with(field.key(), field.toml(field.text()));
            assertEquals(fields, FormKeys.of(same), field.key());
        }
        Document other = preset.with("time.nt", "3");
        Reading.Accepted edited = (Reading.Accepted) other.read(List.of());
        Reading.Accepted set = (Reading.Accepted) preset.read(List.of(new Setting("time.nt", "3")));
        assertEquals(values(set), values(edited));
    }

    private static List<String> values(Reading.Accepted reading) {
        return reading.study().values().stream().map(value -> value.key() + " = " + value.toml()).toList();
    }

    @Test
    void theCommandSaysWhatWasEdited() {
        Document preset = Document.preset("crowd-2d");
        assertEquals(Optional.of("mfglab solve crowd-2d"), CommandLine.of(preset, preset));
        assertEquals(Optional.of("mfglab solve crowd-2d --set params.k=2 --set 'grid.n=[16, 12]'"),
                CommandLine.of(preset.with("grid.n", "[16, 12]").with("params.k.value", "2"), preset));
        Document saved = preset.at(Path.of("/a b/crowd.toml"));
        assertEquals(Optional.of("mfglab solve '/a b/crowd.toml' --set 'hamiltonian.H=\"norm(p)^2\"'"), CommandLine.of(saved.with("hamiltonian.H", "\"norm(p)^2\""), saved));
        assertEquals(Optional.empty(), CommandLine.of(preset.without("coupling.running"), preset), "what is taken out no setting says");
        assertEquals(Optional.empty(), CommandLine.of(preset.with("grid.n", "[0]"), preset), "what cannot be solved has no command");
        assertEquals(Optional.empty(), CommandLine.of(preset, preset.withText("other")), "a document without a file");
    }

    @Test
    void everyPresetIsTypeset() {
        for (String name : Presets.names()) {
            TypesetProblem typeset = TypesetProblem.of(Document.preset(name));
            assertEquals(2, typeset.equations().size());
            for (TypesetProblem.Term term : typeset.terms()) assertEquals(List.of(), term.issues(), name + " " + term.key());
        }
    }

    @Test
    void savingAndOpeningReturnsTheText(@TempDir Path folder) throws IOException {
        Document document = document(TEXT + "# ∇ü\n").at(folder.resolve("b.toml"));
        document.save();
        assertEquals(document, Document.open(folder.resolve("b.toml")));
        assertThrows(IllegalStateException.class, () -> document(TEXT).save());
        Files.write(folder.resolve("c.toml"), new byte[] {(byte) 0xff});
        assertThrows(IOException.class, () -> Document.open(folder.resolve("c.toml")));
        assertThrows(IOException.class, () -> Document.open(folder));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void aNewProblemCanBeSolvedAsItIs(int dimension) {
        Reading reading = Document.blank(dimension).read(List.of());
        assertEquals(List.of(), reading.issues());
    }
}
