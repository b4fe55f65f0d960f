package org.mfglab.solve;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.mfglab.device.Backend;
import org.mfglab.device.Buffer;
import org.mfglab.device.PointwiseKernel;
import org.mfglab.device.Precision;
import org.mfglab.formula.Formula;
import org.mfglab.formula.Function;
import org.mfglab.game.MeanFieldGame;
import org.mfglab.scheme.Discretization;
import org.mfglab.verify.Certificate;
import org.mfglab.verify.Certifier;
import org.mfglab.verify.Equations;
import org.mfglab.verify.Exploitability;

/// The loop of [Anderson]. What it publishes is the pair (u, Phi(m)) with `u = HJB(m)`: a density that is positive and has the right
/// mass, whatever the mixing did to m.
///
/// Where nothing is mixed Phi(m) is the next m, and takes its place during the forward sweep: u, m and the value before, which
/// survives a sweep that breaks off, are all the trajectories there are. A game whose costs do not see the population does without
/// the third.
///
/// In single precision rounding may forbid the tolerance: the iteration then ends within what rounding allows, when it wins nothing more, and one
/// that has come to rest there has converged.
final class FixedPoint {

    /// An iterate may not fall below this part of Phi(m): mixing keeps the mass but not the sign.
    private static final double LEAST_PART = 0.1;

    /// What one iteration leaves of the residuals, at most, while it wins digits.
    private static final double FALLING = 0.7;

    private static final SolveControl PATIENT = SolveControl.unlimited();

    private final Anderson parameters;
    private final MeanFieldGame game;
    private final Discretization discretization;
    private final Backend backend;
    private final SolveListener listener;
    private final SolveControl control;
    private final Sweeps sweeps;
    private final Progress progress;
    private final List<Residuals> history = new ArrayList<>();
    private final PointwiseKernel positive;
    private final Change change;

    private final Buffer[] m;
    private final Buffer[] image;
    private Buffer[] u;
    private Buffer[] spare;
    private AndersonMemory memory;
    private double target;
    private double floor;
    private long began;

    FixedPoint(Anderson parameters, MeanFieldGame game, Discretization discretization, Backend backend, SolveListener listener, SolveControl control) {
        this.parameters = parameters;
        this.game = game;
        this.discretization = discretization;
        this.backend = backend;
        this.listener = listener;
        this.control = control;
        this.sweeps = new Sweeps(game, discretization, backend, room());
        this.progress = new Progress();
        this.target = parameters.tolerance() / 2;
        this.m = sweeps.density();
        this.image = parameters.mixes(game) ? sweeps.trajectory() : m;
        this.u = sweeps.trajectory();
        this.change = new Change(sweeps, m, game.coupled());
        Formula least = Formula.constant(LEAST_PART).times(Formula.symbol("image"));
        this.positive = backend.pointwise(Formula.call(Function.MAX, Formula.symbol("m"), least), sweeps.grid, Map.of(), List.of("m", "image"), List.of());
    }

    /// What may go to saving time, beside all that the solve needs.
    private long room() {
        long slices = parameters.slices(game, discretization.grid(), discretization.time())
                + discretization.scheme().workspace(game, discretization.time()).needed();
        return Solver.roomToSaveTime(backend.memory(), (double) backend.precision().bytes() * discretization.grid().size() * slices);
    }

    Solution solve() {
        began = System.nanoTime();
        rest();
        for (int k = 1; ; k++) {
            Outcome blown = sweep(k);
            if (blown != null) return solution(blown, null);
            if (k == 1) aimAtWhatRoundingAllows();
            record(k);
            Certificate certificate = reached() ? certify() : null;
            if (certificate != null && certificate.passes(parameters.tolerance())) return solution(new Outcome.Converged(), certificate);
            Outcome end = end(k);
            if (end != null) return solution(end, certificate);
            if (certificate != null) target /= 5;
            advance();
        }
    }

    /// The state before the first iteration: nothing moves.
    private void rest() {
        sweeps.rest(m[0], m);
        sweeps.rest(m[0], image);
        for (Buffer level : u) sweeps.step.terminal(m[0], level);
    }

    /// One application of Phi. The value of the previous iteration survives a sweep that breaks off; the first has none before it.
    private Outcome sweep(int k) {
        Buffer[] target = k == 1 ? u : spare();
        Sweeps.Break inValue = sweeps.backward(m, target, control);
        while (inValue == null && sweeps.step.revised()) {
            memory = null;
            inValue = sweeps.backward(m, target, control);
        }
        if (inValue != null && k == 1) rest();
        if (inValue != null) return broken(k, inValue);
        if (k > 1) spare = u;
        u = target;
        Sweeps.Blemish inDensity = sweeps.forward(u, m, image, change.from(u[sweeps.time.steps()]));
        if (inDensity == null) return null;
        repeat(k - 1);
        return diverged(k, "density", inDensity);
    }

    /// A trajectory of values that are not needed.
    private Buffer[] spare() {
        if (spare == null) spare = sweeps.trajectory();
        return spare;
    }

    /// Comes back to the state after so many iterations, which a sweep that failed has overwritten: they are done once more, to the
    /// same bits. A density fails so rarely, and so soon, that this costs less than a trajectory kept for it.
    private void repeat(int iterations) {
        memory = null;
        rest();
        for (int k = 1; k <= iterations; k++) {
            if (k > 1) advance();
            sweeps.backward(m, u, PATIENT);
            sweeps.forward(u, m, image, (_, _, _) -> { });
        }
    }

    private Outcome broken(int k, Sweeps.Break cause) {
        return switch (cause) {
            case Sweeps.Blemish blemish -> diverged(k, "value", blemish);
            case Sweeps.Expired() -> new Outcome.TimeLimit();
        };
    }

