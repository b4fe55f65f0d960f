package org.mfglab.bench;

import java.util.concurrent.TimeUnit;
import org.mfglab.device.Buffer;
import org.mfglab.scheme.SemiLagrangian;
import org.mfglab.scheme.SemiLagrangian2;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/// One time step along characteristics, of first and of second order: with the search for the moves, and with moves that are known.
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class FootBenchmark {

    @Param({"256x256", "64x64x64"})
    public String grid;

    @Param({"semi_lagrangian", "semi_lagrangian_2"})
    public String scheme;

    @Param({"1", "0.1", "0"})
    public double nu;

    private GeneralStep step;

    @Setup(Level.Trial)
    public void marchToAGeneralValue() {
        step = new GeneralStep(scheme.equals("semi_lagrangian") ? new SemiLagrangian() : new SemiLagrangian2(), grid, nu);
    }

    @TearDown(Level.Trial)
    public void close() {
        step.close();
    }

    /// The Bellman step.
    @Benchmark
    public Buffer search() {
        return step.bellman();
    }

    /// Its derivative: averages about the ends of moves, with noise before and after where the order is two.
    @Benchmark
    public Buffer interpolate() {
        return step.derivative();
    }

    /// The Fokker-Planck step, the transpose of that.
    @Benchmark
    public Buffer deposit() {
        return step.transport();
    }
}
