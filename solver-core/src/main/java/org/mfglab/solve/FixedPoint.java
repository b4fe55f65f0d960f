package org.mfglab.solve;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.mfglab.device.Backend;
import org.mfglab.device.Buffer;
import org.mfglab.device.PointwiseKernel;
import org.mfglab.formula.Formula;
import org.mfglab.formula.Function;
import org.mfglab.game.MeanFieldGame;
import org.mfglab.scheme.Discretization;
import org.mfglab.verify.Certificate;
import org.mfglab.verify.Certifier;
import org.mfglab.verify.Exploitability;

/// The loop of [Anderson]. What it publishes is the pair (u, Phi(m)) with `u = HJB(m)`: a density that is positive and has the right
/// mass, whatever the mixing did to m.
final class FixedPoint {

    /// An iterate may not fall below this part of Phi(m): mixing keeps the mass but not the sign.
    private static final double LEAST_PART = 0.1;

    private final Anderson parameters;
    private final MeanFieldGame game;
    private final Discretization discretization;
    private final Backend backend;
    private final SolveListener listener;
    private final SolveControl control;
    private final Sweeps sweeps;
    private final Progress progress;
    private final List<Residuals> history = new ArrayList<>();
    private final Buffer[] slices = new Buffer[2];
    private final Buffer[] marks = new Buffer[2];
    private final PointwiseKernel positive;

    private final Buffer[] m;
    private final Buffer[] image;
    private Buffer[] u;
    private Buffer[] spare;
    private Buffer[] residual;
    private AndersonMemory memory;
    private double target;
    private long began;

