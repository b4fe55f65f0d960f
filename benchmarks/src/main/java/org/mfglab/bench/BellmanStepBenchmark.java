package org.mfglab.bench;

import java.util.concurrent.TimeUnit;
import org.mfglab.device.Buffer;
import org.mfglab.scheme.SplitUpwind;
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

/// One time step of `fd_split`, the transport where the iterates of the Bellman step are kept.
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class BellmanStepBenchmark {

    @Param({"256x256", "512x512", "96x96x96"})
    public String grid;

    @Param({"1", "0.1", "0"})
    public double nu;

    private GeneralStep step;

    @Setup(Level.Trial)
    public void marchToAGeneralValue() {
        step = new GeneralStep(new SplitUpwind(), grid, nu);
    }

    @TearDown(Level.Trial)
    public void close() {
        step.close();
    }

    /// The Bellman step.
    @Benchmark
    public Buffer bellman() {
        return step.bellman();
    }

    /// The Fokker-Planck step.
    @Benchmark
    public Buffer transport() {
        return step.transport();
    }
}
