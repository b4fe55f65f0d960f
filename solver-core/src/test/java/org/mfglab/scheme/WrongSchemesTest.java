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
import org.mfglab.conformance.LevelChecks;
import org.mfglab.conformance.RoomChecks;
import org.mfglab.conformance.SchemeChecks;

import org.mfglab.conformance.SymmetryChecks;

/// The checks of schemes are checked themselves: a right scheme in plain loops passes them all, and each of its flawed copies
/// is caught.
class WrongSchemesTest {

    private static final Map<String, Consumer<Candidate>> CHECKS = new LinkedHashMap<>();

    static {
        CHECKS.put("sign", scheme -> SchemeChecks.densityStaysNonNegative(scheme, 3));
        CHECKS.put("transpose", SchemeChecks::transportIsTheTranspose);
        CHECKS.put("derivative", SchemeChecks::tangentIsTheDerivative);
        CHECKS.put("comparison", scheme -> SchemeChecks.comparisonPrincipleHolds(scheme, 3));
        CHECKS.put("long steps", SchemeChecks::stepsOfAnyLengthAreBounded);
        CHECKS.put("reflection", SymmetryChecks::reflectionIsASymmetry);
        CHECKS.put("shift", SymmetryChecks::shiftByCellsIsASymmetry);
        CHECKS.put("exchange", SymmetryChecks::exchangeOfAxesIsASymmetry);
        CHECKS.put("quarter turn", SymmetryChecks::quarterTurnIsASymmetry);
        CHECKS.put("line", SymmetryChecks::dataConstantAlongAxesGiveTheResultOnALine);
        CHECKS.put("sum", SymmetryChecks::sumsOfGamesSeparate);
        CHECKS.put("density level", LevelChecks::densityIsThatOfTheNextLevel);
        CHECKS.put("coefficient level", LevelChecks::coefficientsStandAtTheLevelOfTheStep);
        CHECKS.put("horizon", LevelChecks::terminalCostStandsAtTheHorizon);
        CHECKS.put("costs", LevelChecks::costsSeeTheDensityGiven);
        CHECKS.put("response", LevelChecks::valueRespondsToCostsByTheDensity);
        CHECKS.put("discount", LevelChecks::discountActsOnceAStep);
        CHECKS.put("constant state", LevelChecks::constantStateIsExact);
        CHECKS.put("wind at walls", RoomChecks::standingAgainstTheWindCosts);
        CHECKS.put("straight value", RoomChecks::straightValueIsCarriedByTheWind);
        CHECKS.put("torus", ConvergenceChecks::movingSolutionOnTheTorusIsApproached);
        CHECKS.put("linear", ConvergenceChecks::linearisedGameIsApproached);
        CHECKS.put("walls", ConvergenceChecks::linearisedGameBetweenWallsIsApproached);
    }

    private static Candidate scheme(Flaw flaw) {
        return Candidate.split((game, grid, time, _) -> new FlawedSplit(flaw, game, grid, time));
    }

    @TestFactory
    List<DynamicTest> rightSchemePassesEveryCheck() {
        List<DynamicTest> tests = new ArrayList<>();
        CHECKS.forEach((name, check) -> tests.add(DynamicTest.dynamicTest(name, () -> check.accept(scheme(Flaw.NONE)))));
        tests.add(DynamicTest.dynamicTest("value", () -> LevelChecks.valueIsTheCostOfThePopulation(scheme(Flaw.NONE))));
        tests.add(DynamicTest.dynamicTest("monotone", () -> LevelChecks.solutionsFromTwoStartsAreMonotone(scheme(Flaw.NONE))));
        return tests;
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NONE")
    void wrongSchemeIsCaught(Flaw flaw) {
        assertTrue(CHECKS.values().stream().anyMatch(check -> catches(check, flaw)), () -> flaw + " passes every check");
    }

    private static boolean catches(Consumer<Candidate> check, Flaw flaw) {
        try {
            check.accept(scheme(flaw));
            return false;
        } catch (AssertionError caught) {
            return true;
        }
    }
}
