package org.mfglab.workbench.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.mfglab.workbench.study.Texts.SMALL;
import static org.mfglab.workbench.study.Texts.issue;
import static org.mfglab.workbench.study.Texts.lines;
import static org.mfglab.workbench.study.Texts.read;
import static org.mfglab.workbench.study.Texts.study;

import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mfglab.formula.Formula;
import org.mfglab.grid.BoundaryCondition;
import org.mfglab.grid.Side;
import org.mfglab.workbench.export.ExportFormat;

class ProblemFileTest {

    @Test
    void aSmallFileBecomesAGame() {
        Study study = study(SMALL);
        assertEquals("small", study.name());
        assertEquals(List.of(16, 32), study.grid().n());
        assertEquals(10, study.time().steps());
        assertEquals(1.0, study.game().horizon());
        assertEquals(Formula.constant(0.1), study.game().viscosity());
        assertEquals("0.5*m", study.game().running().formula().toString());
        assertEquals(Side.of(BoundaryCondition.WALL), study.domain().sides().getFirst().low());
        assertEquals(Map.of("c", 1.0, "k", 0.5), study.parameterValues());
        assertEquals(SolverSettings.Method.AUTO, study.solver().method());
        assertTrue(study.game().coupled());
    }

    @Test
    void twelveMistakesAreTwelveIssuesWithPlaceReasonAndSuggestion() {
        Reading reading = ProblemFile.read(Texts.resource("twelve-mistakes.toml"), "hall.toml", Path.of(""), List.of());
        assertInstanceOf(Reading.Refused.class, reading);
        assertEquals(List.of(
                "hall.toml:5:9: E107 kind (\"mgf\") must be one of mfg, sgm.",
                "hall.toml:13:5: E107 domain.y ([8.0, 0.0]) must be a pair [low, high] of numbers, the lower one first.",
                "hall.toml:14:60: E107 domain.boundary.right goes from 5.0 to 3.0; from must be less than to.",
                "hall.toml:17:6: E103 time.T (\"20\") must be a number, not text.",
                "hall.toml:18:6: E103 time.nt (400.0) must be a whole number, at least 1, not a number with a point.",
                "hall.toml:21:5: E107 grid.n ([240]) must have one number for each axis of the domain, of which there are 2.",
                "hall.toml:24:6: E107 The viscosity (-0.02) must not be negative.",
                "hall.toml:27:27: E104 hamiltonian.H: The symbol 'mm' is unknown.",
                "hall.toml:30:17: E104 coupling.running: The symbol 'kk' is unknown.",
                "hall.toml:31:34: E105 coupling.terminal: The formula ends where ')' is expected.",
                "hall.toml:36:1: E102 Unknown key 'normalize' in [field.initial].",
                "hall.toml:39:10: E108 solver.method (\"newton\") is not in this version."), lines(reading));
        assertEquals(List.of(
                "Did you mean 'mfg'?",
                "Swap the two.",
                "Swap the two.",
                "Remove the quotes: 20.",
                "Write it without a point: 400.",
                "Give the number of unknowns along x, y.",
                "Maybe a parameter has the wrong sign.",
                "Did you mean 'm'? Known here: c k m p p_x p_y t x y.",
                "Did you mean 'k'? Known here: c k m mean_x mean_y t x y.",
                "Maybe a parenthesis is not closed.",
                "Did you mean 'normalise'?",
                "Possible: auto, picard, anderson."), reading.issues().stream().map(Issue::suggestion).toList());
    }

    @Test
    void anExplanationShowsTheLineWithACaret() {
        Issue issue = issue(SMALL.replace("k*m", "k*rho"));
        assertEquals("""
                E104  coupling.running: The symbol 'rho' is unknown.
                      small.toml:19:14
                        running = "k*rho"
                                     ^^^
                      Known here: c k m mean_x mean_y t x y.
                """, issue.explain());
    }

    @Test
    void theCaretsUnderALongFormulaAreFew() {
        String explained = issue(SMALL.replace("k*m", "k*" + "q".repeat(90))).explain();
        assertEquals(40, explained.chars().filter(c -> c == '^').count(), explained);
    }

