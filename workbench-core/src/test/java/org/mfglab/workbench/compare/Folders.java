package org.mfglab.workbench.compare;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.mfglab.workbench.file.ElementType;
import org.mfglab.workbench.imported.Results;
import org.mfglab.workbench.run.Refusal;

/// Run folders with fields that are known in closed form.
final class Folders {

    /// A density over x and t.
    interface Law {
        double at(double x, double t);
    }

    private Folders() { }

    static double gauss(double x, double mean, double deviation) {
        return Math.exp(-0.5 * (x - mean) * (x - mean) / (deviation * deviation)) / (deviation * Math.sqrt(2 * Math.PI));
    }

    /// A density and, as a value function, `u = x + 10 t`.
    static Path field(Path folder, String name, double low, double high, int n, double[] t, Law law) throws IOException, Refusal {
        double h = (high - low) / n;
        double[] x = IntStream.range(0, n).mapToDouble(i -> low + (i + 0.5) * h).toArray();
        double[] m = Arrays.stream(t).boxed().flatMapToDouble(time -> Arrays.stream(x).map(point -> law.at(point, time))).toArray();
        double[] u = Arrays.stream(t).boxed().flatMapToDouble(time -> Arrays.stream(x).map(point -> point + 10 * time)).toArray();
        Path file = new Results().with("m", m, t.length, n).with("u", u, t.length, n).with("x", x, n).with("t", t, t.length).write(folder.resolve(name + ".npz"), ElementType.FLOAT64);
        return Results.read(file, folder.resolve(name)).folder();
    }

    static Path samples(Path folder, String name, double[] x, int d, String... maps) throws IOException, Refusal {
        Path file = new Results().with("samples", x, x.length / d, d).write(folder.resolve(name + ".npz"), ElementType.FLOAT64);
        return Results.read(file, folder.resolve(name), maps).folder();
    }

    static Comparison compare(Path... paths) throws Refusal {
        return Comparison.of(RunInCompare.open(List.of(paths)));
    }

    static double value(Comparison comparison, String metric, int run) {
        return comparison.measured(Metric.named(metric).orElseThrow(), run).value();
    }

    static Measured measured(Comparison comparison, String metric, int run) {
        return comparison.measured(Metric.named(metric).orElseThrow(), run);
    }
}
