package org.mfglab.workbench.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.mfglab.workbench.study.Texts.SMALL;
import static org.mfglab.workbench.study.Texts.issue;
import static org.mfglab.workbench.study.Texts.read;
import static org.mfglab.workbench.study.Texts.study;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DeviceChoiceTest {

    @ParameterizedTest
    @ValueSource(strings = {"cpu", "auto", "opencl", "opencl:0", "opencl:12"})
    void everyDeviceIsReadAndWrittenBack(String word) {
        Study study = study(SMALL, "solver.device=" + word);
        assertEquals(word, study.solver().device().word());
        assertTrue(study.resolved().contains("device = \"" + word + "\""), study.resolved());
        assertEquals(study.solver().device(), study(study.resolved()).solver().device());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "gpu       | A graphics card is 'opencl'.",
        "opencl    : 1 | N is the number that mfglab devices shows, as in opencl:0.",
        "opencl:x  | N is the number that mfglab devices shows, as in opencl:0.",
        "opencl:-1 | N is the number that mfglab devices shows, as in opencl:0.",
        "opencl:99999999999 | N is the number that mfglab devices shows, as in opencl:0.",
        "openCL    | A graphics card is 'opencl'."})
    void anotherWordIsRefusedWithWhatIsPossible(String word, String suggestion) {
        Issue issue = issue(SMALL, "solver.device=" + word);
        assertEquals(IssueCode.E107, issue.code());
        assertEquals("solver.device (\"" + word + "\") must be one of cpu, auto, opencl, opencl:N.", issue.message());
        assertEquals(suggestion, issue.suggestion());
    }

    @Test
    void theSearchAlongCharacteristicsStaysOnTheProcessor() {
        String[] nonlocal = {"solver.scheme=semi_lagrangian", "coupling.running=k*cos(pi*x)", "solver.device=opencl:1"};
        Issue issue = issue(SMALL, nonlocal);
        assertEquals(IssueCode.E214, issue.code());
        assertEquals("The scheme semi_lagrangian runs on the processor only.", issue.message());
        for (String way : List.of("semi_lagrangian_2", "fd_split", "fd_upwind", "\"cpu\"", "\"auto\"")) assertTrue(issue.suggestion().contains(way), issue.suggestion());
        nonlocal[2] = "solver.device=auto";
        assertEquals(DeviceChoice.AUTO, study(SMALL, nonlocal).solver().device());
    }

    @ParameterizedTest
    @ValueSource(strings = {"fd_split", "fd_upwind", "fd_lax_friedrichs", "semi_lagrangian_2"})
    void everyOtherSchemeMayRunOnADevice(String scheme) {
        assertTrue(read(SMALL, "solver.scheme=" + scheme, "solver.device=opencl").issues().stream().noneMatch(issue -> issue.code() == IssueCode.E214));
    }
}
