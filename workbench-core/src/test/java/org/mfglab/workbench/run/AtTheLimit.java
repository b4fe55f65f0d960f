package org.mfglab.workbench.run;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.mfglab.workbench.study.Issue;
import org.mfglab.workbench.study.Place;
import org.mfglab.workbench.study.Study;

/// Solves the largest problem of a kind that is not refused in the heap of this process; says how it ended and what it took.
final class AtTheLimit {

    private AtTheLimit() { }

    /// @param words the run folder, the dimension, the number of steps, and settings
    public static void main(String[] words) {
        int dimension = Integer.parseInt(words[1]);
        String[] settings = Arrays.copyOfRange(words, 2, words.length);
        int low = 1;
        int high = 1 << 28 / dimension;
        while (high - low > 1) {
            int middle = (low + high) / 2;
            if (Estimate.of(problem(dimension, middle, settings)).preflight().isEmpty()) low = middle;
            else high = middle;
        }
        Study study = problem(dimension, low, settings);
        Event.End end = Problems.run(study, Path.of(words[0]));
        System.out.println(end.exit() + " " + low + " " + Runtime.getRuntime().maxMemory() + " " + Estimate.of(study).bytes()+ " " + end.seconds() + " "+ end.message().map(Message::oneLine).orElse(""));
    }

    static Study problem(int dimension, int n, String... settings) {
        String preset = "lq-" + dimension + "d";
        String grid = "grid.n=[" + IntStream.range(0, dimension).mapToObj(_ -> String.valueOf(n)).collect(Collectors.joining(",")) + "]";
        return Problems.preset(preset, Stream.concat(Stream.of(grid), Arrays.stream(settings)).toArray(String[]::new));
    }
}
