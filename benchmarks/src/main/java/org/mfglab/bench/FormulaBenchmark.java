package org.mfglab.bench;

import java.util.List;
import java.util.SplittableRandom;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.mfglab.formula.Parser;
import org.mfglab.formula.Program;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/// Formulas of problem files, evaluated row by row, beside the same written by hand in Java.
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class FormulaBenchmark {

    static final int ROW = 256;
    static final int SIZE = ROW * ROW;

    /// A formula of x, y and m, and the same by hand.
    public enum Law {
        POLYNOMIAL("x*m^2 + 3*(x - y)^2 - 0.5*m") {
            @Override
            void byHand(double[] x, double[] y, double[] m, double[] out) {
                for (int i = 0; i < out.length; i++) {
                    double d = x[i] - y[i];
                    out[i] = x[i] * (m[i] * m[i]) + 3 * (d * d) - 0.5 * m[i];
                }
            }
        },
        CROWD("0.5*(x^2 + y^2)/sqrt(1 + m) + 10*max(m - 1, 0)^2") {
            @Override
            void byHand(double[] x, double[] y, double[] m, double[] out) {
                for (int i = 0; i < out.length; i++) {
                    double excess = Math.max(m[i] - 1, 0);
                    out[i] = 0.5 * (x[i] * x[i] + y[i] * y[i]) / Math.sqrt(1 + m[i]) + 10 * (excess * excess);
                }
            }
        },
        WAVES("sin(2*pi*x) + sin(2*pi*y) + cos(4*pi*x) + m^2") {
            @Override
            void byHand(double[] x, double[] y, double[] m, double[] out) {
                for (int i = 0; i < out.length; i++)
                    out[i] = Math.sin(2 * Math.PI * x[i]) + Math.sin(2 * Math.PI * y[i]) + Math.cos(4 * Math.PI * x[i]) + m[i] * m[i];
            }
        };

        final String text;

        Law(String text) {
            this.text = text;
        }

        abstract void byHand(double[] x, double[] y, double[] m, double[] out);
    }

    @Param
    public Law law;

    private final double[] out = new double[SIZE];
    private final double[][] outputs = {out};
    private final int[] offsets = new int[1];
    private double[][] inputs;
    private Program.Evaluator evaluator;

    @Setup
    public void compile() {
        SplittableRandom random = new SplittableRandom(1);
        inputs = new double[3][];
        for (int k = 0; k < inputs.length; k++) inputs[k] = random.doubles(SIZE, 0, 2).toArray();
        evaluator = Program.of(List.of("x", "y", "m"), Parser.parse(law.text, org.mfglab.formula.Scope.coupling(2, Set.of())).simplify()).evaluator();
    }

    @Benchmark
    public double[] program() {
        for (int row = 0; row < SIZE; row += ROW) {
            for (int k = 0; k < inputs.length; k++) evaluator.row(k, inputs[k], row);
            offsets[0] = row;
            evaluator.run(ROW, outputs, offsets);
        }
        return out;
    }

    @Benchmark
    public double[] byHand() {
        law.byHand(inputs[0], inputs[1], inputs[2], out);
        return out;
    }
}