    @Test
    void aFormulaWithEscapesOrLineBreaksIsMarkedAsAWhole() {
        assertEquals("small.toml:19:11", issue(SMALL.replace("\"k*m\"", "\"k*\\trho\"")).place().toString());
        assertEquals("small.toml:19:11", issue(SMALL.replace("\"k*m\"", "\"\"\"\nk*\nrho\"\"\"")).place().toString());
        assertEquals("small.toml:19:16", issue(SMALL.replace("\"k*m\"", "'''k*rho'''")).place().toString());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "nt = 10    | nt = 10\\nsteps = 3          | E102 | small.toml:12:1",
        "nt = 10    | nt = \"10\"                 | E103 | small.toml:11:6",
        "nt = 10    | nt = 0                      | E107 | small.toml:11:6",
        "nt = 10    |                             | E106 | small.toml:9:1",
        "T = 1      | T = nan                     | E107 | small.toml:10:5",
        "T = 1      | T = true                    | E103 | small.toml:10:5",
        "[time]     | [[domain.shape]]\\nrole = \"obstacle\"\\n[time] | E106 | small.toml:9:1",
        "[time]     | [kernel.K]\\nexp = \"1\"\\nexpr = \"1\"\\n[time]   | E102 | small.toml:10:1",
        "[time]     | [train]\\nsteps = 3\\n[time]  | E108 | small.toml:9:1",
        "[time]     | [sgm]\\ntheta = 3\\n[time]    | E110 | small.toml:9:1",
        "c = 1.0    | c = 1.0\\npi = 3               | E107 | small.toml:5:1",
        "c = 1.0    | c = \"1.0\"                  | E103 | small.toml:4:5",
        "nu = 0.1   | nu = \"0.1*m\"               | E104 | small.toml:15:11",
        "nu = 0.1   | nu = \"0.1*x - 0.05\"        | E208 | small.toml:15:6",
        "nu = 0.1   | nu = \"c - 2\"               | E107 | small.toml:15:6",
        "\"k*m\"    | \"conv(K)\"                  | E104 | small.toml:19:17",
        "\"k*m\"    | \"k m\"                      | E105 | small.toml:19:14",
        "\"k*m\"    | \"exp(1,2)\"                | E105 | small.toml:19:12",
        "\"k*m\"    | \"k*sin\"                   | E105 | small.toml:19:14",
        "n = [16, 32] | n = [16, 32               | E101 | small.toml:14:1",
        "\"k*m\"    | \"k*p_x\"                    | E104 | small.toml:19:14",
        "\"1 + x\"  | \"1 + m\"                    | E104 | small.toml:22:13",
        "schema = 1 | schema = 2                   | E108 | small.toml:1:10"})
    void aMistakeHasItsCodeAndPlace(String found, String replacement, String code, String place) {
        Issue issue = issue(SMALL.replace(found, replacement == null ? "" : replacement.replace("\\n", "\n")));
        assertEquals(code, issue.code().name());
        assertEquals(place, issue.place().toString());
        assertFalse(issue.suggestion().isEmpty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"solver.method=newton", "kind=ergodic",
        "coupling.max_density=3"})
    void whatTheFormatNamesAndThisVersionLacksIsSaidSo(String setting) {
        assertTrue(read(SMALL, setting).issues().stream().anyMatch(issue -> issue.code() == IssueCode.E108), () -> lines(read(SMALL, setting)).toString());
    }

    @Test
    void exportsAreAListOfFormats() {
        assertEquals(List.of(ExportFormat.VTI, ExportFormat.H5), study(SMALL, "output.exports=[\"vti\", \"h5\"]").output().exports());
        assertEquals(List.of(), study(SMALL).output().exports());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', value = {
        "[\"h55\"]          | E107 output.exports (\"h55\") must be one of h5, npz, vti, csv. Did you mean 'h5'?",
        "[\"vtk\"]          | E107 output.exports (\"vtk\") must be one of h5, npz, vti, csv. Did you mean 'vti'?",
        "[\"matlab\"]       | E107 output.exports (\"matlab\") must be one of h5, npz, vti, csv. Possible here: h5, npz, vti, csv.",
        "[\"h5\", \"h5\"] | E107 output.exports (\"h5\") must be named only once. Remove one of the two.",
        "h5                   | E103 output.exports (\"h5\") must be a list, each item one of h5, npz, vti, csv, not text. Put it in brackets: [\"h5\"].",
        "[5]                  | E103 output.exports (5) must be text in quotes, not a whole number. Put it in quotes: \"5\"."})
    void aWrongExportIsToldWithWhatThereIs(String value, String message) {
        List<Issue> issues = read(SMALL, "output.exports=" + value).issues();
        assertEquals(List.of(message), issues.stream().map(issue -> issue.code() + " " + issue.message() + " " + issue.suggestion()).toList());
    }

    @Test
    void severalSyntaxErrorsAreReportedTogether() {
        List<String> lines = lines(read("schema = 1\nkind = mfg\n[time]\nT = .5\nnt = 10\n[grid\nn = [3]\n"));
        assertEquals(List.of("small.toml:2", "small.toml:4", "small.toml:6"), lines.stream().map(line -> line.substring(0, 12)).toList());
        assertTrue(lines.stream().allMatch(line -> line.contains("E101")), lines.toString());
    }

    @Test
    void aKeyGivenTwiceDoesNotHideOtherMistakes() {
        List<String> lines = lines(read(SMALL.replace("nt = 10", "nt = 10\nnt = 20").replace("k*m", "q*m")));
        assertEquals(List.of("small.toml:12:1: E109 'nt' is already given in line 11.", "small.toml:20:12: E104 coupling.running: The symbol 'q' is unknown."), lines);
    }

    @Test
    void sidesMayBeWordsTablesOrLists() {
        String boundary = "domain.boundary={ all = \"periodic\", left = { type = \"wall\" }, right = [{ type = \"wall\" }] }";
        Study study = study(SMALL, boundary);
        assertFalse(study.domain().periodic(0));
        assertTrue(study.domain().periodic(1));
        assertEquals(IssueCode.E107, issue(SMALL, "domain.boundary.left=periodic").code());
        assertEquals(IssueCode.E102, issue(SMALL, "domain.boundary.front=wall").code());
        assertEquals("Write boundary = { all = \"periodic\" }.", issue(SMALL, "domain.boundary=periodic").suggestion());
    }

    @Test
    void fieldsThatAreFormulasMayStandInTheHamiltonian() {
        Study study = study(SMALL.replace("c*norm(p)^2", "norm(p)^2 + wind*p_x"), "field.wind={ type = \"formula\", expr = \"c*y - 3\" }");
        assertTrue(study.game().hamiltonian().formula().dependsOn("y"));
        assertTrue(study.game().fields().isEmpty());
    }

    @Test
    void fieldsThatAreDensitiesMayStandInCostsAndInTheHamiltonian() {
        String target = "field.target={ type = \"mixture\", means = [[0.5, 1.0]], covariances = [0.01] }";
        Study study = study(SMALL.replace("k*m", "m - target"), target);
        assertEquals(1 / (2 * Math.PI * 0.01), study.game().fields().get("target").at(new double[] {0.5, 1.0}), 1e-12);
        assertTrue(study(SMALL.replace("c*norm(p)^2", "norm(p)^2 + target*p_x"), target).game().hamiltonian().formula().dependsOn("target"));
    }

    @Test
    void aFieldIsScaledToItsMass() {
        Study study = study(SMALL.replace("k*m", "m - w"), "field.w={ type = \"formula\", expr = \"7*x\", normalise = 4.0 }");
        double at = study.game().fields().get("w").at(new double[] {0.5, 1.0});
        assertEquals(2.0, at, 1e-12);
    }

    @Test
    void covariancesMayBeNumbersDiagonalsOrMatrices() {
        String means = "field.initial={ type = \"mixture\", means = [[0.5, 1.0], [0.5, 1.0], [0.5, 1.0]], covariances = ";
        study(SMALL, means + "[0.1, [0.1, 0.2], [[0.1, 0.05], [0.05, 0.2]]] }");
        for (String wrong : List.of("[0.1, 0.1]", "[0.1, 0.1, -0.1]", "[0.1, 0.1, [[0.1, 0.2], [0.2, 0.1]]]", "[0.1, 0.1, [[0.1, 0.2], [0.3, 0.9]]]", "[0.1, 0.1, [1, 2, 3]]"))
            assertEquals(IssueCode.E107, issue(SMALL, means + wrong + " }").code(), wrong);
    }

    @Test
    void aScoreModelRefusesTheTermsThatItSetsItself() {
        Reading reading = Presets.read("sgm-gaussian-1d", List.of(new Setting("hamiltonian.H", "p^2"), new Setting("time.discount", "1.0")));
        assertEquals(List.of(IssueCode.E110, IssueCode.E110), reading.issues().stream().map(Issue::code).toList());
    }

    @Test
    void aMissingFileIsAnIOException() {
        assertThrows(NoSuchFileException.class, () -> ProblemFile.read(Path.of("does-not-exist.toml"), List.of()));
    }
}
