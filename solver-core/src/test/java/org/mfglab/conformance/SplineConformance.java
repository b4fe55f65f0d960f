package org.mfglab.conformance;

import java.util.function.IntFunction;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mfglab.device.Backend;

/// What a device must compute for steps of second order along characteristics: the same bits as the processor, and the identities that keep mass and make the transport a transpose.
/// A subclass says how the device is opened for a number of threads, which it may disregard.
public abstract class SplineConformance {

    private final IntFunction<Backend> device;

    protected SplineConformance(IntFunction<Backend> device) {
        this.device = device;
    }

    @ParameterizedTest
    @MethodSource("org.mfglab.conformance.SplineChecks#places")
    void partsOfAStepAreThoseOfTheProcessor(Place place) {
        try (Backend backend = device.apply(2)) {
            Answers.same(backend, (asked, answers) -> SplineChecks.ask(asked, place, answers), place);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5})
    void resultsDoNotDependOnTheNumberOfThreads(int threads) {
        Place place = new Place(Room.WALLS, 40, 30);
        try (Backend backend = device.apply(threads)) {
            Answers.same(backend, (asked, answers) -> SplineChecks.ask(asked, place, answers), threads + " threads");
        }
    }

    @ParameterizedTest
    @MethodSource("org.mfglab.conformance.SplineChecks#places")
    void depositIsTheTransposeOfGatherAndKeepsMass(Place place) {
        try (Backend backend = device.apply(2)) {
            SplineChecks.depositIsTheTransposeOfGather(backend, place);
        }
    }

    @ParameterizedTest
    @MethodSource("org.mfglab.conformance.SplineChecks#places")
    void noiseIsSymmetricAndKeepsMass(Place place) {
        try (Backend backend = device.apply(2)) {
            SplineChecks.noiseIsSymmetric(backend, place);
        }
    }
}
