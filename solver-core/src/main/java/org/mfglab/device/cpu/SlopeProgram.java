package org.mfglab.device.cpu;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.mfglab.device.Buffer;
import org.mfglab.device.CoupledHamiltonian;
import org.mfglab.formula.Formula;
import org.mfglab.formula.Program;
import org.mfglab.grid.Grid;
import org.mfglab.grid.SpaceFunction;

/// A function of slopes and its derivatives at a cell, with coefficients in space, time and density.
final class SlopeProgram {

    private final int slopes;
    private final Program value;
    private final Program first;
    private final Program second;
    private final List<Coefficient> coefficients;
    private double time;

    private SlopeProgram(CpuBackend backend, Grid grid, List<String> slopes, Formula value, Map<String, ? extends SpaceFunction> fields) {
        this.slopes = slopes.size();
        List<Formula> derivatives = slopes.stream().map(slope -> value.derivative(slope).simplify()).toList();
        List<Formula> curvatures = derivatives.stream().flatMap(derivative -> slopes.stream().map(slope -> derivative.derivative(slope).simplify())).toList();
        TreeSet<String> names = new TreeSet<>(value.symbols());
        slopes.forEach(names::remove);
        names.remove("t");
        List<String> inputs = new ArrayList<>(slopes);
        inputs.addAll(names);
        inputs.add("t");
        coefficients = names.stream().map(name -> new Coefficient(backend, grid, Formula.symbol(name), fields)).toList();
        this.value = Program.of(inputs, value);
        List<Formula> both = new ArrayList<>(List.of(value));
        both.addAll(derivatives);
        first = Program.of(inputs, both.toArray(Formula[]::new));
        second = Program.of(inputs, curvatures.toArray(Formula[]::new));
    }

    static SlopeProgram of(CpuBackend backend, Grid grid, CoupledHamiltonian.Radial h, Map<String, ? extends SpaceFunction> fields) {
        return new SlopeProgram(backend, grid, List.of(h.radius()), h.psi(), fields);
    }

    static SlopeProgram of(CpuBackend backend, Grid grid, CoupledHamiltonian.Whole h, Map<String, ? extends SpaceFunction> fields) {
        return new SlopeProgram(backend, grid, h.slopes(), h.value(), fields);
    }

    /// Brings the coefficients to a time and a density; by the caller of the team.
    void at(double t, Buffer m) {
        time = t;
        for (Coefficient coefficient : coefficients) coefficient.at(t, m);
    }

    /// Working memory for one worker.
    Evaluator evaluator() {
        return new Evaluator();
    }

    /// The function at one cell.
    final class Evaluator {

        private final Program.Evaluator[] orders = {value.evaluator(), first.evaluator(), second.evaluator()};
        /// The slopes, each a row of one number: cheaper to set than scalars.
        private final double[][] at = new double[slopes][1];
        private final double[][] atFirst = new double[slopes + 1][1];
        private final double[][] atSecond = new double[slopes * slopes][1];
        private final int[] start = new int[Math.max(slopes + 1, slopes * slopes)];

        private Evaluator() {
            for (int k = 0; k < slopes; k++) {
                orders[1].row(k, at[k], 0);
                orders[2].row(k, at[k], 0);
            }
        }

        void place(int cell) {
            for (Program.Evaluator order : orders) {
                for (int k = 0; k < coefficients.size(); k++) order.scalar(slopes + k, coefficients.get(k).get(cell));
                order.scalar(slopes + coefficients.size(), time);
            }
        }

        /// Goes to slopes.
        ///
        /// @return the function
        double run(double... p) {
            for (int k = 0; k < slopes; k++) at[k][0] = p[k];
            orders[1].run(1, atFirst, start);
            return atFirst[0][0];
        }

        /// The derivative in a slope where it last went.
        double derivative(int k) {
            return atFirst[k + 1][0];
        }

        /// Finds the second derivatives.
        void bend(double... p) {
            for (int k = 0; k < slopes; k++) at[k][0] = p[k];
            orders[2].run(1, atSecond, start);
        }

        /// The second derivative in two slopes where it was last found.
        double curvature(int k, int l) {
            return atSecond[k * slopes + l][0];
        }

        /// The function at many slopes.
        ///
        /// @param p   a row for every slope
        /// @param out modified: one row
        void run(double[][] p, double[][] out) {
            for (int k = 0; k < slopes; k++) orders[0].row(k, p[k], 0);
            orders[0].run(p[0].length, out, start);
        }
    }
}
