package org.mfglab.conformance;

import org.junit.jupiter.api.Test;

/// The properties of every scheme on the certified path. A subclass says how steps are made:
///
/// ```java
/// class SplitUpwindTest extends SchemeConformance {
///     SplitUpwindTest() { super(new SplitUpwind()::on); }
/// }
/// ```
public abstract class SchemeConformance {

    private final StepFactory scheme;

    protected SchemeConformance(StepFactory scheme) {
        this.scheme = scheme;
    }

    @Test
    void massIsKept() {
        SchemeChecks.massIsKept(scheme);
    }

    @Test
    void densityStaysNonNegative() {
        SchemeChecks.densityStaysNonNegative(scheme, 900);
    }

    @Test
    void transportIsTheTranspose() {
        SchemeChecks.transportIsTheTranspose(scheme);
    }

    @Test
    void tangentIsTheDerivative() {
        SchemeChecks.tangentIsTheDerivative(scheme);
    }

    @Test
    void comparisonPrincipleHolds() {
        SchemeChecks.comparisonPrincipleHolds(scheme, 450);
    }

    @Test
    void stepsOfAnyLengthAreBounded() {
        SchemeChecks.stepsOfAnyLengthAreBounded(scheme);
    }

    @Test
    void reflectionIsASymmetry() {
        SymmetryChecks.reflectionIsASymmetry(scheme);
    }

    @Test
    void shiftByCellsIsASymmetry() {
        SymmetryChecks.shiftByCellsIsASymmetry(scheme);
    }

    @Test
    void exchangeOfAxesIsASymmetryOfSums() {
        SymmetryChecks.exchangeOfAxesIsASymmetryOfSums(scheme);
    }

    @Test
    void quarterTurnIsASymmetryOfSums() {
        SymmetryChecks.quarterTurnIsASymmetryOfSums(scheme);
    }

    @Test
    void dataConstantAlongAxesGiveTheResultOnALine() {
        SymmetryChecks.dataConstantAlongAxesGiveTheResultOnALine(scheme);
    }

    @Test
    void sumsOfGamesSeparate() {
        SymmetryChecks.sumsOfGamesSeparate(scheme);
    }

    @Test
    void densityIsThatOfTheNextLevel() {
        LevelChecks.densityIsThatOfTheNextLevel(scheme);
    }

    @Test
    void coefficientsStandAtTheLevelOfTheStep() {
        LevelChecks.coefficientsStandAtTheLevelOfTheStep(scheme);
    }

    @Test
    void terminalCostStandsAtTheHorizon() {
        LevelChecks.terminalCostStandsAtTheHorizon(scheme);
    }

    @Test
    void costsSeeTheDensityGiven() {
        LevelChecks.costsSeeTheDensityGiven(scheme);
    }

    @Test
    void valueRespondsToCostsByTheDensity() {
        LevelChecks.valueRespondsToCostsByTheDensity(scheme);
    }

    @Test
    void valueIsTheCostOfThePopulation() {
        LevelChecks.valueIsTheCostOfThePopulation(scheme);
    }

    @Test
    void solutionsFromTwoStartsAreMonotone() {
        LevelChecks.solutionsFromTwoStartsAreMonotone(scheme);
    }

    @Test
    void discountActsOnceAStep() {
        LevelChecks.discountActsOnceAStep(scheme);
    }

    @Test
    void constantStateIsExact() {
        LevelChecks.constantStateIsExact(scheme);
    }

    @Test
    void standingAgainstTheWindCosts() {
        LevelChecks.standingAgainstTheWindCosts(scheme);
    }

    @Test
    void straightValueIsCarriedByTheWind() {
        LevelChecks.straightValueIsCarriedByTheWind(scheme);
    }

    @Test
    void movingSolutionOnTheTorusIsApproached() {
        ConvergenceChecks.movingSolutionOnTheTorusIsApproached(scheme);
    }

    @Test
    void linearisedGameIsApproached() {
        ConvergenceChecks.linearisedGameIsApproached(scheme);
    }

    @Test
    void linearisedGameBetweenWallsIsApproached() {
        ConvergenceChecks.linearisedGameBetweenWallsIsApproached(scheme);
    }
}
