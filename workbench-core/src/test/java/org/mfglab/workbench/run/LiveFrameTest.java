package org.mfglab.workbench.run;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mfglab.grid.Domain;
import org.mfglab.grid.Grid;
import org.mfglab.grid.TimeGrid;
import org.mfglab.grid.Trajectory;
import org.mfglab.workbench.file.NumpyArray;
import org.mfglab.workbench.file.NumpyFile;

/// What a live view is given.
class LiveFrameTest {

    @TempDir
    private Path folder;

    private static Grid grid(int... n) {
        Domain domain = Problems.preset(n.length == 1 ? "lq-1d" : n.length == 2 ? "lq-2d" : "lq-3d").domain();
        return new Grid(domain, Arrays.stream(n).boxed().toList());
    }

    /// The number of the place in a slice and of the level.
    private static Trajectory numbered(Grid grid, TimeGrid time) {
        double[][] levels = new double[time.levels()][grid.size()];
        for (int n = 0; n < levels.length; n++) for (int i = 0; i < grid.size(); i++) levels[n][i] = 4 * n + i;
        return Trajectory.of(grid, time, levels);
    }

    private NumpyArray read(String key) throws IOException {
        return NumpyFile.readArchive(folder.resolve(LiveFrame.FILE), Optional.of(key), 1 << 20);
    }

    @ParameterizedTest
    @CsvSource({"40, 0, 0, 10", "5000, 0, 0, 900", "64, 48, 0, 400", "1024, 1024, 0, 256", "2048, 3, 0, 64", "128, 128, 128, 40", "7, 300, 90, 17", "1, 1, 1, 1"})
    void itHasAMegabyteAtMostAndTheEndsOfTime(int x, int y, int z, int steps) {
        Grid grid = grid(Arrays.stream(new int[] {x, y, z}).filter(n -> n > 0).toArray());
        LiveFrame frame = LiveFrame.of(grid, new TimeGrid(1, steps));
        long values = frame.levels().length;
        for (int[] along : frame.points()) {
            values *= along.length;
            assertTrue(along.length >= 1 && along[0] >= 0 && along[along.length - 1] < x + y + z);
        }
        assertTrue(values * Float.BYTES <= 1_000_000 && values * Float.BYTES >= Math.min(100_000, (long) Float.BYTES * grid.size() * (steps + 1)), values + " values");
        assertEquals(List.of(0, steps), List.of(frame.levels()[0], frame.levels()[frame.levels().length - 1]));
        assertEquals(frame.levels().length, Arrays.stream(frame.levels()).distinct().count());
    }

    @Test
    void itHoldsTheValuesAtItsPoints() throws IOException {
        Grid grid = grid(400, 300);
        TimeGrid time = new TimeGrid(2, 40);
        LiveFrame frame = LiveFrame.of(grid, time);
        assertTrue(frame.points()[0].length < 400 && frame.levels().length < 41);
        frame.write(folder, numbered(grid, time));
        NumpyArray m = read("m");
        assertEquals(List.of(frame.levels().length, frame.points()[1].length, frame.points()[0].length), m.shape());
        int at = 0;
        for (int level : frame.levels())
            for (int j : frame.points()[1])
                for (int i : frame.points()[0]) assertEquals(4 * level + i + 400 * j, m.values()[at++]);
        assertArrayEquals(Arrays.stream(frame.levels()).mapToDouble(time::time).toArray(), read("t").values());
        assertArrayEquals(Arrays.stream(frame.points()[1]).mapToDouble(j -> grid.coordinate(1, j)).toArray(), read("y").values());
        try (var files = Files.list(folder)) {
            assertEquals(1, files.count(), "nothing beside it");
        }
    }
}
