package org.mfglab.convergence;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.mfglab.exact.ExactGame;
import org.mfglab.scheme.Scheme;
import org.mfglab.solve.Solution;
import org.mfglab.verify.Certificate;

/// An exact game on finer and finer grids by steps along characteristics. Where feet stand between points changes from grid to grid, so an order is that between the first grid and the last.
///
/// @param stepsPerCell `nt = n stepsPerCell`
record FallingError(String name, ExactGame game, Scheme scheme, Errors.Weight weight, double stepsPerCell, int... n) {

    @Override
    public String toString() {
        return name;
    }

    /// Solves, certifies and asks for orders.
    ///
    /// @param least of u and m, in the maximum norm and in the integral norm
    void hasOrders(double... least) {
        ExactProblem problem = ExactProblem.of(game).by(scheme);
        List<Study.Row> rows = new ArrayList<>();
        for (int points : n) {
            int nt = (int) Math.round(points * stepsPerCell);
            Solution solution = problem.solve(points, nt);
            certified(solution);
            rows.add(new Study.Row(points, nt, Errors.of(solution, game, weight)));
        }
        String table = Study.text(name, rows);
        Table.write(name, table);
        double[] orders = rows.getLast().orders(rows.getFirst());
        for (int i = 0; i < orders.length; i++) assertTrue(orders[i] >= least[i], "the order of %s is %.3f%n%s".formatted(Errors.NAMES.get(i), orders[i], table));
    }

    /// What a certifier finds that searches for all moves afresh; nobody gains by leaving, but for what a coupled game was left with.
    static void certified(Solution solution) {
        Certificate certificate = solution.certificate();
        assertTrue(certificate.hjb() < 1e-8 && certificate.fokkerPlanck() < 1e-8 && certificate.massError() < 1e-13 && certificate.densityMin() >= 0
                && Math.abs(certificate.exploitability()) < (solution.game().coupled() ? 1e-8 : 1e-12), certificate::toString);
    }
}
