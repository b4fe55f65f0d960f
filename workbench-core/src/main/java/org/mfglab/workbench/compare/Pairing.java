package org.mfglab.workbench.compare;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.mfglab.grid.Grid;
import org.mfglab.grid.Interval;
import org.mfglab.workbench.imported.Outside;
import org.mfglab.workbench.report.Numbers;
import org.mfglab.workbench.run.Exit;
import org.mfglab.workbench.run.Message;
import org.mfglab.workbench.run.Refusal;

/// The baseline and another run on what they have in common: the times of the baseline that lie in the times of both, with the ends of what is common, and the
/// points of the baseline's grid. Where the other run has no level or no point there, it is interpolated linearly, and the notes say so.
public final class Pairing {

    private static final double MASS_CUT = 1e-6;

    private final RunInCompare base;
    private final RunInCompare other;
    private final double[] times;
    private final SpaceMap density;
    private final SpaceMap value;
    private final Optional<Levels> smoothed;
    private Differences differences;

    private Pairing(RunInCompare base, RunInCompare other, double[] times) {
        this.base = base;
        this.other = other;
        this.times = times;
        this.density = new SpaceMap(other.grid(), base.grid(), 0);
        this.value = new SpaceMap(other.grid(), base.grid(), Double.NaN);
        this.smoothed = density.identity() ? Optional.empty() : other.smoothedOn(base.grid());
    }

    /// @throws Refusal if they have different dimensions, no common part of space, or no common time
    static Pairing of(RunInCompare base, RunInCompare other) throws Refusal {
        int d = base.grid().dimension();
        if (other.grid().dimension() != d)
            throw refusal("C502", "'%s' has %s, the baseline '%s' %s.".formatted(other.label(), axes(other.grid().dimension()), base.label(), axes(d)), List.of(), "Compare runs of one dimension.");
        for (int axis = 0; axis < d; axis++) {
            Interval a = base.grid().domain().axes().get(axis);
            Interval b = other.grid().domain().axes().get(axis);
            if (a.high() <= b.low() || b.high() <= a.low())
                throw refusal("C504", "The domains of '%s' and '%s' have nothing in common.".formatted(base.label(), other.label()),
                        List.of("%s is %s, %s is %s.".formatted(base.label(), Outside.box(base.grid()), other.label(), Outside.box(other.grid()))), "Maybe one of them is in other units: import it again with --map mean=... --map std=...");
        }
        return new Pairing(base, other, times(base, other));
    }

    private static double[] times(RunInCompare base, RunInCompare other) throws Refusal {
        double[] a = base.times();
        double[] b = other.times();
        double slack = Levels.ROUNDING * Math.max(Math.abs(a[a.length - 1]), Math.abs(b[b.length - 1]));
        double from = Math.max(a[0], b[0]);
        double to = Math.min(a[a.length - 1], b[b.length - 1]);
        if (from > to + slack)
            throw refusal("C505", "'%s' and '%s' have no time in common.".formatted(base.label(), other.label()),
                    List.of("%s: %s to %s. %s: %s to %s.".formatted(base.label(), time(a[0]), time(a[a.length - 1]), other.label(), time(b[0]), time(b[b.length - 1]))),
                    "Import with a time map: --map t='...', as in --map t='1 - t' for a model that counts its time backwards.");
        double start = Math.min(from, to);
        DoubleStream inner = Arrays.stream(a).filter(t -> t > start + slack && t < to - slack);
        return DoubleStream.concat(DoubleStream.concat(DoubleStream.of(start), inner), to > start + slack ? DoubleStream.of(to) : DoubleStream.empty()).toArray();
    }

    private static Refusal refusal(String code, String what, List<String> where, String advice) {
        return new Refusal(Exit.USAGE, new Message(code, what, where, List.of(advice)));
    }

    private static String axes(int count) {
        return count == 1 ? "one axis" : count + " axes";
    }

    private static String time(double t) {
        return Numbers.of(t, 4);
    }

    public RunInCompare base() {
        return base;
    }

    public RunInCompare other() {
        return other;
    }

    /// The common times.
    public double[] times() {
        return times.clone();
    }

    /// The last common time.
    public double last() {
        return times[times.length - 1];
    }

    /// The density of the other run at a time, on the grid of the baseline.
    public double[] density(double t) {
        return smoothed.isPresent() ? smoothed.get().at(t) : density.of(other.density(t));
    }

    /// Its value function likewise, NaN outside its box.
    Optional<double[]> value(double t) {
        return other.value(t).map(value::of);
    }

    /// Whether a time lies in the times of both.
    public boolean common(double t) {
        double slack = Levels.ROUNDING * Math.max(Math.abs(last()), last() - times[0]);
        return t >= times[0] - slack && t <= last() + slack;
    }

    /// The density of the other run minus that of the baseline at a common time, on the grid of the baseline.
    public double[] difference(double t) {
        double[] a = base.density(t);
        double[] b = density(t);
        return IntStream.range(0, a.length).mapToDouble(i -> b[i] - a[i]).toArray();
    }

    /// How far their fields are apart, computed once.
    synchronized Differences differences() {
        if (differences == null) differences = Differences.of(this);
        return differences;
    }

    /// The largest `|other - base|` of the densities over the common times: the limits of its colours.
    public double largestDifference() {
        return differences().densityMax();
    }

    /// What was done to bring the two together, a sentence each.
    public List<String> notes() {
        List<String> notes = new ArrayList<>();
        if (times.length == 1) notes.add("%s: compared at t = %s alone.".formatted(other.label(), time(last())));
        else if (Arrays.stream(times).anyMatch(t -> !other.stored(t) || !base.stored(t))) notes.add("%s: interpolated in time, linear.".formatted(other.label()));
        if (smoothed.isPresent()) notes.add("%s: its points are smoothed on the grid of the baseline, %s, with the same bandwidth.".formatted(other.label(), size(base.grid())));
        else if (!density.identity()) notes.add("%s: interpolated from %s to the points of the baseline, %s, linear.".formatted(other.label(), size(other.grid()), size(base.grid())));
        double cut = cut();
        if (cut > MASS_CUT) notes.add("%s: %s %% of its mass lies outside the baseline's %s and counts in w1, w2 and sliced_w2 alone.".formatted(other.label(), Numbers.of(100 * cut, 2), Outside.box(base.grid())));
        double[] all = base.times();
        if (times.length > 1 && (times[0] > all[0] || last() < all[all.length - 1])) notes.add("%s: common times are %s to %s.".formatted(other.label(), time(times[0]), time(last())));
        return notes;
    }

    private static String size(Grid grid) {
        return String.join("x", grid.n().stream().map(String::valueOf).toList());
    }

    private double cut() {
        double[] m = other.density(last());
        double outside = 0;
        for (int i = 0; i < m.length; i++) if (isOutside(other.grid().point(i))) outside += m[i];
        return outside / Arrays.stream(m).sum();
    }

    private boolean isOutside(double[] x) {
        for (int axis = 0; axis < x.length; axis++) {
            Interval side = base.grid().domain().axes().get(axis);
            if (!base.grid().periodic(axis) && (x[axis] < side.low() || x[axis] > side.high())) return true;
        }
        return false;
    }
}
