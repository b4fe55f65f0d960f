package org.mfglab.workbench.run;

import java.util.Map;
import org.mfglab.grid.Field;
import org.mfglab.solve.Solution;
import org.mfglab.verify.Certificate;
import org.mfglab.workbench.study.Study;

/// The numbers of `metrics.json`.
public final class Metrics {

    /// The version of the file.
    public static final int SCHEMA = 1;

    private Metrics() { }

    /// @param seconds wall time of the run so far; [#finished] replaces it
    /// @param memory  as far as it is measured; it is null in the file before
    public static Map<String, Object> of(Study study, Solution solution, ReferenceErrors errors, String device, int threads, double seconds, MemoryUse memory) {
        Certificate certificate = solution.certificate();
        Field last = solution.density().level(solution.density().time().steps());
        Moments moments = Moments.of(last);
        Map<String, Object> metrics = Json.object("schema", SCHEMA, "name", study.name(), "kind", study.kind().key(),
                "status", solution.outcome().status(), "converged", solution.converged(), "iterations", solution.history().size(),
                "wall_s", seconds, "solve_s", solution.solveSeconds(), "peak_memory_mb", memory.peak() == 0 ? null : memory.megabytes(),
                "device", device, "precision", study.solver().precision().word(), "threads", threads, "processes", 1);
        metrics.put("residual", Json.object("hjb", certificate.hjb(), "fokker_planck", certificate.fokkerPlanck(), "fixed_point", certificate.fixedPoint()));
        metrics.putAll(Json.object("residual_floor", certificate.floor(), "mass_error", certificate.massError(), "density_min", certificate.densityMin()));
        Certificate.Cost cost = certificate.cost();
        metrics.put("cost", Json.object("total", cost.total(), "kinetic", cost.kinetic(), "running", cost.running(), "terminal", cost.terminal()));
        metrics.putAll(Json.object("exploitability", certificate.exploitability(), "duality_gap", null, "lambda", null));
        metrics.put("mean", Json.array(moments.mean()));
        metrics.put("covariance", moments.rows());
        metrics.put("error", errors.json());
        metrics.put("generative", null);
        return metrics;
    }

    /// What only the end of a run knows, put in place.
    static void finished(Map<String, Object> metrics, double seconds, MemoryUse memory) {
        metrics.put("wall_s", seconds);
        metrics.put("peak_memory_mb", memory.megabytes());
    }
}
