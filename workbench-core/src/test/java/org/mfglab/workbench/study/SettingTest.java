package org.mfglab.workbench.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.mfglab.workbench.study.Texts.SMALL;
import static org.mfglab.workbench.study.Texts.issue;
import static org.mfglab.workbench.study.Texts.read;
import static org.mfglab.workbench.study.Texts.study;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mfglab.grid.Interval;

class SettingTest {

    @Test
    void settingsReplaceValuesOfTheFile() {
        Study study = study(SMALL, "grid.n=[64,64]", "time.T=2.5", "solver.tol=1e-3", "name=other");
        assertEquals(List.of(64, 64), study.grid().n());
        assertEquals(2.5, study.game().horizon());
        assertEquals(1e-3, study.solver().tolerance());
        assertEquals("other", study.name());
    }

    @Test
    void whatIsNotTomlIsText() {
        assertEquals("m^2", study(SMALL, "coupling.running=m^2").game().running().formula().toString());
        assertEquals(SolverSettings.Method.PICARD, study(SMALL, "solver.method=picard").solver().method());
    }

    @Test
    void aFormulaThatIsANumberNeedsNoQuotes() {
        Study study = study(SMALL, "coupling.terminal=0.5", "coupling.running=2", "diffusion.nu=c/4");
        assertEquals("0.5", study.game().terminal().formula().toString());
        assertEquals("2", study.game().running().formula().toString());
        assertEquals("0.25", study.game().viscosity().toString());
        assertEquals(study.game().terminal(), study(study.resolved()).game().terminal());
    }

    @Test
    void aLaterSettingWins() {
        assertEquals(7, study(SMALL, "time.nt=5", "time.nt=7").time().steps());
    }

    @Test
    void aParameterKeepsItsRangeAndHelp() {
        Parameter k = study(SMALL, "params.k=0.75").parameters().get("k");
        assertEquals(0.75, k.value());
        assertEquals(new Interval(0, 1), k.range().orElseThrow());
        assertEquals("dislike of crowds", k.help());
    }

    @Test
    void anIssueOfASettingNamesTheOption() {
        Issue issue = issue(SMALL, "time.nt=many");
        assertEquals("--set time.nt: E103 time.nt (\"many\") must be a whole number, at least 1, not text.", issue.toString());
        assertEquals("""
                E104  coupling.running: The symbol 'q' is unknown.
                      --set coupling.running
                        --set coupling.running=1 + q
                                                   ^
                """, issue(SMALL, "coupling.running=1 + q").explain().replaceAll("(?m)^ +(Did|Known).*\n", ""));
    }

    @Test
    void whatCannotBeSetIsSaid() {
        assertEquals(IssueCode.E111, issue(SMALL, "grid.n.x=3").code());
        assertEquals(IssueCode.E111, issue(SMALL, "a..b=3").code());
        assertEquals(IssueCode.E102, issue(SMALL, "solver.tolerance=3").code());
        assertThrows(IllegalArgumentException.class, () -> Setting.parse("time.nt"));
    }

    @Test
    void anUnknownKeyOfASettingIsMarkedWhereItStands() {
        Issue issue = issue(SMALL, "foo.bar=3");
        assertTrue(issue.explain().contains("        --set foo.bar=3\n              ^^^^^^^\n"), issue.explain());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "name=../x                      | It becomes part of file names: leave out slashes, blanks and a leading point.",
        "hamiltonian.H=                 | Write a formula, such as \"0\" or \"1 + x\".",
        "time.T=inf                     | Write a number such as 1.0; inf and nan are none.",
        "time.T=-1                      | Maybe a sign or a digit is wrong.",
        "params.k=1e400                 | Numbers reach up to about 1.8e308.",
        "time.nt=99999999999999999999   | Whole numbers reach up to 2147483647.",
        "time.nt=4000000000             | Whole numbers reach up to 2147483647.",
        "grid.n=[3,3                    | Maybe a bracket is missing, or a comma.",
        "domain.x=[0, 0]                | Make the second one larger."})
    void adviceFitsTheMistake(String setting, String advice) {
        assertEquals(advice, read(SMALL, setting).issues().getFirst().suggestion());
    }

    @Test
    void aPartOfATableIsNamedAsSuch() {
        assertEquals("output.every.step (0) must be a whole number, at least 1.", issue(SMALL, "output.every={step=0}").message());
        assertEquals("output.every.time (-1) must be positive.", issue(SMALL, "output.every={time=-1}").message());
    }

    @Test
    void aParameterThatChangesNothingIsWarnedOf() {
        Issue issue = issue(SMALL, "params.kk=2.0");
        assertEquals(IssueCode.N244, issue.code());
        assertEquals("The parameter 'kk' stands in no formula: its value changes nothing.", issue.message());
        assertEquals(IssueCode.N244, issue(SMALL, "params.k=2.0", "coupling.running=m").code());
        assertTrue(read(SMALL, "params.k=2.0").issues().isEmpty());
    }

    @Test
    void aSettingCannotSmuggleInFurtherKeys() {
        assertEquals(IssueCode.E103, issue(SMALL, "time.nt=3\nother = 4").code());
    }
}
