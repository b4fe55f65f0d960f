package org.mfglab.conformance;

import org.junit.jupiter.api.Test;

/// The properties of every scheme on the certified path. A subclass says how steps are made and what the scheme claims:
///
/// ```java
/// class SplitUpwindTest extends SchemeConformance {
///     SplitUpwindTest() { super(Candidate.split(new SplitUpwind()::on)); }
/// }
/// ```
///
/// On another device: `Candidate.split(new SplitUpwind()::on).on(device)`.
public abstract class SchemeConformance {

    private final Candidate candidate;

    protected SchemeConformance(Candidate candidate) {
        this.candidate = candidate;
    }

    @Test
    void massIsKept() {
        SchemeChecks.massIsKept(candidate);
    }

    @Test
    void densityStaysNonNegative() {
        SchemeChecks.densityStaysNonNegative(candidate, 32);
    }

    @Test
    void transportIsTheTranspose() {
        SchemeChecks.transportIsTheTranspose(candidate);
    }

    @Test
    void tangentIsTheDerivative() {
        SchemeChecks.tangentIsTheDerivative(candidate);
    }

    @Test
    void comparisonPrincipleHolds() {
        SchemeChecks.comparisonPrincipleHolds(candidate, 4);
    }

    @Test
    void constantsPassThrough() {
        SchemeChecks.constantsPassThrough(candidate);
    }

    @Test
    void stepsOfAnyLengthAreBounded() {
        SchemeChecks.stepsOfAnyLengthAreBounded(candidate);
    }

    @Test
    void reflectionIsASymmetry() {
        SymmetryChecks.reflectionIsASymmetry(candidate);
    }

    @Test
    void shiftByCellsIsASymmetry() {
        SymmetryChecks.shiftByCellsIsASymmetry(candidate);
    }

    @Test
    void exchangeOfAxesIsASymmetry() {
        SymmetryChecks.exchangeOfAxesIsASymmetry(candidate);
    }

    @Test
    void quarterTurnIsASymmetry() {
        SymmetryChecks.quarterTurnIsASymmetry(candidate);
    }

    @Test
    void dataConstantAlongAxesGiveTheResultOnALine() {
        SymmetryChecks.dataConstantAlongAxesGiveTheResultOnALine(candidate);
    }

    @Test
    void sumsOfGamesSeparate() {
        SymmetryChecks.sumsOfGamesSeparate(candidate);
    }

    @Test
    protected void stepsAreTheSameBitForBitForAnyNumberOfThreads() {
        ThreadChecks.stepsAreTheSameBitForBit(candidate);
    }

    @Test
    void givenValuesStandHalfACellAway() {
        RoomChecks.givenValuesStandHalfACellAway(candidate);
    }

    @Test
    void agentsLeaveThroughDoorsOnly() {
        RoomChecks.agentsLeaveThroughDoorsOnly(candidate);
    }

    @Test
    void slopesOfAllSidesMakeOneLength() {
        RoomChecks.slopesOfAllSidesMakeOneLength(candidate);
    }

    @Test
    void piecesBetweenObstaclesAreLinesOfTheirOwn() {
        RoomChecks.piecesBetweenObstaclesAreLinesOfTheirOwn(candidate);
    }

    @Test
    void standingAgainstTheWindCosts() {
        RoomChecks.standingAgainstTheWindCosts(candidate);
    }

    @Test
    void straightValueIsCarriedByTheWind() {
        RoomChecks.straightValueIsCarriedByTheWind(candidate);
    }

    @Test
    void densityIsThatOfTheNextLevel() {
        LevelChecks.densityIsThatOfTheNextLevel(candidate);
    }

    @Test
    void coefficientsStandAtTheLevelOfTheStep() {
        LevelChecks.coefficientsStandAtTheLevelOfTheStep(candidate);
    }

    @Test
    void stepsSeeTheCrowdGiven() {
        LevelChecks.stepsSeeTheCrowdGiven(candidate);
    }

    @Test
    void sourcesStandAtTheEndOfTheStep() {
        LevelChecks.sourcesStandAtTheEndOfTheStep(candidate);
    }

    @Test
    void terminalCostStandsAtTheHorizon() {
        LevelChecks.terminalCostStandsAtTheHorizon(candidate);
    }

    @Test
    void costsSeeTheDensityGiven() {
        LevelChecks.costsSeeTheDensityGiven(candidate);
    }

    @Test
    void nonlocalCostsAreConvolutions() {
        LevelChecks.nonlocalCostsAreConvolutions(candidate);
    }

    @Test
    void valueRespondsToCostsByTheDensity() {
        LevelChecks.valueRespondsToCostsByTheDensity(candidate);
    }

    @Test
    void valueIsTheCostOfThePopulation() {
        LevelChecks.valueIsTheCostOfThePopulation(candidate);
    }

    @Test
    void solutionsFromTwoStartsAreMonotone() {
        LevelChecks.solutionsFromTwoStartsAreMonotone(candidate);
    }

    @Test
    void discountActsOnceAStep() {
        LevelChecks.discountActsOnceAStep(candidate);
    }

    @Test
    void discountPlaysNoPartInTheTransport() {
        LevelChecks.discountPlaysNoPartInTheTransport(candidate);
    }

    @Test
    void constantStateIsExact() {
        LevelChecks.constantStateIsExact(candidate);
    }

    @Test
    void movingSolutionOnTheTorusIsApproached() {
        ConvergenceChecks.movingSolutionOnTheTorusIsApproached(candidate);
    }

    @Test
    void linearisedGameIsApproached() {
        ConvergenceChecks.linearisedGameIsApproached(candidate);
    }

    @Test
    void linearisedGameBetweenWallsIsApproached() {
        ConvergenceChecks.linearisedGameBetweenWallsIsApproached(candidate);
    }

    @Test
    void linearisedGameWithExitsIsApproached() {
        ConvergenceChecks.linearisedGameWithExitsIsApproached(candidate);
    }

    @Test
    void linearisedGameBesideAnObstacleIsApproached() {
        ConvergenceChecks.linearisedGameBesideAnObstacleIsApproached(candidate);
    }
}
