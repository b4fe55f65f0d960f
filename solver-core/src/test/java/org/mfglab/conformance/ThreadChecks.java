package org.mfglab.conformance;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.util.SplittableRandom;
import org.mfglab.grid.TimeGrid;

/// The same bits for any number of threads (VERIFICATION PB11).
public final class ThreadChecks {

    private static final int[] THREADS = {1, 2, 3, 5};

    private ThreadChecks() { }

    /// One step backward and forward on grids that several threads share along every axis.
    public static void stepsAreTheSameBitForBit(Candidate candidate) {
        for (Room room : candidate.rooms()) {
            int[] n = room.segmented() ? new int[] {130, Room.SEGMENTED} : new int[] {150, 120};
            TextGame game = TextGame.rich(room.domain(2)).withHorizon(0.02);
            double[][] expected = null;
            for (int threads : THREADS) {
                double[][] found = step(candidate, game, threads, n);
                if (expected == null) expected = found;
                for (int k = 0; k < found.length; k++) assertArrayEquals(expected[k], found[k], "part " + k + " on " + threads + " threads in " + room);
            }
        }
    }

    private static double[][] step(Candidate candidate, TextGame game, int threads, int[] n) {
        try (StepRun run = new StepRun(threads, candidate.scheme().within(1), game.game(), new TimeGrid(0.02, 1), n)) {
            double[] m = run.density(new SplittableRandom(2));
            for (int i = 0; i < m.length; i++) m[i] *= m.length;
            StepRun.Point point = run.at(0, run.terminal(run.initial()), run.initial());
            StepRun.Moved moved = point.transport(run.withSource(0, m));
            return new double[][] {point.u(), point.derivative(run.terminal(m)), moved.m(), {moved.left()}, run.running(0, m)};
        }
    }
}