    private Outcome diverged(int k, String quantity, Sweeps.Blemish blemish) {
        List<Integer> cell = IntStream.range(0, sweeps.grid.dimension()).mapToObj(axis -> sweeps.grid.position(axis, blemish.cell())).toList();
        return new Outcome.Diverged(k, quantity, blemish.level(), cell);
    }

    private void record(int k) {
        progress.add(change.relative(), change.fingerprint());
        history.add(new Residuals(k, seconds(), change.cost(), change.relative(), change.massError(), progress.verdict(), progress.rate(), progress.remaining(Math.max(parameters.tolerance(), floor))));
        listener.iterated(history.getLast(), view(image));
    }

    /// In double precision rounding is far below a tolerance, and the certificate alone speaks of it.
    private void aimAtWhatRoundingAllows() {
        if (backend.precision() == Precision.DOUBLE) return;
        double value = 0;
        for (Buffer level : List.of(u[0], u[sweeps.time.steps()])) value = Math.max(value, Math.max(backend.max(level), -backend.min(level)));
        floor = Certifier.leastFloor(Solution.equations(sweeps.step.scheme()), backend.precision().unit(), value, sweeps.time);
        target = Math.max(target, floor / 2);
    }

    private double seconds() {
        return 1e-9 * (System.nanoTime() - began);
    }

    private boolean reached() {
        Residuals last = history.getLast();
        return worst(last) <= target && (worst(last) <= parameters.tolerance() / 2 || !falling());
    }

    private static double worst(Residuals residuals) {
        return Math.max(residuals.fixedPoint(), residuals.hjb());
    }

    /// Whether an iteration that rounding allows to end comes nearer still.
    private boolean falling() {
        int before = history.size() - 2;
        return before >= 0 && worst(history.getLast()) < FALLING * worst(history.get(before));
    }

    private Outcome end(int k) {
        if (control.cancelled()) return new Outcome.Cancelled();
        if (control.outOfTime()) return new Outcome.TimeLimit();
        if (!game.coupled()) return new Outcome.Stalled();
        if (k == parameters.maxIterations()) return new Outcome.IterationLimit();
        if (progress.period() > 0) return new Outcome.Cycling(progress.period());
        return progress.stalled() ? new Outcome.Stalled() : null;
    }

    /// The next m: Phi(m) itself, Picard's damped step, or Anderson's mixture kept positive. The initial density is not mixed.
    private void advance() {
        if (image == m) return;
        if (parameters.depth() == 0)
            for (int n = 1; n < m.length; n++) backend.combine(m[n], 1 - parameters.damping(), m[n], parameters.damping(), image[n]);
        else mix(withoutFirst(m), withoutFirst(image), withoutFirst(spare()));
    }

    private static Buffer[] withoutFirst(Buffer[] levels) {
        return Arrays.copyOfRange(levels, 1, levels.length);
    }

    /// @param x        modified
    /// @param y        `Phi(x)`
    /// @param residual modified
    private void mix(Buffer[] x, Buffer[] y, Buffer[] residual) {
        if (memory == null) memory = new AndersonMemory(backend, sweeps.grid.n(0), parameters.depth());
        for (int n = 0; n < x.length; n++) backend.combine(residual[n], 1, y[n], -1, x[n]);
        memory.mix(x, residual, parameters.damping());
        for (int n = 0; n < x.length; n++) positive.apply(x[n], new Buffer[] {x[n], y[n]});
    }

    /// The spare trajectory makes room for the certifier.
    private Certificate certify() {
        Equations equations = Solution.equations(sweeps.step.scheme());
        double fixedPoint = game.coupled() ? fixedPointOfImage() : 0;
        listener.atMostMemory();
        spare = null;
        double gain = Exploitability.of(sweeps.step, backend, sweeps.grid, sweeps.time, u, image);
        return Certifier.certify(game, equations, view(u), view(image), fixedPoint, gain);
    }

    /// `max |Phi(m) - m| / max m` at the published density, by one more pair of sweeps.
    private double fixedPointOfImage() {
        Buffer[] value = spare();
        if (sweeps.backward(image, value, PATIENT) != null) return Double.NaN;
        double[] distance = {0};
        Sweeps.Blemish blemish = sweeps.forward(value, image, value,
                (level, fresh, _) -> distance[0] = Math.max(distance[0], backend.distance(fresh, image[level])));
        return blemish == null ? distance[0] / sweeps.peak(image) : Double.NaN;
    }

    private BufferTrajectory view(Buffer[] levels) {
        return new BufferTrajectory(sweeps.grid, sweeps.time, levels, backend.precision().unit());
    }

    private Solution solution(Outcome outcome, Certificate certificate) {
        double seconds = history.isEmpty() ? seconds() : history.getLast().seconds();
        Discretization used = new Discretization(discretization.grid(), discretization.time(), sweeps.step.scheme());
        Certificate last = certificate == null ? certify() : certificate;
        return new Solution(game, used, view(u), view(image), atRest(outcome, last) ? new Outcome.Converged() : outcome, history, last, seconds);
    }

    /// Whether an iteration that goes no further has come to what rounding allows.
    private boolean atRest(Outcome outcome, Certificate certificate) {
        return backend.precision() != Precision.DOUBLE && certificate.passes(parameters.tolerance()) && switch (outcome) {
            case Outcome.Stalled _, Outcome.Cycling _, Outcome.IterationLimit _ -> true;
            case Outcome.Converged _, Outcome.Diverged _, Outcome.Cancelled _, Outcome.TimeLimit _ -> false;
        };
    }
}
