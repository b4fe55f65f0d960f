package org.mfglab.conformance;

import org.mfglab.device.Backend;
import org.mfglab.device.Buffer;
import org.mfglab.game.MeanFieldGame;
import org.mfglab.grid.Grid;
import org.mfglab.grid.TimeGrid;
import org.mfglab.scheme.BellmanStep;
import org.mfglab.scheme.Tangent;

/// A scheme set up for a game, driven with plain arrays on one thread.
public final class StepRun implements AutoCloseable {

    public final MeanFieldGame game;
    public final Grid grid;
    public final TimeGrid time;
    private final Backend backend;
    private final BellmanStep step;

    public StepRun(StepFactory scheme, MeanFieldGame game, TimeGrid time, int... n) {
        this.game = game;
        this.grid = Grid.of(game.domain(), n);
        this.time = time;
        this.backend = Backend.cpu(1);
        this.step = scheme.on(game, grid, time, backend);
    }

    public BellmanStep step() {
        return step;
    }

    public double[] initial() {
        return game.initial().on(grid).values();
    }

    private Buffer buffer(double[] values) {
        Buffer buffer = backend.allocate(values.length);
        buffer.write(values);
        return buffer;
    }

    private double[] values(Buffer buffer) {
        double[] values = new double[buffer.size()];
        buffer.read(values);
        return values;
    }

    /// `G(x, m)`.
    public double[] terminal(double[] m) {
        Buffer u = backend.allocate(grid.size());
        step.terminal(buffer(m), u);
        return values(u);
    }

    /// `F(x, t_n, m)`.
    public double[] running(int n, double[] m) {
        Buffer out = backend.allocate(grid.size());
        step.running(n, buffer(m), out);
        return values(out);
    }

    /// `S_n(uNext; m)`.
    public double[] backward(int n, double[] uNext, double[] m) {
        Buffer u = backend.allocate(grid.size());
        step.backward(n, buffer(uNext), buffer(m), u);
        return values(u);
    }

    private Tangent tangent(int n, double[] uNext, double[] m) {
        Buffer next = buffer(uNext);
        Buffer density = buffer(m);
        Buffer u = backend.allocate(grid.size());
        step.backward(n, next, density, u);
        return step.at(n, next, density, u);
    }

    /// `DS_n(uNext; m) du`.
    public double[] derivative(int n, double[] uNext, double[] m, double[] du) {
        Buffer out = backend.allocate(grid.size());
        tangent(n, uNext, m).value(buffer(du), out);
        return values(out);
    }

    /// `DS_n(uNext; m)^T moved`.
    public double[] transport(int n, double[] uNext, double[] m, double[] moved) {
        Buffer out = backend.allocate(grid.size());
        tangent(n, uNext, m).transport(buffer(moved), out);
        return values(out);
    }

    /// `u = HJB(m)`.
    public double[][] backward(double[][] m) {
        double[][] u = new double[time.levels()][];
        u[time.steps()] = terminal(m[time.steps()]);
        for (int n = time.steps() - 1; n >= 0; n--) u[n] = backward(n, u[n + 1], m[step.densityLevel(n)]);
        return u;
    }

    /// `FP(u)` from the initial density.
    public double[][] forward(double[][] u, double[][] m) {
        double[][] moved = new double[time.levels()][];
        moved[0] = initial();
        for (int n = 0; n < time.steps(); n++) moved[n + 1] = transport(n, u[n + 1], m[step.densityLevel(n)], moved[n]);
        return moved;
    }

    /// The initial density at every level.
    public double[][] resting() {
        double[][] m = new double[time.levels()][];
        java.util.Arrays.setAll(m, _ -> initial());
        return m;
    }

    /// The fixed point of `m -> FP(HJB(m))` by plain iteration, damped.
    public double[][] equilibrium(double damping, int iterations) {
        double[][] m = resting();
        for (int k = 0; k < iterations; k++) {
            double[][] moved = forward(backward(m), m);
            for (int n = 0; n < m.length; n++)
                for (int i = 0; i < grid.size(); i++) m[n][i] += damping * (moved[n][i] - m[n][i]);
        }
        return m;
    }

    @Override
    public void close() {
        backend.close();
    }
}
