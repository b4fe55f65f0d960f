package org.mfglab.verify;

import java.util.List;
import java.util.stream.IntStream;
import org.mfglab.game.MeanFieldGame;
import org.mfglab.grid.Grid;
import org.mfglab.grid.TimeGrid;
import org.mfglab.grid.Trajectory;

/// Recomputes the discrete equations from the stored u and m, with formulas, Newton method and elimination of its own: nothing here
/// is shared with the devices, the schemes or the solvers.
///
///     hjb = max |u[n] - S(u[n+1]; m[n+1])| / dt,    fokker_planck = max |m[n+1] - (DS)^T m[n]| / (dt max m)
public final class Certifier {

    /// What rounding may do to a level, in ulps of the value.
    private static final double ROUNDING = 32;

    private final Grid grid;
    private final TimeGrid time;
    private final Trajectory u;
    private final Trajectory m;
    private final PlainCosts costs;
    private final SplitCheck check;

    private Certifier(MeanFieldGame game, Trajectory u, Trajectory m) {
        this.grid = u.grid();
        this.time = u.time();
        this.u = u;
        this.m = m;
        this.costs = new PlainCosts(game, grid);
        this.check = new SplitCheck(game, grid, time.dt(), costs);
    }

    /// What one level contributes; the extremes and the mass are those of level n+1.
    private record Share(double hjb, double fokkerPlanck, double mass, double least, double most, double value, double kinetic, double running) { }

    /// Certifies a solution.
    ///
    /// @param u              the value at all levels
    /// @param m              the density at all levels
    /// @param fixedPoint     of the published density, by one more pair of sweeps
    /// @param exploitability of the policy of u
    public static Certificate certify(MeanFieldGame game, Trajectory u, Trajectory m, double fixedPoint, double exploitability) {
        return new Certifier(game, u, m).certify(fixedPoint, exploitability);
    }

    private Certificate certify(double fixedPoint, double exploitability) {
        double[] first = read(m, 0);
        double[] last = read(m, time.steps());
        double[] terminal = costs.terminal(last);
        double mass = mass(first);
        List<Share> shares = IntStream.range(0, time.steps()).parallel().mapToObj(this::share).toList();
        double hjb = distance(read(u, time.steps()), terminal);
        double defect = 0;
        double massError = 0;
        double least = least(first);
        double most = most(first);
        double value = magnitude(terminal);
        double kinetic = 0;
        double running = 0;
        for (Share share : shares) {
            hjb = Math.max(hjb, share.hjb);
            defect = Math.max(defect, share.fokkerPlanck);
            massError = Math.max(massError, Math.abs(share.mass - mass));
            least = Math.min(least, share.least);
            most = Math.max(most, share.most);
            value = Math.max(value, share.value);
            kinetic += share.kinetic;
            running += share.running;
        }
        double floor = ROUNDING * Math.ulp(1.0) * Math.max(1, value) / time.dt();
        double volume = grid.cellVolume();
        Certificate.Cost cost = new Certificate.Cost(kinetic * volume, running * volume, dot(last, terminal) * volume);
        return new Certificate(hjb, defect / most, fixedPoint, floor, massError, least, exploitability, cost);
    }

    private Share share(int n) {
        double[] value = read(u, n);
        double[] density = read(m, n + 1);
        SplitCheck.Step step = check.step(time.time(n), read(u, n + 1), read(m, n), density);
        return new Share(distance(value, step.u()) / time.dt(), distance(density, step.m()) / time.dt(), mass(density),
                least(density), most(density), magnitude(value), step.kinetic(), step.running());
    }

    private double[] read(Trajectory trajectory, int n) {
        double[] values = new double[grid.size()];
        trajectory.read(n, values);
        return values;
    }

    /// The total mass by compensated summation (Neumaier 1974).
    private double mass(double[] density) {
        double sum = 0;
        double lost = 0;
        for (double part : density) {
            double next = sum + part;
            lost += Math.abs(sum) >= Math.abs(part) ? sum - next + part : part - next + sum;
            sum = next;
        }
        return (sum + lost) * grid.cellVolume();
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) sum += a[i] * b[i];
        return sum;
    }

    private static double distance(double[] a, double[] b) {
        double distance = 0;
        for (int i = 0; i < a.length; i++) distance = Math.max(distance, Math.abs(a[i] - b[i]));
        return distance;
    }

    private static double magnitude(double[] values) {
        return Math.max(most(values), -least(values));
    }

    private static double least(double[] values) {
        double least = Double.POSITIVE_INFINITY;
        for (double value : values) least = Math.min(least, value);
        return least;
    }

    private static double most(double[] values) {
        double most = Double.NEGATIVE_INFINITY;
        for (double value : values) most = Math.max(most, value);
        return most;
    }
}
