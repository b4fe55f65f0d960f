package org.mfglab.workbench.study;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.mfglab.formula.Formula;
import org.mfglab.formula.Scope;
import org.mfglab.game.Hamiltonian;
import org.mfglab.game.MeanFieldGame;

/// Whether congestion leaves room for more than one equilibrium (Lions; MATH 1): there is one only, if the matrix
///
///     (  m H_pp       m H_pm / 2 )
///     ( (m H_pm)'/2   F_m - H_m  )
///
/// has no negative eigenvalue. Where F_m = 0 and p is one number, that is `m H_pp (-H_m) >= (m H_pm)^2/4`.
record CongestionCheck(Values values, MeanFieldGame game, Samples samples, double[] densities) {

    private static final double[][] DIRECTIONS = {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}, {1, 1, 1}, {1, -0.5, 0.25}};
    private static final double[] LENGTHS = {0, 0.1, 1, 10};
    private static final double ROUNDING = 1e-9;
    private static final String DENSITY = "m";

    void run() {
        if (!game.hamiltonian().congested()) return;
        List<String> slopes = Hamiltonian.slopes(game.domain().dimension());
        Formula[][] matrix = matrix(slopes);
        for (Samples.Sample sample : samples.few())
            for (double part : Samples.times(game.hamiltonian().formula().plus(game.running().formula())))
                for (double density : densities)
                    for (double[] direction : DIRECTIONS)
                        for (double length : LENGTHS) {
                            Map<String, Double> symbols = sample.at(samples.time(part));
                            symbols.put(DENSITY, density);
                            game.kernels().keySet().forEach(name -> symbols.put(Scope.convolution(name), density));
                            for (int axis = 0; axis < slopes.size(); axis++) symbols.put(slopes.get(axis), length * direction[axis]);
                            if (!indefinite(matrix, symbols)) continue;
                            report(samples.where(sample.x(), samples.time(part)), symbols, slopes);
                            return;
                        }
    }

    private Formula[][] matrix(List<String> slopes) {
        int d = slopes.size();
        Formula m = Formula.symbol(DENSITY);
        Formula[][] matrix = new Formula[d + 1][d + 1];
        for (int k = 0; k < d; k++) {
            Formula derivative = game.hamiltonian().derivative(k);
            for (int l = 0; l < d; l++) matrix[k][l] = m.times(derivative.derivative(slopes.get(l))).simplify();
            matrix[k][d] = matrix[d][k] = m.times(derivative.derivative(DENSITY)).times(Formula.constant(0.5)).simplify();
        }
        matrix[d][d] = game.running().formula().derivative(DENSITY).minus(game.hamiltonian().formula().derivative(DENSITY)).simplify();
        return matrix;
    }

    /// Whether a symmetric matrix has a negative eigenvalue, by elimination with the largest pivot first. One with a number that is not
    /// finite counts as having none: others look after that.
    private static boolean indefinite(Formula[][] formulas, Map<String, Double> symbols) {
        int n = formulas.length;
        double[][] a = new double[n][n];
        double size = 0;
        for (int i = 0; i < n; i++)
            for (int j = 0; j < n; j++) {
                a[i][j] = formulas[i][j].evaluate(symbols);
                if (!Double.isFinite(a[i][j])) return false;
                size = Math.max(size, Math.abs(a[i][j]));
            }
        List<Integer> left = new ArrayList<>();
        for (int i = 0; i < n; i++) left.add(i);
        double zero = ROUNDING * size;
        double nothing = Math.sqrt(ROUNDING) * size;
        while (!left.isEmpty()) {
            int pivot = left.stream().max((i, j) -> Double.compare(a[i][i], a[j][j])).orElseThrow();
            if (left.stream().anyMatch(i -> a[i][i] < -zero)) return true;
            if (a[pivot][pivot] <= zero) return left.stream().anyMatch(i -> left.stream().anyMatch(j -> Math.abs(a[i][j]) > nothing));
            left.remove(Integer.valueOf(pivot));
            for (int i : left) for (int j : left) a[i][j] -= a[i][pivot] * a[pivot][j] / a[pivot][pivot];
        }
        return false;
    }

    private void report(String where, Map<String, Double> symbols, List<String> slopes) {
        List<String> p = slopes.stream().map(slope -> slope + " = " + symbols.get(slope)).toList();
        values.issues().add(values.place(Schema.HAMILTONIAN.path()), IssueCode.N236,
                "The congestion is strong: at %s, m = %s, %s the condition m H_pp (F_m - H_m) >= (m H_pm)^2/4 does not hold, and the equilibrium may not be unique."
                        .formatted(where, Samples.shown(symbols.get(DENSITY)), String.join(", ", p)), "");
    }
}
