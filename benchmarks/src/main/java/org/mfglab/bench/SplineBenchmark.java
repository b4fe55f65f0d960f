package org.mfglab.bench;

import java.util.concurrent.TimeUnit;
import org.mfglab.device.Buffer;
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

/// One time step of `semi_lagrangian_2`: with the search for the moves, and with moves that are known.
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class SplineBenchmark {

    @Param({"256x256", "64x64x64"})
    public String grid;

    @Param({"1", "0.1"})
    public double nu;

    private GeneralStep step;

    @Setup(Level.Trial)
    public void marchToAGeneralValue() {
        step = new GeneralStep(new SemiLagrangian2(), grid, nu);
    }

    @TearDown(Level.Trial)
    public void close() {
        step.close();
    }

    /// The Bellman step: noise, search, noise, costs.
    @Benchmark
    public Buffer search() {
        return step.bellman();
    }

    /// The derivative of the Bellman step: noise, averages about the ends of moves, noise.
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
