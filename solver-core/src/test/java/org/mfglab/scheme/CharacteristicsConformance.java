package org.mfglab.scheme;

import org.junit.jupiter.api.Test;
import org.mfglab.conformance.Candidate;
import org.mfglab.conformance.SchemeChecks;
import org.mfglab.conformance.SymmetryChecks;

/// The properties of every scheme, as far as they can be asked of [SemiLagrangian]: with a value that sees the density of its own level.
abstract class CharacteristicsConformance {

    private final Candidate candidate;
    private final int densities;

    /// @param densities that are tried for each place and step
    CharacteristicsConformance(Candidate candidate, int densities) {
        this.candidate = candidate;
        this.densities = densities;
    }

    @Test
    void massIsKept() {
        SchemeChecks.massIsKept(candidate);
    }

    @Test
    void densityStaysNonNegative() {
        SchemeChecks.densityStaysNonNegative(candidate, densities);
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
        SchemeChecks.comparisonPrincipleHolds(candidate, 1);
    }

    @Test
    void constantsPassThrough() {
        SchemeChecks.constantsPassThrough(candidate, true);
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
    void exchangeOfAxesIsASymmetry() {
        SymmetryChecks.exchangeOfAxesIsASymmetry(candidate);
    }

    @Test
    void quarterTurnIsASymmetry() {
        SymmetryChecks.quarterTurnIsASymmetry(candidate);
    }
}
