package org.mfglab.workbench.report;

import org.mfglab.solve.Solution;
import org.mfglab.verify.Certificate;
import org.mfglab.workbench.study.Study;

/// What was recomputed from the stored fields, against which limit, and what each number means.
final class CertificateTable {

    private final StringBuilder rows = new StringBuilder();

    private CertificateTable() { }

    static String html(Study study, Solution solution) {
        Certificate c = solution.certificate();
        double limit = Math.max(study.solver().tolerance(), c.floor());
        CertificateTable table = new CertificateTable();
        table.tested("HJB residual", c.hjb(), limit, "how far the stored value is from solving its equation, anywhere, per unit of time");
        table.tested("Fokker-Planck residual", c.fokkerPlanck(), limit,
                "how far the stored density is from being carried by the optimal moves, divided by the largest density");
        table.tested("Fixed point", c.fixedPoint(), limit, solution.game().coupled()
                ? "how much the density would change in one more pair of sweeps, divided by the largest density"
                : "zero, because the costs do not depend on the density");
        table.told("Mass error", c.massError(), "largest difference over time between the mass there is and the mass that there should be, after what entered and what left");
        table.told("Smallest density", c.densityMin(), "never negative, by construction of the scheme");
        table.told("Exploitability", c.exploitability(), "what one agent could still save by leaving the crowd's policy for the best one; zero in equilibrium");
        table.told("Rounding floor", c.floor(),
                "what rounding alone may leave of the residuals; they are tested against the larger of it and the tolerance " + Numbers.of(study.solver().tolerance(), 3));
        return "<table class=\"numbers\"><thead><tr><th>number</th><th>value</th><th>limit</th><th></th><th>what it means</th></tr></thead>\n<tbody>"
                + table.rows + "</tbody></table>\n";
    }

    static String costs(Certificate.Cost cost) {
        CertificateTable table = new CertificateTable();
        table.plain("Total", cost.total(), "social cost of the final population");
        table.plain("Kinetic", cost.kinetic(), "what the moves cost, with the pairing of the scheme");
        table.plain("Running", cost.running(), "integral of m F over space and time");
        table.plain("Terminal", cost.terminal(), "integral of m G at the horizon");
        return "<table class=\"numbers\"><tbody>" + table.rows + "</tbody></table>\n";
    }

    private void tested(String name, double value, double limit, String meaning) {
        boolean passed = value <= limit;
        row(name, Numbers.of(value, 3), "≤ " + Numbers.of(limit, 3), passed ? "<span class=\"good\">✓ passed</span>" : "<span class=\"bad\">✗ failed</span>", meaning);
    }

    private void told(String name, double value, String meaning) {
        row(name, Numbers.of(value, 3), "", "", meaning);
    }

    private void row(String name, String value, String limit, String verdict, String meaning) {
        rows.append("<tr><th scope=\"row\">").append(name).append("</th><td class=\"value\">").append(value).append("</td><td class=\"value\">").append(limit)
                .append("</td><td>").append(verdict).append("</td><td>").append(meaning).append("</td></tr>\n");
    }

    void plain(String name, double value, String meaning) {
        rows.append("<tr><th scope=\"row\">").append(name).append("</th><td class=\"value\">").append(Numbers.of(value, 6))
                .append("</td><td>").append(meaning).append("</td></tr>\n");
    }

    String rows() {
        return rows.toString();
    }
}
