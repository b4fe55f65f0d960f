package org.mfglab.solve;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.mfglab.device.Backend;
import org.mfglab.device.Buffer;
import org.mfglab.device.DeviceException;
import org.mfglab.device.Precision;
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

    private static final SolveControl PATIENT = SolveControl.unlimited();

    private final Anderson parameters;
    private final MeanFieldGame game;
    private final Discretization discretization;
    private final Backend backend;
    private final SolveListener listener;
    private final SolveControl control;
    private final Sweeps sweeps;
    private final Progress progress;
    private final Optional<Iterate> from;
    private final Aim aim;
    private final List<Residuals> history = new ArrayList<>();
    private final Mixing mixing;
    private final Change change;

    private final Buffer[] m;
    private final Buffer[] image;
    private Buffer[] u;
    private Buffer[] spare;
    private final int first;
    private long began;

    /// What may go on from the history as it is, m or Phi(m); null where it has nothing to do with the history. During the forward sweep of the
    /// undamped iteration its levels pass from m to Phi(m) one by one: that is another start, and as good a one.
    private Buffer[] safe;

    FixedPoint(Anderson parameters, MeanFieldGame game, Discretization discretization, Backend backend, Optional<Iterate> from, SolveListener listener, SolveControl control) {
        this.parameters = parameters;
        this.game = game;
        this.discretization = discretization;
        this.backend = backend;
        this.listener = listener;
        this.control = control;
        this.sweeps = new Sweeps(game, discretization, backend, room());
        this.progress = new Progress();
        this.from = from;
        this.aim = new Aim(parameters.tolerance(), from.map(Iterate::refusals).orElse(0));
        from.ifPresent(iterate -> history.addAll(iterate.history()));
        this.first = history.size() + 1;
        this.m = sweeps.density();
        this.image = parameters.mixes(game) ? sweeps.trajectory() : m;
        this.u = sweeps.trajectory();
        this.change = new Change(sweeps, m, game.coupled());
        this.mixing = new Mixing(parameters, backend, sweeps.grid);
    }

    /// What may go to saving time, beside all that the solve needs.
    private long room() {
        long slices = parameters.slices(game, discretization.grid(), discretization.time())
                + discretization.scheme().workspace(game, discretization.time()).needed();
        return Solver.roomToSaveTime(backend.memory(), (double) backend.precision().bytes() * discretization.grid().size() * slices);
    }

    Solution solve() {
        began = System.nanoTime();
        begin();
        try {
            return iterate();
        } catch (DeviceException e) {
            rescue(e);
            throw e;
        }
    }

    private Solution iterate() {
        for (int k = first; ; k++) {
            Outcome blown = sweep(k);
            if (blown != null) return broken(blown);
            if (k == first) aimAtWhatRoundingAllows();
            record(k);
            Certificate certificate = aim.reached(history) ? certify() : null;
            if (certificate != null && certificate.passes(parameters.tolerance())) return solution(new Outcome.Converged(), certificate);
            if (certificate != null) aim.refused();
            Outcome end = end(k);
            if (end != null) return ended(end, k, certificate);
            advance();
            listener.advanced(standing(m));
            if (control.cancelled()) return stopped(certificate);
        }
    }

    /// Between two iterations, while the listener had the word.
    private Solution stopped(Certificate certificate) {
        listener.ended(standing(m));
        return solution(new Outcome.Cancelled(), certificate);
    }

    /// The state before the first iteration: nothing moves, or what an earlier solve came to.
    private void begin() {
        sweeps.rest(m[0], m);
        from.ifPresent(iterate -> sweeps.take(iterate.density(), m));
        if (image != m) sweeps.copy(m, image);
        for (Buffer level : u) sweeps.step.terminal(m[0], level);
        safe = m;
    }

    private Iterate standing(Buffer[] density) {
        return new Iterate(history, view(density), sweeps.step.scheme(), aim.refusals());
    }

    /// Of an iteration that goes no further. The last one that the parameters allow does not mix, since there is no memory for it.
    private Solution ended(Outcome outcome, int k, Certificate certificate) {
        boolean mixes = parameters.depth() == 0 || k < parameters.maxIterations();
        if (game.coupled() && mixes) advance();
        if (game.coupled()) listener.ended(standing(mixes ? m : image));
        return solution(outcome, certificate);
    }

    /// Of a sweep that broke off. Where it diverged it did so from m, so that what was published before is the better start.
    private Solution broken(Outcome outcome) {
        if (!(outcome instanceof Outcome.Diverged)) listener.ended(standing(m));
        else if (history.size() >= first) listener.ended(standing(image));
        return solution(outcome, null);
    }

    /// A device that failed may still give back what is in its memory.
    private void rescue(DeviceException failure) {
        if (safe == null) return;
        try {
            listener.ended(standing(safe));
        } catch (DeviceException again) {
            failure.addSuppressed(again);
        }
    }

    /// One application of Phi. The value of the previous iteration survives a sweep that breaks off; the first has none before it.
    private Outcome sweep(int k) {
        Buffer[] target = k == first ? u : spare();
        Sweeps.Break inValue = sweeps.backward(m, target, control);
        while (inValue == null && sweeps.step.revised()) {
            mixing.forget();
            inValue = sweeps.backward(m, target, control);
        }
        if (inValue != null && k == first) begin();
        if (inValue != null) return brokenOff(k, inValue);
        if (k > first) spare = u;
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
        mixing.forget();
        begin();
        safe = null;
        for (int k = first; k <= iterations; k++) {
            if (k > first) advance();
            sweeps.backward(m, u, PATIENT);
            sweeps.forward(u, m, image, (_, _, _) -> { });
        }
    }

    private Outcome brokenOff(int k, Sweeps.Break cause) {
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
        history.add(new Residuals(k, seconds(), change.cost(), change.relative(), change.massError(), progress.verdict(), progress.rate(), progress.remaining(aim.goal())));
        safe = image;
        listener.iterated(history.getLast(), view(image));
    }

    /// In double precision rounding is far below a tolerance, and the certificate alone speaks of it.
    private void aimAtWhatRoundingAllows() {
        if (backend.precision() == Precision.DOUBLE) return;
        double value = 0;
        for (Buffer level : List.of(u[0], u[sweeps.time.steps()])) value = Math.max(value, Math.max(backend.max(level), -backend.min(level)));
        aim.allow(Certifier.leastFloor(Solution.equations(sweeps.step.scheme()), backend.precision().unit(), value, sweeps.time));
    }

    private double seconds() {
        return from.map(Iterate::seconds).orElse(0.0) + 1e-9 * (System.nanoTime() - began);
    }

    private Outcome end(int k) {
        if (control.cancelled()) return new Outcome.Cancelled();
        if (control.outOfTime()) return new Outcome.TimeLimit();
        if (!game.coupled()) return new Outcome.Stalled();
        if (k == parameters.maxIterations()) return new Outcome.IterationLimit();
        if (progress.period() > 0) return new Outcome.Cycling(progress.period());
        return progress.stalled() ? new Outcome.Stalled() : null;
    }

    private void advance() {
        mixing.advance(m, image, this::spare);
        safe = m;
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
