package org.mfglab.convergence;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.mfglab.exact.ExactGame;

/// One game on finer and finer grids, `dt` a fixed multiple of `h`.
///
/// @param name         of the table in `target/convergence`
/// @param exact        the game
/// @param weight       of the errors of u
/// @param stepsPerCell `nt = n stepsPerCell`
/// @param n            points along every axis, growing
record Study(String name, ExactGame exact, Errors.Weight weight, double stepsPerCell, int... n) {

    /// One grid of a study.
    record Row(int n, int nt, Errors errors) {

        /// The observed orders of the four errors between a coarser grid and this one.
        double[] orders(Row coarser) {
            double[] fine = errors.all(), coarse = coarser.errors.all();
            var orders = new double[fine.length];
            Arrays.setAll(orders, i -> Math.log(coarse[i] / fine[i]) / Math.log((double) n / coarser.n));
            return orders;
        }
    }

    /// Solves on every grid and writes the table of errors and orders.
    List<Row> run() {
        ExactProblem problem = ExactProblem.of(exact);
        var rows = new ArrayList<Row>();
        for (int points : n) {
            int nt = (int) Math.round(points * stepsPerCell);
            rows.add(new Row(points, nt, Errors.of(problem.solve(points, nt), exact, weight)));
        }
        Table.write(name, text(name, rows));
        return rows;
    }

    /// The table of errors and orders.
    static String text(String name, List<Row> rows) {
        var text = new StringBuilder(name).append("\n   n   nt");
        for (String column : Errors.NAMES) text.append("%11s      ".formatted(column));
        Row coarser = null;
        for (Row row : rows) {
            text.append(String.format(Locale.ROOT, "%n%4d %4d", row.n, row.nt));
            double[] errors = row.errors.all(), orders = coarser == null ? null : row.orders(coarser);
            for (int i = 0; i < errors.length; i++) {
                text.append(String.format(Locale.ROOT, "%11.3e %5s", errors[i], orders == null ? "" : String.format(Locale.ROOT, "%5.2f", orders[i])));
            }
            coarser = row;
        }
        return text.append('\n').toString();
    }

    @Override
    public String toString() {
        return name;
    }
}
