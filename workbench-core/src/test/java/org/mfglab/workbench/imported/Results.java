package org.mfglab.workbench.imported;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.mfglab.workbench.file.ElementType;
import org.mfglab.workbench.file.NumpyArchiveWriter;
import org.mfglab.workbench.file.NumpyArray;
import org.mfglab.workbench.file.NumpyWriter;
import org.mfglab.workbench.run.Refusal;
import org.mfglab.workbench.study.Study;

/// Files as flows write them, and imports of them.
public final class Results {

    private final Map<String, NumpyArray> arrays = new LinkedHashMap<>();

    public Results with(String name, double[] values, int... shape) {
        arrays.put(name, new NumpyArray(IntStream.of(shape).boxed().toList(), values));
        return this;
    }

    public Path write(Path file) throws IOException {
        return write(file, ElementType.FLOAT32);
    }

    public Path write(Path file, ElementType type) throws IOException {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file)); NumpyArchiveWriter archive = new NumpyArchiveWriter(out)) {
            for (var array : arrays.entrySet()) archive.add(array.getKey(), entry -> NumpyWriter.write(entry, type, array.getValue()));
        }
        return file;
    }

    /// Independent normal points, `[n, d]` in one array.
    public static double[] normal(int n, double[] mean, double deviation, long seed) {
        SplittableRandom chance = new SplittableRandom(seed);
        double[] x = new double[n * mean.length];
        for (int i = 0; i < x.length; i++) x[i] = mean[i % mean.length] + deviation * chance.nextGaussian();
        return x;
    }

    public static Import.Imported read(Path file, Path out, String... maps) throws Refusal {
        return read(file, out, Optional.empty(), Optional.empty(), maps);
    }

    public static Import.Imported read(Path file, Path out, Optional<ResultKind> as, Optional<Study> problem, String... maps) throws Refusal {
        List<String> options = new ArrayList<>(List.of(maps));
        return Import.of(new ImportRequest(file, out, as, options, problem, OptionalDouble.empty(), true, List.of("mfglab", "import", file.toString())));
    }
}
