package org.mfglab.workbench.run;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.mfglab.grid.Field;
import org.mfglab.grid.Grid;

/// The numbers of `metrics.json` that apply to a result of another program; null stands for the others.
public final class ImportedMetrics {

    /// The status of such a result, which is no outcome of a solver.
    public static final String STATUS = "imported";

    private ImportedMetrics() { }

    /// @param density `[t, point]`
    /// @param samples at the last time; then mean and covariance are theirs
    /// @param kinetic of trajectories
    /// @param whole   whether the density is known as such, so that its mass says something; that of smoothed samples is the part inside the box
    public static Map<String, Object> of(String name, Grid grid, double[][] density, Optional<double[][]> samples, Optional<Double> kinetic, boolean whole) {
        double[] masses = Arrays.stream(density).mapToDouble(m -> Arrays.stream(m).sum() * grid.cellVolume()).toArray();
        Map<String, Object> metrics = Json.object("schema", Metrics.SCHEMA, "name", name, "kind", Manifest.IMPORTED, "status", STATUS, "converged", null,
                "iterations", null, "wall_s", null, "solve_s", null, "peak_memory_mb", null, "device", null, "threads", null, "processes", null);
        metrics.put("residual", Json.object("hjb", null, "fokker_planck", null, "fixed_point", null));
        metrics.putAll(Json.object("residual_floor", null, "mass_error", whole ? Arrays.stream(masses).map(mass -> Math.abs(mass - masses[0])).max().orElseThrow() : null,
                "mass", masses[masses.length - 1], "density_min", Arrays.stream(density).flatMapToDouble(Arrays::stream).min().orElseThrow()));
        metrics.put("cost", Json.object("total", null, "kinetic", kinetic.orElse(null), "running", null, "terminal", null));
        metrics.putAll(Json.object("exploitability", null, "duality_gap", null, "lambda", null));
        Moments moments = samples.map(ImportedMetrics::moments).orElseGet(() -> Moments.of(Field.of(grid, density[density.length - 1])));
        metrics.put("mean", Json.array(moments.mean()));
        metrics.put("covariance", moments.rows());
        metrics.put("error", Json.object("u_linf", null, "u_l1", null, "m_linf", null, "m_l1", null, "m_w1", null));
        metrics.put("generative", null);
        return metrics;
    }

    private static Moments moments(double[][] samples) {
        int d = samples[0].length;
        double[] mean = IntStream.range(0, d).mapToDouble(k -> Arrays.stream(samples).mapToDouble(x -> x[k]).sum() / samples.length).toArray();
        double[][] covariance = new double[d][d];
        for (int k = 0; k < d; k++)
            for (int l = 0; l < d; l++) {
                int a = k;
                int b = l;
                covariance[k][l] = Arrays.stream(samples).mapToDouble(x -> (x[a] - mean[a]) * (x[b] - mean[b])).sum() / samples.length;
            }
        return new Moments(mean, covariance);
    }
}
