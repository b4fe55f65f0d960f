package org.mfglab.workbench.run;

import java.util.List;
import org.mfglab.solve.Residuals;
import org.mfglab.solve.Solution;
import org.mfglab.verify.Certificate;

/// The text of `residuals.csv`: one line per iteration, empty where a number is not computed. What only the certificate knows
/// stands in the last line, because it certifies the state of the last iteration.
final class ResidualTable {

    static final String HEADER = "iteration,wall_s,hjb,fokker_planck,fixed_point,mass_error,exploitability";

    private ResidualTable() { }

    static String of(Solution solution) {
        StringBuilder text = new StringBuilder(HEADER + "\n");
        List<Residuals> history = solution.history();
        for (int i = 0; i < history.size(); i++) append(text, history.get(i), i == history.size() - 1 ? solution.certificate() : null);
        return text.toString();
    }

    private static void append(StringBuilder text, Residuals row, Certificate certificate) {
        text.append(row.iteration()).append(',').append(number(row.seconds())).append(',').append(number(row.hjb())).append(',')
                .append(certificate == null ? "" : number(certificate.fokkerPlanck())).append(',')
                .append(number(row.fixedPoint())).append(',').append(number(row.massError())).append(',')
                .append(certificate == null ? "" : number(certificate.exploitability())).append('\n');
    }

    private static String number(double value) {
        return Double.isFinite(value) ? Double.toString(value) : "";
    }
}
