package org.mfglab.conformance;

import java.util.function.IntFunction;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mfglab.device.Backend;

/// What a device must compute for steps along characteristics: the same bits as the processor, and the identities that keep mass and make the transport a transpose.
/// A subclass says how the device is opened for a number of threads, which it may disregard.
public abstract class FootConformance {

    private final IntFunction<Backend> device;

    protected FootConformance(IntFunction<Backend> device) {
        this.device = device;
    }

    @ParameterizedTest
    @MethodSource("org.mfglab.conformance.FootChecks#places")
    void partsOfAStepAreThoseOfTheProcessor(Place place) {
        try (Backend backend = device.apply(2)) {
            for (FootChecks.Law law : FootChecks.Law.values()) Answers.same(backend, (asked, answers) -> FootChecks.ask(asked, place, law, answers), law + " in " + place);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5})
    void resultsDoNotDependOnTheNumberOfThreads(int threads) {
        Place place = new Place(Room.WALLS, 20, 17);
        try (Backend backend = device.apply(threads)) {
            for (FootChecks.Law law : FootChecks.Law.values()) Answers.same(backend, (asked, answers) -> FootChecks.ask(asked, place, law, answers), law + " on " + threads + " threads");
        }
    }

    @ParameterizedTest
    @MethodSource("org.mfglab.conformance.FootChecks#places")
    void depositIsTheTransposeOfGatherAndKeepsMass(Place place) {
        try (Backend backend = device.apply(2)) {
            FootChecks.depositIsTheTransposeOfGather(backend, place);
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY})
    void valuesThatAreNoNumbersHaveNoBestMoves(double wrong) {
        try (Backend backend = device.apply(2)) {
            FootChecks.valuesThatAreNoNumbersHaveNoBestMoves(backend, wrong);
        }
    }
}
