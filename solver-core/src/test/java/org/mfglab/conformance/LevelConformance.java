package org.mfglab.conformance;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mfglab.device.Backend;
import org.mfglab.grid.TimeGrid;
import org.mfglab.scheme.Upwind;

/// What a device must compute for the equation of all axes at once, compared with the processor: the same bits, but for the preconditioner, which may be any that is good enough.
/// A subclass says how the device is opened for a number of threads, which it may disregard.
public abstract class LevelConformance {

    private final IntFunction<Backend> device;

    protected LevelConformance(IntFunction<Backend> device) {
        this.device = device;
    }

    @ParameterizedTest
    @MethodSource("org.mfglab.conformance.LevelStageChecks#samples")
    void levelsAreThoseOfTheProcessor(LevelStageChecks.Case test) {
        try (Backend backend = device.apply(2)) {
            Answers.same(backend, (asked, answers) -> LevelStageChecks.ask(asked, test, answers), test);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5})
    void resultsDoNotDependOnTheNumberOfThreads(int threads) {
        Place place = new Place(Room.PILLAR_AT_DOOR, 130, 70);
        try (Backend backend = device.apply(threads)) {
            for (LevelStageChecks.Case test : LevelStageChecks.cases(place)) Answers.same(backend, (asked, answers) -> LevelStageChecks.ask(asked, test, answers), test);
        }
    }

    @ParameterizedTest
    @MethodSource("org.mfglab.conformance.LevelStageChecks#samples")
    void shortStepsArePreconditionedWell(LevelStageChecks.Case test) {
        try (Backend backend = device.apply(2)) {
            LevelStageChecks.shortStepsArePreconditionedWell(backend, test);
        }
    }

    @Test
    void steepestSlopeIsFound() {
        try (Backend backend = device.apply(2)) {
            LevelStageChecks.steepestSlopeIsFound(backend);
        }
    }

    /// Long steps come to the same result with the preconditioners of both devices, and without many more iterations.
    @ParameterizedTest
    @MethodSource("org.mfglab.conformance.Place#ofEachRoom")
    void stepsAreSolvedWithThePreconditionerOfTheDevice(Place place) {
        TextGame game = TextGame.windy(place.domain()).withHamiltonian(Candidate.Shape.RADIAL.hamiltonian(place.dimension())).withHorizon(0.5);
        StepFactory scheme = new Upwind(0)::on;
        try (StepRun expected = run(scheme, game, place); StepRun found = run(new OnDevice(scheme, device), game, place)) {
            double[] u = expected.rough(new SplittableRandom(3), 0.5);
            double[] m = expected.initial();
            StepRun.Point there = found.at(0, u, m);
            StepRun.Point here = expected.at(0, u, m);
            assertArrayEquals(here.u(), there.u(), 1e-9, "value");
            assertArrayEquals(here.derivative(u), there.derivative(u), 1e-9, "derivative");
            assertArrayEquals(here.transport(m).m(), there.transport(m).m(), 1e-9, "density");
            long usual = expected.step().innerIterations();
            assertTrue(found.step().innerIterations() <= 3 * usual + 10, () -> found.step().innerIterations() + " iterations, on the processor " + usual);
        }
    }

    private static StepRun run(StepFactory scheme, TextGame game, Place place) {
        return new StepRun(scheme, game.game(), new TimeGrid(0.5, 1), place.n());
    }
}
