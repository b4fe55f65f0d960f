package org.mfglab.workbench.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
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
import org.mfglab.scheme.Scheme;

class SchemeRuleTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "0.5*norm(p)^2 + p_x                | fd_split          | H is a sum over axes (separable).",
        "abs(p_x)^1.5 + 2*p_y^2             | fd_split          | H is a sum over axes (separable).",
        "2/3*(1 + norm(p)^2)^0.75           | fd_upwind         | H is a function of |p| (isotropic).",
        "norm(p)^1.5/(1 + m)                | fd_upwind         | H is a function of |p| (isotropic).",
        "norm(p)^1.5 + y*p_x + p_y^2        | fd_upwind         | H is a sum over axes and a function of |p|.",
        "0.5*norm(p)^2 + 0.4*p_x*p_y        | fd_lax_friedrichs | H couples p_x and p_y otherwise than through |p|."})
    void theFormOfTheHamiltonianDecidesTheScheme(String hamiltonian, String scheme, String sentence) {
        Reading reading = read(SMALL, "hamiltonian.H=" + hamiltonian);
        assertEquals(List.of(), reading.issues());
        Study study = ((Reading.Accepted) reading).study();
        assertEquals(scheme, study.scheme().scheme().key());
        assertEquals(scheme, Scheme.suitedTo(study.game().hamiltonian()).key());
        assertTrue(study.resolved().contains("# " + sentence), study.resolved());
        assertTrue(study.resolved().contains("# Scheme: " + scheme + ", since H "), study.resolved());
    }

    @ParameterizedTest
    @ValueSource(strings = {"p_x*p_y", "p_x^2 - 0.1*p_y^2", "(x-0.5)*p_x^2 + p_y^2", "-norm(p)^3", "sqrt(1 + norm(p))", "norm(p)^1.5 - p_x^2", "-0.5*p_x^2 + p_y", "cos(p_x) + p_y^2",
        "0.5*norm(p)^2 + 1.1*p_x*p_y", "(1 - 2*m)*norm(p)^2", "(1 - 3*m)*norm(p)^1.5"})
    void aHamiltonianThatIsNotConvexIsWarnedOfAndGoesToLaxFriedrichs(String hamiltonian) {
        Reading reading = read(SMALL, "hamiltonian.H=" + hamiltonian);
        assertTrue(reading.issues().stream().anyMatch(issue -> issue.code() == IssueCode.N235), reading.issues().toString());
        assertEquals(SolverSettings.SchemeChoice.FD_LAX_FRIEDRICHS, assertInstanceOf(Reading.Accepted.class, reading).study().scheme().scheme());
    }

    private static final String LINE = SMALL.replace("y = [0.0, 2.0]\n", "").replace("n = [16, 32]", "n = [16]");

    @Test
    void characteristicsEndWhereTheAxesDoNotSeeEachOther() {
        Issue exit = issue(SMALL, "solver.scheme=semi_lagrangian", "hamiltonian.H=norm(p)^1.5", "domain.boundary={ all = \"wall\", left = \"exit\" }");
        assertEquals(IssueCode.E213, exit.code());
        assertEquals("The scheme semi_lagrangian needs a Hamiltonian that is a sum over axes where there are exits, given values or obstacles.", exit.message());
        Issue wind = issue(SMALL, "solver.scheme=semi_lagrangian", "hamiltonian.H=0.5*p_x^2 + 0.3*p_y", "domain.boundary={ all = \"wall\", left = \"exit\" }");
        assertEquals("The scheme semi_lagrangian needs velocities along y of which one is zero where there are exits, given values or obstacles: H must not fall or rise in p_y everywhere.", wind.message());
        assertEquals(IssueCode.E213, issue(LINE, "solver.scheme=semi_lagrangian", "hamiltonian.H=sqrt(1 + p_x^2) - 5*p_x", "domain.boundary={ all = \"wall\", left = \"exit\" }").code());
        assertInstanceOf(Reading.Accepted.class, read(LINE, "solver.scheme=semi_lagrangian", "coupling.running=k*cos(pi*x)", "domain.boundary={ all = \"wall\", left = \"exit\" }"));
        Reading reading = read(LINE, "solver.scheme=semi_lagrangian", "coupling.running=k*cos(pi*x)");
        assertEquals(List.of(), reading.issues());
        assertEquals(SolverSettings.SchemeChoice.SEMI_LAGRANGIAN, assertInstanceOf(Reading.Accepted.class, reading).study().scheme().scheme());
    }

    @ParameterizedTest
    @ValueSource(strings = {"norm(p)^1.5", "0.5*norm(p)^2 + 0.6*p_x*p_y", "sqrt(1 + norm(p)^2) + 0.3*p_y"})
    void characteristicsTakeAnyConvexHamiltonian(String hamiltonian) {
        Reading reading = read(SMALL, "hamiltonian.H=" + hamiltonian, "solver.scheme=semi_lagrangian", "coupling.running=cos(pi*x)");
        assertEquals(SolverSettings.SchemeChoice.SEMI_LAGRANGIAN, assertInstanceOf(Reading.Accepted.class, reading, reading.issues().toString()).study().scheme().scheme());
        assertEquals(IssueCode.E202, issue(SMALL, "hamiltonian.H=p_x*p_y", "solver.scheme=semi_lagrangian", "coupling.running=cos(pi*x)").code());
    }

    @Test
    void localCostsAndShortStepsAlongCharacteristicsAreWarnedOf() {
        assertEquals(IssueCode.N245, issue(LINE, "solver.scheme=semi_lagrangian").code());
        Issue steps = issue(LINE, "solver.scheme=semi_lagrangian", "coupling.running=k*cos(pi*x)", "time.nt=1000");
        assertEquals(IssueCode.N246, steps.code());
        assertEquals("Take time.nt = 16 or less.", steps.suggestion());
    }

    @Test
    void aWindFromPointToPointIsWarnedOf() {
        String[] settings = {"solver.scheme=semi_lagrangian", "coupling.running=k*cos(pi*x)", "diffusion.nu=0", "hamiltonian.H=0.5*p_x^2 - 2*p_x", "time.nt=8"};
        Issue exact = issue(LINE, settings);
        assertEquals(IssueCode.N249, exact.code());
        settings[4] = "time.nt=9";
        assertEquals(List.of(), read(LINE, settings).issues());
    }

    @Test
    void theSecondOrderAsksForNoiseOfItsOwn() {
        Reading reading = read(LINE, "solver.scheme=semi_lagrangian_2", "time.nt=8");
        assertEquals(List.of(), reading.issues());
        assertEquals(SolverSettings.SchemeChoice.SEMI_LAGRANGIAN_2, assertInstanceOf(Reading.Accepted.class, reading).study().scheme().scheme());
        assertEquals(IssueCode.N247, issue(LINE, "solver.scheme=semi_lagrangian_2", "time.nt=8", "coupling.source=0.1").code());
        assertEquals(IssueCode.E213, issue(LINE, "solver.scheme=semi_lagrangian_2", "domain.boundary={ all = \"wall\", left = \"exit\" }").code());
        Issue form = issue(LINE, "solver.scheme=semi_lagrangian_2", "hamiltonian.H=abs(p_x)^1.5");
        assertEquals(IssueCode.E201, form.code());
        assertTrue(form.message().startsWith("The scheme semi_lagrangian_2 needs a Hamiltonian of the form c*p^2/2 + b*p along every axis"), form.message());
        Issue steps = issue(LINE, "solver.scheme=semi_lagrangian_2", "coupling.running=k*cos(pi*x)", "time.nt=100000");
        assertEquals(IssueCode.N248, steps.code());
        assertTrue(steps.message().contains("they add a viscosity of "), steps.message());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "fd_split  | norm(p)^1.5                 | E201 | Write scheme = \"fd_upwind\".",
        "fd_split  | norm(p)^2 + 0.4*p_x*p_y     | E201 | Write scheme = \"fd_lax_friedrichs\".",
        "fd_upwind | norm(p)^2 + 0.4*p_x*p_y     | E201 | Write scheme = \"fd_lax_friedrichs\".",
        "fd_split  | p_x^2 - p_y^2               | E202 | Write scheme = \"auto\" or \"fd_lax_friedrichs\" if this is meant; maybe a sign is wrong.",
        "fd_upwind | p_x^2 - p_y^2               | E202 | Write scheme = \"auto\" or \"fd_lax_friedrichs\" if this is meant; maybe a sign is wrong."})
    void aSchemeThatCannotTreatTheHamiltonianIsAnErrorWithWhatCan(String scheme, String hamiltonian, String code, String advice) {
        Issue issue = issue(SMALL, "solver.scheme=" + scheme, "hamiltonian.H=" + hamiltonian);
        assertEquals(code, issue.code().name());
        assertEquals(advice, issue.suggestion());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"fd_upwind | norm(p)^2", "fd_lax_friedrichs | norm(p)^2", "fd_lax_friedrichs | norm(p)^1.5", "fd_upwind | norm(p)^1.5 + p_x"})
    void aSchemeOfTheFileIsTakenWhereItCanTreatTheHamiltonian(String scheme, String hamiltonian) {
        Study study = study(SMALL, "solver.scheme=" + scheme, "hamiltonian.H=" + hamiltonian);
        assertEquals(scheme, study.scheme().scheme().key());
        assertTrue(study.resolved().contains("# Scheme: " + scheme + ", as the file says."), study.resolved());
    }

    @Test
    void aKinkOfTheRadialPartIsWarnedOf() {
        Issue issue = issue(SMALL, "hamiltonian.H=c*norm(p)");
        assertEquals(IssueCode.N241, issue.code());
        assertTrue(issue.message().startsWith("The Hamiltonian has a kink at p = 0: its derivative in |p| is 1.0 there"), issue.message());
        assertEquals(List.of(), read(SMALL, "hamiltonian.H=sqrt(norm(p)^2 + 1e-4) - 0.01").issues());
    }

    @Test
    void theRadialPartIsWrittenOutWithItsDerivative() {
        String resolved = study(SMALL, "hamiltonian.H=norm(p)^3 + 2*p_x^2 - p_x").resolved();
        for (String line : List.of("#   psi(|p|) = |p|^3, psi' = 3*|p|^2", "#   p_x: quadratic, curvature 4, drift -1, p* = 0.25", "#   H(p = 0) = 0"))
            assertTrue(resolved.lines().anyMatch(line::equals), line + "\nin\n" + resolved);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {
        "0.5*norm(p)^2 + 0.3*p_x - y*p_y ; fd_split ; #   p_x: quadratic, curvature 1, drift 0.3, p* = -0.3",
        "0.5*norm(p)^2 + 0.3*p_x - y*p_y ; fd_split ; #   p_y: quadratic, curvature 1, drift -y, p* = y",
        "p_x^4/4 + p_y^2                 ; fd_split ; #   p_x: the function 0.25*p_x^4, p* = 0.0",
        "(p_x - 2)^4 + p_y^2             ; fd_split ; #   p_x: the function (p_x - 2)^4 - 16, p* = 2.0",
        "abs(p_x) + p_y^2                ; fd_split ; #   p_x: the function abs(p_x), p* = 0.0",
        "sqrt(1 + p_x^2) + 2*p_x + p_y^2 ; fd_split ; #   p_x: the function sqrt(1 + p_x^2) + 2*p_x - 1, p* = -infinity",
        "(p_x - x)^4 + p_y^2             ; fd_split ; #   p_x: the function (p_x - x)^4 - x^4, p* found for each cell",
        "0.3*p_x + p_y^2                 ; fd_split ; #   p_x: linear, drift 0.3, p* = -infinity",
        "p_y^2 - 0.3*p_x                 ; fd_split ; #   p_x: linear, drift -0.3, p* = infinity",
        "y*p_x + p_y^2                   ; fd_split ; #   p_x: linear, drift y, p* = -infinity where the drift is positive, infinity where it is negative",
        "norm(p)^1.5                     ; fd_upwind ; #   psi(|p|) = |p|^1.5, psi' = 1.5*|p|^0.5",
        "norm(p)^1.5 + 0.3*p_x           ; fd_upwind ; #   p_x: linear, drift 0.3, p* = -infinity",
        "norm(p)^1.5 + 0.3*p_x           ; fd_upwind ; #   p_y: linear, drift 0, no p*",
        "(p_x + p_y)^2/2 + p_y^2         ; fd_lax_friedrichs ; # H couples p_x and p_y otherwise than through |p|."})
    void theMinimiserAlongEachAxisIsWrittenOut(String hamiltonian, String scheme, String line) {
        Study study = study(SMALL, "hamiltonian.H=" + hamiltonian);
        assertEquals(scheme, study.scheme().scheme().key());
        assertTrue(study.resolved().lines().anyMatch(line::equals), line + "\nin\n" + study.resolved());
    }

    @ParameterizedTest
    @ValueSource(strings = {"p_x^2 - 0.1*p_y^2", "cos(p_x) + p_y^2"})
    void whatIsNotConvexIsSaidToBeSoAndHasNoMinimiser(String hamiltonian) {
        for (String scheme : List.of("auto", "fd_lax_friedrichs")) {
            String resolved = study(SMALL, "hamiltonian.H=" + hamiltonian, "solver.scheme=" + scheme).resolved();
            assertTrue(resolved.contains("# H is not convex in p: it has no upwind differences.\n"), resolved);
            assertFalse(resolved.contains("p*"), resolved);
        }
    }

    /// |p|^2/(2 (1 + c m)^a) leaves room for one equilibrium if 0 <= a <= 2 (MATH 1); beyond that the condition fails where m > 2/(c (a - 2)).
    @ParameterizedTest
    @CsvSource({"0.5, true", "1, true", "1.5, true", "2, true", "2.3, false", "3, false", "-0.5, false"})
    void strongCongestionIsWarnedOf(double power, boolean unique) {
        Reading reading = read(SMALL, "coupling.running=0", "hamiltonian.H=0.5*norm(p)^2/(1 + m)^(" + power + ")");
        assertEquals(unique ? List.of() : List.of(IssueCode.N236), reading.issues().stream().map(Issue::code).toList());
    }

    /// With F growing in m, more congestion is allowed: `-H_m + F_m` takes the place of `-H_m`.
    @Test
    void aCostThatGrowsMakesUpForStrongCongestion() {
        String strong = "hamiltonian.H=0.5*norm(p)^2 - m*p_x";
        assertEquals(List.of(IssueCode.N236), read(SMALL, strong, "coupling.running=0.1*m").issues().stream().map(Issue::code).toList());
        assertEquals(List.of(), read(SMALL, "hamiltonian.H=0.5*norm(p)^2 + 0.1*m*p_x", "coupling.running=200*m").issues());
    }

    @Test
    void congestionThatHasNoValueWhereNobodyIsIsWarnedOf() {
        Issue issue = issue(SMALL, "hamiltonian.H=0.5*norm(p)^2/m", "field.initial.expr=step(x - 0.5)");
        assertEquals(IssueCode.N232, issue.code());
        assertEquals(List.of(), read(SMALL, "hamiltonian.H=0.5*norm(p)^2/m").issues());
    }
}
