package org.mfglab.workbench.document;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mfglab.workbench.study.Issue;

/// An edit that is offered for an issue mends that issue, and changes nothing else.
class FixesTest {

    private static final String TEXT = """
            schema = 1
            kind = "mfg"
            [params]
            k = 0.1
            [domain]
            x = [0.0, 1.0]
            boundary = { all = "wall" }
            [time]
            T = 1.0
            nt = 20
            [grid]
            n = [40]
            [diffusion]
            nu = 0.1
            [hamiltonian]
            H = "0.5*p^2"
            [coupling]
            running = "k*m"
            [field.initial]
            type = "formula"
            expr = "exp(-(x-0.5)^2/0.02)"
            [solver]
            method = "auto"
            """;

    private static Document document(String text) {
        return new Document("a.toml", Optional.empty(), Path.of(""), text);
    }

    private static List<Issue> issues(Document document) {
        return document.read(List.of()).issues();
    }

    @Test
    void theDocumentWithoutAMistakeHasNoIssue() {
        assertEquals(List.of(), issues(document(TEXT)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "running = \"k*m\"      | running = \"k*mean_xx\"   | Use 'mean_x'",
        "running = \"k*m\"      | running = \"k*rho1\"      | Add parameter rho1",
        "running = \"k*m\"      | runing = \"k*m\"          | Use 'running'",
        "running = \"k*m\"      | runing = \"k*m\"          | Remove coupling.runing",
        "H = \"0.5*p^2\"        | H = \"0.5*nrm(p)^2\"      | Use 'norm'",
        "all = \"wall\"         | all = \"wal\"             | Use 'wall'",
        "method = \"auto\"      | method = \"picrd\"        | Use 'picard'",
        "kind = \"mfg\"         | kind = \"mfgg\"           | Use 'mfg'",
        "T = 1.0                | T = \"1.0\"               | Set time.T = 1.0",
        "nt = 20                | nt = 20.0                 | Set time.nt = 20",
        "n = [40]               | n = 40                    | Set grid.n = [40]",
        "x = [0.0, 1.0]         | x = [1.0, 0.0]            | Set domain.x = [0.0, 1.0]",
        "T = 1.0                | # no T                    | Add time.T = 1.0",
        "nu = 0.1               | # no nu                   | Add diffusion.nu = 0.1",
        "n = [40]               | # no n                    | Add grid.n = [128]"})
    void aFixMendsItsIssue(String right, String wrong, String label) {
        Document broken = document(TEXT.replace(right, wrong));
        Issue issue = issues(broken).getFirst();
        Fix fix = Fixes.of(broken, issue).stream().filter(each -> each.label().equals(label)).findFirst()
                .orElseThrow(() -> new AssertionError(label + " is not among " + Fixes.of(broken, issue).stream().map(Fix::label).toList() + " of " + issue.explain()));
        assertTrue(issues(fix.repaired()).stream().noneMatch(left -> left.message().equals(issue.message())), issues(fix.repaired()).toString());
        assertEquals(Optional.empty(), issues(fix.repaired()).stream().filter(left -> !left.warning()).findFirst());
    }

    @Test
    void whatIsNoTomlHasNoFix() {
        Document broken = document(TEXT.replace("n = [40]", "n = [40"));
        for (Issue issue : issues(broken)) assertEquals(List.of(), Fixes.of(broken, issue));
    }

    /// What is typed into a form stays in the document, whatever it is.
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', ignoreLeadingAndTrailingWhitespace = true, value = {
        "grid.n | [1,", "grid.n | \"", "time.T | 1 # one", "time.T | 0.1.2", "domain.boundary | { all = ", "coupling.running | a\"b", "coupling.running | \\", "params.k | }", "time.nt | é\u0001"})
    void nothingThatIsTypedIsLost(String key, String typed) {
        Document before = document(TEXT);
        Document after = before.with(key, field(before, key).toml(typed));
        assertEquals(typed, field(after, key).text());
        Document again = after.with(key, field(after, key).toml(field(before, key).text()));
        assertEquals(issues(before), issues(again));
    }

    private static FormKeys.Field field(Document document, String key) {
        return FormKeys.of(document).stream().filter(each -> each.key().equals(key)).findFirst().orElseThrow();
    }
}
