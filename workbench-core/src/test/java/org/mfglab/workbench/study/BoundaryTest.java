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
import org.mfglab.formula.Formula;
import org.mfglab.grid.BoundaryCondition;
import org.mfglab.grid.BoundaryCondition.Exit;
import org.mfglab.grid.Interval;
import org.mfglab.grid.Side;

/// The box of the small problem is [0, 1] x [0, 2] with 16 x 32 cells.
class BoundaryTest {

    private static final String CUBE = SMALL.replace("y = [0.0, 2.0]", "y = [0.0, 2.0]\nz = [0.0, 3.0]").replace("n = [16, 32]", "n = [4, 8, 12]");
    private static final String LINE = SMALL.replace("y = [0.0, 2.0]\n", "").replace("n = [16, 32]", "n = [16]");

    private static Side right(String text, String... settings) {
        return study(text, settings).domain().sides().getFirst().high();
    }

    @Test
    void aDoorIsAPartOfAWall() {
        Side side = right(SMALL, "domain.boundary.right={ type = \"exit\", from = 0.5, to = 1.5, cost = \"c*t + y\" }");
        assertEquals(BoundaryCondition.WALL, side.base());
        Formula cost = ((Exit) side.parts().getFirst().condition()).cost();
        assertEquals("t + y", cost.toString());
        assertEquals(List.of(new Interval(0.5, 1.5)), side.parts().getFirst().extent());
    }

    @Test
    void aSideHasAsManyDoorsAsItsListHas() {
        Side side = right(SMALL, "domain.boundary.right=[{ type = \"exit\", from = 0.1, to = 0.5 }, { type = \"exit\", from = 1.5, to = 1.9, cost = 2 }]");
        assertEquals(2, side.parts().size());
        assertEquals(new Exit(Formula.constant(2)), side.parts().get(1).condition());
    }

    @Test
    void aWordOrATableWithoutEndsIsTheWholeSide() {
        assertEquals(Side.of(new Exit(Formula.ZERO)), right(SMALL, "domain.boundary.right=exit"));
        assertEquals(Side.of(new Exit(Formula.ONE)), right(SMALL, "domain.boundary.right={ type = \"exit\", cost = \"1\" }"));
        Side side = right(SMALL, "domain.boundary.right=[{ type = \"wall\", from = 0.5, to = 1.0 }, \"exit\"]");
        assertEquals(new Exit(Formula.ZERO), side.base());
        assertEquals(BoundaryCondition.WALL, side.parts().getFirst().condition());
    }

    @Test
    void theRestOfASideIsWhatAllSidesAre() {
        Side side = right(SMALL, "domain.boundary={ all = { type = \"value\", u = \"x*y*t\" }, right = { type = \"exit\", from = 0.5 } }");
        assertInstanceOf(BoundaryCondition.Value.class, side.base());
        assertEquals(List.of(new Interval(0.5, 2.0)), side.parts().getFirst().extent());
    }

