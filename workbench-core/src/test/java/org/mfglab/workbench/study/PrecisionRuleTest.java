package org.mfglab.workbench.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.mfglab.workbench.study.Texts.SMALL;
import static org.mfglab.workbench.study.Texts.read;
import static org.mfglab.workbench.study.Texts.study;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mfglab.device.Precision;

class PrecisionRuleTest {

    private static final String SINGLE = "solver.precision=f32";

    private static Issue only(IssueCode code, String... settings) {
        List<Issue> issues = read(SMALL, settings).issues().stream().filter(issue -> issue.code() == code).toList();
        assertEquals(1, issues.size(), issues::toString);
        return issues.getFirst();
    }

    @ParameterizedTest
    @ValueSource(strings = {"opencl", "opencl:1", "auto"})
    void singlePrecisionIsReadAndWrittenBack(String device) {
        Study study = study(SMALL, SINGLE, "solver.device=" + device);
        assertEquals(Precision.SINGLE, study.solver().precision());
        assertTrue(study.resolved().contains("precision = \"f32\""), study.resolved());
        assertEquals(Precision.SINGLE, study(study.resolved()).solver().precision());
        assertEquals(Precision.DOUBLE, study(SMALL).solver().precision());
    }

    @Test
    void theProcessorIsRefusedWithWhatToDo() {
        for (String device : List.of("solver.device=cpu", "name=small")) {
            Issue issue = only(IssueCode.E215, SINGLE, device);
            assertEquals("precision = \"f32\" needs an OpenCL device; the processor computes in double precision only.", issue.message());
            for (String way : List.of("\"opencl\"", "\"auto\"", "\"f64\"")) assertTrue(issue.suggestion().contains(way), issue.suggestion());
        }
    }

    @Test
    void aSchemeOfTheProcessorIsRefusedWhateverTheDevice() {
        String[] along = {SINGLE, "solver.device=auto", "solver.scheme=semi_lagrangian", "coupling.running=k*cos(pi*x)"};
        assertTrue(only(IssueCode.E215, along).message().startsWith("The scheme semi_lagrangian runs on the processor only."));
        along[1] = "solver.device=opencl";
        assertEquals(IssueCode.E214, only(IssueCode.E214, along).code());
    }

    /// 32 units in the last place over dt; 4 times `1 + 2 dt nu (1/hx^2 + 1/hy^2)` of them where the equation is written out.
    @ParameterizedTest
    @CsvSource({"fd_split, 3.815E-5", "semi_lagrangian_2, 3.815E-5", "fd_upwind, 5.36E-5"})
    void theFloorOfTheGridIsTold(String scheme, String floor) {
        String[] settings = {SINGLE, "solver.device=opencl", "solver.scheme=" + scheme, "solver.tol=1e-6", "diffusion.nu=0.1"};
        String message = only(IssueCode.N251, settings).message();
        assertTrue(message.contains("residuals of " + floor + " here"), message);
        assertTrue(message.contains("more than tol = 1.0E-6"), message);
        settings[3] = "solver.tol=1e-2";
        assertTrue(!only(IssueCode.N251, settings).message().contains("tol"));
        settings[0] = "solver.precision=f64";
        assertTrue(read(SMALL, settings).issues().stream().noneMatch(issue -> issue.code() == IssueCode.N251));
    }
}
