package org.mfglab.workbench.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.mfglab.workbench.study.Texts.SMALL;
import static org.mfglab.workbench.study.Texts.issue;
import static org.mfglab.workbench.study.Texts.read;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GameChecksTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "hamiltonian.H=p_x^2 + sqrt(p_y)               | E203",
        "hamiltonian.H=p_x^2 + 1/(x-x)                 | E203",
        "hamiltonian.H=p_x*p_y + log(p_x)              | E203",
        "hamiltonian.H=0.5*norm(p)^2/(m - m)           | E203",
        "diffusion.nu=0.1 - 0.2*x                      | E208",
        "diffusion.nu=1/(t - 1)                        | E208",
        "coupling.source=log(x - 0.5)                  | E209",
        "field.initial.expr=x - 0.5                    | E204",
        "field.initial.expr=1/(x-x)                    | E204",
        "field.initial.expr=0*x                        | E205",
        "coupling.running=1/(x-x)                      | E206",
        "coupling.terminal=log(x-2)                    | E206",
        "coupling.running=sqrt(m-1)                    | E206"})
    void aGameThatCannotBeSolvedIsRefused(String setting, String code) {
        Issue issue = issue(SMALL, setting);
        assertEquals(code, issue.code().name());
        assertInstanceOf(Reading.Refused.class, read(SMALL, setting));
    }

    @ParameterizedTest
    @ValueSource(strings = {"abs(p_x) + p_y^2", "abs(p_x)^1.5 + p_y^4", "p_x + 3*y*p_y", "sqrt(1 + p_x^2) + max(p_y, 0)^2", "exp(p_x/100) + p_y^2 + sin(x*t)", "0*p_x"})
    void convexSumsOverAxesAreAccepted(String hamiltonian) {
        assertInstanceOf(Reading.Accepted.class, read(SMALL, "hamiltonian.H=" + hamiltonian));
    }

    /// Between the points of any sample: every cell of a coefficient is looked at.
    @Test
    void aCoefficientIsLookedAtInEveryCell() {
        Issue issue = issue(SMALL, "grid.n=[300,200]", "diffusion.nu=0.1 - step(0.002 - abs(x - 0.4017))*step(y - 1.9)");
        assertEquals(IssueCode.E208, issue.code());
        assertTrue(issue.message().startsWith("The viscosity is -0.9 at"), issue.message());
    }

    @Test
    void aKinkAlongAnAxisIsWarnedOf() {
        Issue issue = issue(SMALL, "hamiltonian.H=abs(p_x) + p_y^2");
        assertEquals(IssueCode.N241, issue.code());
        assertTrue(issue.message().startsWith("The Hamiltonian has a kink at p_x = 0: its derivative jumps from -1.0 to 1.0 there"), issue.message());
        assertTrue(read(SMALL, "hamiltonian.H=abs(p_x)^1.5 + p_y^4").issues().isEmpty());
        assertTrue(read(SMALL, "hamiltonian.H=sqrt(1e-4 + p_x^2) + p_y^2").issues().isEmpty());
    }

    @Test
    void attractionIsWarnedOf() {
        assertEquals(IssueCode.N231, issue(SMALL, "coupling.running=-m").code());
        assertEquals(IssueCode.N231, issue(SMALL, "coupling.terminal=exp(-m)").code());
        assertInstanceOf(Reading.Accepted.class, read(SMALL, "coupling.running=-m"));
    }

    @Test
    void aLogarithmOfAnEmptyPlaceIsWarnedOf() {
        Issue issue = issue(SMALL, "coupling.running=log(m)", "field.initial.expr=step(x - 0.5)");
        assertEquals(IssueCode.N232, issue.code());
        assertTrue(issue.suggestion().contains("floor"), issue.suggestion());
        assertTrue(read(SMALL, "coupling.running=log(m)", "field.initial.expr=step(x - 0.5)", "field.initial.floor=1e-6").issues().isEmpty());
    }

    /// exp(200 m) is beyond all numbers from m = 3.5 on. The density of the small problem has its peak below 1.
    @Test
    void anOverflowAboveTheInitialPeakIsWarnedOfAndOneBelowItIsRefused() {
        Issue above = issue(SMALL, "coupling.running=exp(200*m)");
        assertEquals(IssueCode.N234, above.code());
        String place = "coupling.running is Infinity at t = 0.0, x = 0.03125, y = 0.03125, m = 10.0";
        assertTrue(above.message().startsWith(place + "; the initial density stays below about 0.6"), above.message());
        assertInstanceOf(Reading.Accepted.class, read(SMALL, "coupling.running=exp(200*m)"));
        String peak = "field.initial={ type = \"mixture\", means = [[0.5, 1.0]], covariances = [0.01] }";
        assertEquals(IssueCode.E206, issue(SMALL, "coupling.running=exp(200*m)", peak).code());
        assertEquals(IssueCode.E206, issue(SMALL, "coupling.running=exp(200*m)", "field.initial.normalise=20.0").code());
    }

    @Test
    void aFloorAllowsANegativeFormula() {
        assertTrue(read(SMALL, "field.initial.expr=x - 0.5", "field.initial.floor=0.0").issues().isEmpty());
    }

    private static final String KERNEL = SMALL.replace("k*m", "k*conv(K)").replace("[time]", "[kernel.K]\nexpr = \"exp(-10*(x^2 + y^2))\"\n[time]");

    @Test
    void aKernelMustBeFiniteAlsoWhereItsArgumentIsZero() {
        assertTrue(read(KERNEL).issues().isEmpty());
        Issue issue = issue(KERNEL, "kernel.K.expr=-log(x^2 + y^2)");
        assertEquals(IssueCode.E212, issue.code());
        assertEquals("The kernel is Infinity at the difference x = 0.0, y = 0.0.", issue.message());
        assertEquals(IssueCode.E104, issue(KERNEL, "kernel.K.expr=t").code());
        assertEquals(IssueCode.E104, issue(KERNEL, "hamiltonian.H=norm(p)^2 + conv(K)").code());
        assertEquals("Convolutions can stand in the costs F and G.", issue(KERNEL, "diffusion.nu=conv(K)").suggestion());
        assertEquals(IssueCode.E107, issue(KERNEL.replace("kernel.K]", "kernel.1K]").replace("conv(K)", "m")).code());
    }

    /// Every difference of two grid points is looked at: 16 cells of 1/16 along x, 32 of 1/16 along y.
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"1/norm([x, y]) | x = 0.0, y = 0.0", "1/(x - 0.3125)^2 | x = 0.3125, y = -1.938", "sqrt(0.86 + x) | x = -0.9375, y = -1.938",
        "log(1.9 + y) | x = -0.9375, y = -1.938", "1/(x^2 + (y - 1.875)^2) | x = 0.0, y = 1.875"})
    void aKernelMustBeFiniteAtEveryDifference(String kernel, String place) {
        Issue issue = issue(KERNEL, "kernel.K.expr=" + kernel);
        assertEquals(IssueCode.E212, issue.code());
        assertTrue(issue.message().endsWith(" at the difference " + place + "."), issue.message());
    }

    @Test
    void aKernelThatDoesNotFadeOverThePeriodsIsWarnedOf() {
        String torus = "domain.boundary={ all = \"periodic\" }";
        Issue issue = issue(KERNEL, torus, "kernel.K.expr=1 + 0.5*cos(pi*y)");
        assertEquals(IssueCode.N243, issue.code());
        assertEquals("Along the periodic axis x the kernel has not faded after 50 periods, where its sum stops.", issue.message());
        assertTrue(issue(KERNEL, torus, "kernel.K.expr=exp(-x^2)").message().startsWith("Along the periodic axis y "));
        assertEquals(IssueCode.N243, issue(KERNEL, torus, "kernel.K.expr=exp(x^2)").code());
        assertTrue(read(KERNEL, torus).issues().isEmpty());
        assertTrue(read(KERNEL, "kernel.K.expr=1 + 0.5*cos(pi*y)").issues().isEmpty());
    }

    @Test
    void attractionThroughAKernelIsWarnedOf() {
        Issue issue = issue(KERNEL, "coupling.running=-conv(K)");
        assertEquals(IssueCode.N231, issue.code());
        assertTrue(issue.message().startsWith("coupling.running decreases in conv(K)"), issue.message());
        assertEquals(IssueCode.N231, issue(KERNEL, "kernel.K.expr=-exp(-x^2)").code());
        assertTrue(read(KERNEL, "kernel.K.expr=-exp(-x^2)", "coupling.running=-conv(K)").issues().isEmpty());
    }

    /// How large a convolution becomes is known only by solving: what may overflow is a doubt, not an error.
    @Test
    void aCostThatMayOverflowInAConvolutionIsWarnedOf() {
        Issue issue = issue(KERNEL, "coupling.running=log(0.001 - conv(K)^2) + 100*m");
        assertEquals(IssueCode.N234, issue.code());
        assertTrue(issue.message().contains(", conv(K) about "), issue.message());
    }

    @Test
    void aSourceThatTakesAgentsAwayIsWarnedOf() {
        assertEquals(IssueCode.N242, issue(SMALL, "coupling.source=x - 0.5").code());
        assertTrue(read(SMALL, "coupling.source=x*exp(-t)").issues().isEmpty());
    }

    @Test
    void aViscosityMayVanish() {
        assertTrue(read(SMALL, "diffusion.nu=0").issues().isEmpty());
        assertTrue(read(SMALL, "diffusion.nu=max(0, x - 0.5)").issues().isEmpty());
    }

    @Test
    void aMessageNamesThePointInShortNumbers() {
        assertEquals("The initial density is -0.4688 at x = 0.03125, y = 0.03125; it must be finite and not negative.", issue(SMALL, "field.initial.expr=x - 0.5").message());
    }
}