    @Test
    void inThreeDimensionsEndsArePairs() {
        Side side = right(CUBE, "domain.boundary.right={ type = \"exit\", from = [0.5, 1.0], to = [1.5, 2.0] }");
        assertEquals(List.of(new Interval(0.5, 1.5), new Interval(1.0, 2.0)), side.parts().getFirst().extent());
        Side top = study(CUBE, "domain.boundary.top={ type = \"exit\", from = [0.2, 1.0], to = [0.8, 2.5] }").domain().sides().get(1).high();
        assertEquals(List.of(new Interval(0.2, 0.8), new Interval(1.0, 2.5)), top.parts().getFirst().extent());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "{ type = \"exit\", from = 1.5, to = 0.5 }                  | E107 | goes from 1.5 to 0.5; from must be less than to.",
        "{ type = \"exit\", from = 0.5, to = 0.5 }                  | E107 | goes from 0.5 to 0.5; from must be less than to.",
        "{ type = \"exit\", from = 0.5, to = 2.5 }                  | E107 | goes from 0.5 to 2.5, but the side from 0.0 to 2.0 along y.",
        "{ type = \"exit\", from = -3, to = -2 }                    | E107 | goes from -3.0 to -2.0, but the side from 0.0 to 2.0 along y.",
        "{ type = \"exit\", from = [0.5], to = \"a\" }              | E103 | (\"a\") must be a number, not text.",
        "{ type = \"exit\", from = [0.5, 1], to = 1 }               | E103 | needs for 'from' a number.",
        "{ type = \"exit\", cost = \"m\" }                          | E104 | .cost: the density ('m') cannot stand here.",
        "{ type = \"exit\", cost = \"q\" }                          | E104 | .cost: The symbol 'q' is unknown.",
        "{ type = \"exit\", cost = \"1 +\" }                        | E105 | .cost: The formula ends where a number, a name or a parenthesis is expected.",
        "{ type = \"exit\", cost = true }                           | E103 | .cost (true) must be text in quotes, not true or false.",
        "{ type = \"exit\", price = 3 }                             | E102 | has the key 'price', which a side of type \"exit\" does not have.",
        "{ type = \"wall\", cost = \"1\" }                          | E102 | has the key 'cost', which a side of type \"wall\" does not have.",
        "{ type = \"exti\" }                                        | E107 | (\"exti\") must be one of exit, periodic, value, wall.",
        "{ from = 0.5 }                                             | E106 | has no type.",
        "{ type = \"value\" }                                       | E106 | is of type value, but does not give u.",
        "\"value\"                                                  | E106 | is of type value, but does not give u.",
        "\"door\"                                                   | E107 | (\"door\") must be one of exit, periodic, value, wall.",
        "[]                                                         | E106 | is an empty list.",
        "[[\"wall\"]]                                               | E103 | holds a list in a list.",
        "[\"wall\", \"exit\"]                                       | E107 | has two conditions for the whole side.",
        "{ type = \"exit\", cost = \"log(y - 1)\" }                 | E211 | The cost of the exit is NaN at t = 0.0, x = 1.0, y = 0.03125.",
        "{ type = \"value\", u = \"1/(1 - t)\" }                    | E211 | The value is Infinity at t = 1.0, x = 1.0, y = 0.03125."})
    void aMistakeOnASideHasItsReason(String side, String code, String message) {
        Issue issue = issue(SMALL, "domain.boundary.right=" + side);
        assertEquals(code, issue.code().name());
        assertTrue(issue.message().endsWith(message), issue.message());
        assertFalse(issue.suggestion().isEmpty());
    }

    @Test
    void aMistakeIsMarkedWhereItStands() {
        String text = SMALL.replace("[time]", "boundary = { right = [{ type = \"exit\", from = 0.1, to = 9.0 }, { type = \"exit\", from = 1.0, cost = \"y + k*m\" }] }\n[time]");
        List<Issue> issues = read(text).issues();
        assertEquals(List.of("small.toml:9:47", "small.toml:9:107"), issues.stream().map(issue -> issue.place().toString()).toList());
    }

    @ParameterizedTest
    @ValueSource(strings = {"{ all = \"periodic\", right = { type = \"exit\", from = 0.5 } }", "{ left = \"periodic\", right = [\"periodic\", { type = \"exit\", from = 0.5 }] }",
        "{ left = \"periodic\" }", "{ left = \"periodic\", right = \"exit\" }", "{ all = { type = \"exit\", from = 0.0, to = 0.5 } }"})
    void periodicSidesHaveNoPartsAndAllSidesAreWhole(String boundary) {
        assertEquals(IssueCode.E107, issue(SMALL, "domain.boundary=" + boundary).code());
    }

    @Test
    void partsThatOverlapAreWarnedOf() {
        Issue issue = issue(SMALL, "domain.boundary.right=[{ type = \"exit\", from = 0.1, to = 1.0 }, { type = \"exit\", from = 0.9, to = 1.9 }]");
        assertEquals(IssueCode.N238, issue.code());
        assertEquals(List.of(), read(SMALL, "domain.boundary.right=[{ type = \"exit\", from = 0.1, to = 1.0 }, { type = \"exit\", from = 1.0, to = 1.9 }]").issues());
    }

    /// Faces have their centres at 1/32 + i/16 along y.
    @Test
    void aDoorBetweenTheCentresOfFacesIsWarnedOf() {
        Issue issue = issue(SMALL, "domain.boundary.right={ type = \"exit\", from = 0.04, to = 0.09 }");
        assertEquals(IssueCode.N237, issue.code());
        assertEquals("The part at y in [0.04, 0.09] of the side 'right' covers no face of an open cell on this grid: nobody meets it.", issue.message());
        assertEquals(List.of(), read(SMALL, "domain.boundary.right={ type = \"exit\", from = 0.04, to = 0.1 }").issues());
    }

    @Test
    void theEndsOfALineHaveNoParts() {
        assertEquals(Side.of(new Exit(Formula.symbol("x"))), right(LINE, "domain.boundary.right={ type = \"exit\", cost = \"x\" }"));
        assertTrue(issue(LINE, "domain.boundary.right={ type = \"exit\", from = 0.1 }").message().endsWith("has from and to, but is one point."));
        assertEquals(IssueCode.E102, issue(LINE, "domain.boundary.top=wall").code());
    }

    @Test
    void inThreeDimensionsANumberIsNoEnd() {
        assertEquals("Write from = [0.0, 1.0].", issue(CUBE, "domain.boundary.right={ type = \"exit\", from = 0.5 }").suggestion());
    }

    @Test
    void sidesAreToldInWords() {
        String resolved = study(SMALL, "domain.boundary.right=[{ type = \"exit\", from = 0.5, to = 1.0, cost = \"t\" }]", "domain.boundary.left=exit").resolved();
        assertTrue(resolved.contains("#   sides: left: exit; right: wall with exit at the cost t at y in [0.5, 1.0]; bottom, top: wall\n"), resolved);
    }
}
