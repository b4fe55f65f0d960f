package org.mfglab.workbench.run;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.mfglab.grid.Grid;
import org.mfglab.grid.TimeGrid;
import org.mfglab.grid.Trajectory;
import org.mfglab.workbench.file.ElementType;
import org.mfglab.workbench.file.NumpyArchiveWriter;
import org.mfglab.workbench.file.NumpyArray;
import org.mfglab.workbench.file.NumpyWriter;

/// The density of a solve that goes on, for a live view: `live/density.npz` with the keys `t x y z m`, m as float32 `[t, (z,) (y,) x]`,
/// at some of the levels and grid points, a megabyte at most. A reader sees one frame or the next, never a part; nobody loses anything
/// with a frame, so that it is not forced to disk.
record LiveFrame(int[] levels, int[][] points) {

    /// Where it stands in the run folder.
    static final String FILE = "density.npz";

    /// Values of m in a frame.
    private static final int MOST_VALUES = 240_000;

    /// Levels, where space is large.
    private static final int FEW_LEVELS = 17;

    /// The levels and points of a frame: all where they are few; of a fine grid every second, third, ... point along every axis, and levels
    /// as many as there is room for.
    static LiveFrame of(Grid grid, TimeGrid time) {
        int stride = 1;
        while (size(grid, stride) * Math.min(time.levels(), FEW_LEVELS) > MOST_VALUES) stride++;
        int most = (int) Math.min(time.levels(), MOST_VALUES / size(grid, stride));
        int[] levels = IntStream.range(0, most).map(k -> most == 1 ? time.steps() : (int) Math.round((double) k * time.steps() / (most - 1))).toArray();
        int step = stride;
        return new LiveFrame(levels, IntStream.range(0, grid.dimension()).mapToObj(axis -> every(grid.n(axis), step)).toArray(int[][]::new));
    }

    private static long size(Grid grid, int stride) {
        long size = 1;
        for (int n : grid.n()) size *= every(n, stride).length;
        return size;
    }

    /// Points in the middle of pieces of that length, so that a frame is not shifted.
    private static int[] every(int n, int stride) {
        return IntStream.iterate(Math.min(stride / 2, n - 1), i -> i < n, i -> i + stride).toArray();
    }

    /// Publishes a frame.
    void write(Path folder, Trajectory density) throws IOException {
        Path place = Files.createDirectories(folder).resolve(FILE);
        Path part = AtomicFile.partOf(place);
        NumpyArray m = thinned(density);
        try {
            try (NumpyArchiveWriter archive = new NumpyArchiveWriter(new BufferedOutputStream(Files.newOutputStream(part)))) {
                add(archive, "t", ElementType.FLOAT64, vector(Arrays.stream(levels).mapToDouble(density.time()::time).toArray()));
                for (int axis = 0; axis < points.length; axis++) add(archive, AxisNames.of(axis), ElementType.FLOAT64, vector(coordinates(density.grid(), axis)));
                add(archive, "m", ElementType.FLOAT32, m);
            }
            Files.move(part, place, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    private static void add(NumpyArchiveWriter archive, String key, ElementType type, NumpyArray array) throws IOException {
        archive.add(key, out -> NumpyWriter.write(out, type, array));
    }

    private static NumpyArray vector(double[] values) {
        return new NumpyArray(List.of(values.length), values);
    }

    private double[] coordinates(Grid grid, int axis) {
        double[] all = grid.coordinates(axis);
        return Arrays.stream(points[axis]).mapToDouble(i -> all[i]).toArray();
    }

    private NumpyArray thinned(Trajectory density) {
        List<Integer> shape = new ArrayList<>(List.of(levels.length));
        for (int axis = points.length - 1; axis >= 0; axis--) shape.add(points[axis].length);
        int[] places = places(density.grid());
        double[] slice = new double[density.grid().size()];
        double[] values = new double[levels.length * places.length];
        for (int k = 0; k < levels.length; k++) {
            density.read(levels[k], slice);
            for (int i = 0; i < places.length; i++) values[k * places.length + i] = slice[places[i]];
        }
        return new NumpyArray(shape, values);
    }

    /// The places of the points in a slice, x fastest.
    private int[] places(Grid grid) {
        int[] places = {0};
        for (int axis = points.length - 1; axis >= 0; axis--) {
            int[] along = points[axis];
            int stride = grid.stride(axis);
            places = Arrays.stream(places).flatMap(place -> Arrays.stream(along).map(i -> place + i * stride)).toArray();
        }
        return places;
    }
}
