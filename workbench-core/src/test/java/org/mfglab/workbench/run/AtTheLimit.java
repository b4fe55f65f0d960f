package org.mfglab.workbench.run;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.mfglab.device.Heap;
import org.mfglab.workbench.study.Study;

/// A program that solves the largest problem of a kind that is not refused in its heap, and says how that ended.
final class AtTheLimit {

    /// A collector moves the border of its spaces, and with it the heap that it offers, by a few percent while it runs.
    private static final double STEADY = 0.97;

    private AtTheLimit() { }

    /// @param words the run folder, the dimension, and settings
    public static void main(String[] words) {
        int dimension = Integer.parseInt(words[1]);
        String[] settings = Arrays.copyOfRange(words, 2, words.length);
        Heap heap = new Heap((long) (STEADY * Heap.here().most()));
        int low = 1;
        int high = 1 << 28 / dimension;
        while (high - low > 1) {
            int middle = (low + high) / 2;
            if (Estimate.of(problem(dimension, middle, settings), heap).preflight().isEmpty()) low = middle;
            else high = middle;
        }
        Event.End end = Problems.run(problem(dimension, low, settings), Path.of(words[0]));
        System.out.println(end.exit() + " with n = " + low + end.message().map(message -> ": " + message.oneLine()).orElse(""));
    }

    private static Study problem(int dimension, int n, String... settings) {
        String grid = "grid.n=[" + IntStream.range(0, dimension).mapToObj(_ -> String.valueOf(n)).collect(Collectors.joining(",")) + "]";
        return Problems.preset("lq-" + dimension + "d", Stream.concat(Stream.of(grid), Arrays.stream(settings)).toArray(String[]::new));
    }
}
