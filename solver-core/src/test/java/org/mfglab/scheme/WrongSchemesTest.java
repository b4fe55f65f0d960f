package org.mfglab.scheme;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.mfglab.conformance.Candidate;
import org.mfglab.conformance.ConvergenceChecks;
import org.mfglab.conformance.Dissipated;
import org.mfglab.conformance.LevelChecks;
import org.mfglab.conformance.RoomChecks;
import org.mfglab.conformance.SchemeChecks;

import org.mfglab.conformance.SymmetryChecks;

/// The checks of schemes are checked themselves: a right scheme in plain loops passes them all, and each of its flawed copies
/// is caught.
class WrongSchemesTest {

    private static final Map<String, Consumer<Candidate>> CHECKS = new LinkedHashMap<>();

    static {
        CHECKS.put("density level", LevelChecks::densityIsThatOfTheNextLevel);
        CHECKS.put("sources", LevelChecks::sourcesStandAtTheEndOfTheStep);
        CHECKS.put("crowd", LevelChecks::stepsSeeTheCrowdGiven);
        CHECKS.put("horizon", LevelChecks::terminalCostStandsAtTheHorizon);
        CHECKS.put("costs", LevelChecks::costsSeeTheDensityGiven);
        CHECKS.put("half a cell", RoomChecks::givenValuesStandHalfACellAway);
        CHECKS.put("doors", RoomChecks::agentsLeaveThroughDoorsOnly);
        CHECKS.put("pieces", RoomChecks::piecesBetweenObstaclesAreLinesOfTheirOwn);
        CHECKS.put("wind at walls", RoomChecks::standingAgainstTheWindCosts);
        CHECKS.put("straight value", RoomChecks::straightValueIsCarriedByTheWind);
        CHECKS.put("coefficient level", LevelChecks::coefficientsStandAtTheLevelOfTheStep);
        CHECKS.put("discount", LevelChecks::discountActsOnceAStep);
        CHECKS.put("transpose", SchemeChecks::transportIsTheTranspose);
        CHECKS.put("radius", RoomChecks::slopesOfAllSidesMakeOneLength);
        CHECKS.put("transport without discount", LevelChecks::discountPlaysNoPartInTheTransport);
        CHECKS.put("sum", SymmetryChecks::sumsOfGamesSeparate);
        CHECKS.put("line", SymmetryChecks::dataConstantAlongAxesGiveTheResultOnALine);
        CHECKS.put("exchange", SymmetryChecks::exchangeOfAxesIsASymmetry);
        CHECKS.put("quarter turn", SymmetryChecks::quarterTurnIsASymmetry);
        CHECKS.put("shift", SymmetryChecks::shiftByCellsIsASymmetry);
        CHECKS.put("reflection", SymmetryChecks::reflectionIsASymmetry);
        CHECKS.put("sign", scheme -> SchemeChecks.densityStaysNonNegative(scheme, 4));
        CHECKS.put("derivative", SchemeChecks::tangentIsTheDerivative);
        CHECKS.put("comparison", scheme -> SchemeChecks.comparisonPrincipleHolds(scheme, 1));
        CHECKS.put("constants", SchemeChecks::constantsPassThrough);
        CHECKS.put("constant state", LevelChecks::constantStateIsExact);
        CHECKS.put("mass", SchemeChecks::massIsKept);
        CHECKS.put("long steps", SchemeChecks::stepsOfAnyLengthAreBounded);
        CHECKS.put("response", LevelChecks::valueRespondsToCostsByTheDensity);
        CHECKS.put("torus", ConvergenceChecks::movingSolutionOnTheTorusIsApproached);
        CHECKS.put("linear", ConvergenceChecks::linearisedGameIsApproached);
        CHECKS.put("walls", ConvergenceChecks::linearisedGameBetweenWallsIsApproached);
        CHECKS.put("exits", ConvergenceChecks::linearisedGameWithExitsIsApproached);
    }

    private static Candidate scheme(Flaw flaw) {
        return Candidate.split((game, grid, time, backend) -> new FlawedSplit(flaw, game, grid, time, backend));
    }

    private static Candidate scheme(LevelFlaw flaw) {
        if (flaw.central) return new Candidate(new Dissipated((theta, game, grid, time, backend) -> new FlawedLevel(flaw, theta, game, grid, time, backend)), false, true, 0, 3, List.of());
        return new Candidate((game, grid, time, backend) -> new FlawedLevel(flaw, List.of(), game, grid, time, backend), false, false, 0, 1, List.of(Candidate.Shape.RADIAL));
    }

    @TestFactory
    List<DynamicTest> rightSchemesPassEveryCheck() {
        List<DynamicTest> tests = new ArrayList<>();
        for (Candidate right : List.of(scheme(Flaw.NONE), scheme(LevelFlaw.NONE), scheme(LevelFlaw.NONE_WITH_DISSIPATION))) {
            String kind = right.split() ? "split" : right.central() ? "central" : "upwind";
            CHECKS.forEach((name, check) -> tests.add(DynamicTest.dynamicTest(name + ", " + kind, () -> check.accept(right))));
            tests.add(DynamicTest.dynamicTest("value, " + kind, () -> LevelChecks.valueIsTheCostOfThePopulation(right)));
            tests.add(DynamicTest.dynamicTest("monotone, " + kind, () -> LevelChecks.solutionsFromTwoStartsAreMonotone(right)));
        }
        return tests;
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NONE")
    void wrongSchemeIsCaught(Flaw flaw) {
        assertCaught(scheme(flaw), flaw.name());
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = {"NONE", "NONE_WITH_DISSIPATION"})
    void wrongSchemeOfAllAxesIsCaught(LevelFlaw flaw) {
        assertCaught(scheme(flaw), flaw.name());
    }

    private static void assertCaught(Candidate candidate, String flaw) {
        assertTrue(CHECKS.values().stream().anyMatch(check -> catches(check, candidate)), () -> flaw + " passes every check");
    }

    private static boolean catches(Consumer<Candidate> check, Candidate candidate) {
        try {
            check.accept(candidate);
            return false;
        } catch (AssertionError caught) {
            return true;
        }
    }
}
