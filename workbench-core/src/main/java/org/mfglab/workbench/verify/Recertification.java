package org.mfglab.workbench.verify;

import java.util.List;
import org.mfglab.verify.Certificate;
import org.mfglab.verify.Certifier;
import org.mfglab.verify.Equations;
import org.mfglab.workbench.study.Study;

/// Certifies the stored fields once more and holds the certificate against the tolerance and against what the metrics claim.
///
/// The certifier adds in a fixed order, so that on the machine of the run all of it is equal bit by bit. Elsewhere the functions of
/// the mathematical library may round differently: a residual then changes by the rounding floor at most, a cost in its last digits.
/// Mass and smallest density are sums and minima of stored numbers and see no such function.
final class Recertification {

    /// What the last digits of a cost may do, relative.
    private static final double COST = 1e-12;

    /// What the order of a sum may do to a mass, in ulps.
    private static final double MASS = 32;

    private final Study study;
    private final Claims claims;
    private final Certificate certificate;

    private Recertification(Study study, Claims claims, Certificate certificate) {
        this.study = study;
        this.claims = claims;
        this.certificate = certificate;
    }

    static List<Check> checks(Study study, Claims claims, StoredFields fields, Equations equations) {
        Certificate certificate = Certifier.certify(study.game(), equations, fields.allValues(), fields.allDensities(), Double.NaN, Double.NaN);
        return new Recertification(study, claims, certificate).checks();
    }

    private List<Check> checks() {
        Certificate.Cost cost = certificate.cost();
        return List.of(residual("hjb", certificate.hjb()), residual("fokker_planck", certificate.fokkerPlanck()),
                claim("residual.hjb", certificate.hjb(), certificate.floor()),
                claim("residual.fokker_planck", certificate.fokkerPlanck(), certificate.floor()),
                claim("residual_floor", certificate.floor(), COST * certificate.floor()),
                claim("mass_error", certificate.massError(), MASS * Math.ulp(1.0)),
                claim("density_min", certificate.densityMin(), 0),
                cost("cost.total", cost.total()), cost("cost.kinetic", cost.kinetic()), cost("cost.running", cost.running()), cost("cost.terminal", cost.terminal()));
    }

    /// Only a run that claims to have converged must be within the tolerance.
    private Check residual(String name, double value) {
        if (!claims.converged()) return new Check(name, value, null, Check.Verdict.NOT_CHECKED, "of the stored fields; no convergence is claimed");
        return Check.atMost(name, value, Math.max(study.solver().tolerance(), certificate.floor()), "of the stored fields");
    }

    private Check cost(String path, double value) {
        double size = Double.isFinite(value) ? Math.max(1, Math.abs(value)) : 1;
        return claim(path, value, COST * size);
    }

    /// How far a number of the metrics is from what the stored fields give. Where it is not finite, the metrics must have none.
    private Check claim(String path, double value, double bound) {
        double claimed = claims.number(path);
        double distance = Double.isFinite(value) || Double.isFinite(claimed) ? Math.abs(value - claimed) : 0;
        return Check.atMost(path, distance, bound, "claimed, minus that of the stored fields");
    }
}