    FixedPoint(Anderson parameters, MeanFieldGame game, Discretization discretization, Backend backend, SolveListener listener, SolveControl control) {
        this.parameters = parameters;
        this.game = game;
        this.discretization = discretization;
        this.backend = backend;
        this.listener = listener;
        this.control = control;
        this.sweeps = new Sweeps(game, discretization, backend);
        this.progress = new Progress(parameters.tolerance());
        this.target = parameters.tolerance() / 2;
        this.m = game.coupled() ? sweeps.restingDensity() : sweeps.sharedRestingDensity();
        this.image = sweeps.restingDensity();
        this.u = sweeps.trajectory();
        this.spare = sweeps.trajectory();
        Formula least = Formula.constant(LEAST_PART).times(Formula.symbol("image"));
        this.positive = backend.pointwise(Formula.call(Function.MAX, Formula.symbol("m"), least), sweeps.grid, Map.of(), List.of("m", "image"), List.of());
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < 2; i++) {
            slices[i] = backend.allocate(sweeps.grid.size());
            marks[i] = backend.allocate(sweeps.grid.size());
            marks[i].write(random.doubles(sweeps.grid.size(), -1, 1).toArray());
        }
    }

    Solution solve() {
        began = System.nanoTime();
        for (Buffer level : u) sweeps.step.terminal(image[0], level);
        for (int k = 1; ; k++) {
            Outcome blown = sweep(k);
            if (blown != null) return solution(blown, null);
            record(k);
            Certificate certificate = reached() ? certify() : null;
            if (certificate != null && certificate.passes(parameters.tolerance())) return solution(new Outcome.Converged(), certificate);
            Outcome end = end(k);
            if (end != null) return solution(end, certificate);
            if (certificate != null) target /= 5;
            advance();
        }
    }

    /// One application of Phi. The value of the previous iteration survives a sweep that breaks off, and with it the density that it
    /// drives.
    private Outcome sweep(int k) {
        Sweeps.Break inValue = sweeps.backward(m, spare, control);
        while (inValue == null && sweeps.step.revised()) {
            memory = null;
            inValue = sweeps.backward(m, spare, control);
        }
        if (inValue != null) return broken(k, "value", inValue);
        Buffer[] previous = u;
        u = spare;
        spare = previous;
        Sweeps.Break inDensity = sweeps.forward(u, m, image, control);
        if (inDensity == null) return null;
        u = previous;
        restore(k);
        return broken(k, "density", inDensity);
    }

    /// The density that u drives; at rest where there was no iteration before.
    private void restore(int k) {
        if (k == 1 || sweeps.forward(u, m, image, SolveControl.unlimited()) != null)
            for (Buffer level : image) level.write(sweeps.initial);
    }

    private Outcome broken(int k, String quantity, Sweeps.Break cause) {
        return switch (cause) {
            case Sweeps.Blemish blemish -> diverged(k, quantity, blemish);
            case Sweeps.Expired() -> new Outcome.TimeLimit();
        };
    }

    private Outcome diverged(int k, String quantity, Sweeps.Blemish blemish) {
        List<Integer> cell = IntStream.range(0, sweeps.grid.dimension()).mapToObj(axis -> sweeps.grid.position(axis, blemish.cell())).toList();
        return new Outcome.Diverged(k, quantity, blemish.level(), cell);
    }

    private void record(int k) {
        double fixedPoint = game.coupled() ? sweeps.distance(image, m) / sweeps.peak(image) : 0;
        progress.add(fixedPoint, fingerprint());
        history.add(new Residuals(k, seconds(), game.coupled() ? costChange() : 0, fixedPoint, sweeps.massError(image),
                progress.verdict(), progress.rate(), progress.remaining()));
        listener.iterated(history.getLast(), view(image));
    }

    private double seconds() {
        return 1e-9 * (System.nanoTime() - began);
    }

    /// `max |F(Phi(m)) - F(m)|` and the same of G: what the HJB equation of (u, Phi(m)) lacks.
    private double costChange() {
        int steps = sweeps.time.steps();
        sweeps.step.terminal(image[steps], slices[0]);
        double change = backend.distance(slices[0], u[steps]);
        for (int n = 0; n < steps; n++) {
            int level = sweeps.step.densityLevel(n);
            sweeps.step.running(n, image[level], slices[0]);
            sweeps.step.running(n, m[level], slices[1]);
            change = Math.max(change, backend.distance(slices[0], slices[1]));
        }
        return change;
    }

    private double[] fingerprint() {
        int steps = sweeps.time.steps();
        int row = sweeps.grid.n(0);
        return new double[] {
                backend.dot(image[steps], marks[0], row), backend.dot(image[steps], marks[1], row),
                backend.dot(image[(steps + 1) / 2], marks[0], row), backend.dot(image[(steps + 1) / 2], marks[1], row)};
    }

    private boolean reached() {
        Residuals last = history.getLast();
        return last.fixedPoint() <= target && last.hjb() <= target;
    }

    private Outcome end(int k) {
        if (control.cancelled()) return new Outcome.Cancelled();
        if (control.outOfTime()) return new Outcome.TimeLimit();
        if (!game.coupled()) return new Outcome.Stalled();
        if (k == parameters.maxIterations()) return new Outcome.IterationLimit();
        if (progress.period() > 0) return new Outcome.Cycling(progress.period());
        return progress.stalled() ? new Outcome.Stalled() : null;
    }

    /// The next m: Picard's damped step, or Anderson's mixture kept positive.
    private void advance() {
        if (parameters.depth() == 0) {
            for (int n = 0; n < m.length; n++) backend.combine(m[n], 1 - parameters.damping(), m[n], parameters.damping(), image[n]);
            return;
        }
        if (memory == null) {
            memory = new AndersonMemory(backend, sweeps.grid.n(0), parameters.depth());
            residual = sweeps.trajectory();
        }
        for (int n = 0; n < m.length; n++) backend.combine(residual[n], 1, image[n], -1, m[n]);
        memory.mix(m, residual, parameters.damping());
        for (int n = 0; n < m.length; n++) positive.apply(m[n], new Buffer[] {m[n], image[n]});
    }

    private Certificate certify() {
        double gain = Exploitability.of(sweeps.step, backend, sweeps.grid, sweeps.time, u, image);
        return Certifier.certify(game, Solution.equations(sweeps.step.scheme()), view(u), view(image), game.coupled() ? fixedPointOfImage() : 0, gain);
    }

    /// `max |Phi(m) - m| / max m` at the published density, by one more pair of sweeps.
    private double fixedPointOfImage() {
        if (residual == null) residual = sweeps.trajectory();
        SolveControl patient = SolveControl.unlimited();
        if (sweeps.backward(image, spare, patient) != null || sweeps.forward(spare, image, residual, patient) != null) return Double.NaN;
        return sweeps.distance(residual, image) / sweeps.peak(image);
    }

    private BufferTrajectory view(Buffer[] levels) {
        return new BufferTrajectory(sweeps.grid, sweeps.time, levels);
    }

    private Solution solution(Outcome outcome, Certificate certificate) {
        double seconds = history.isEmpty() ? seconds() : history.getLast().seconds();
        Discretization used = new Discretization(discretization.grid(), discretization.time(), sweeps.step.scheme());
        return new Solution(game, used, view(u), view(image), outcome, history, certificate == null ? certify() : certificate, seconds);
    }
}
