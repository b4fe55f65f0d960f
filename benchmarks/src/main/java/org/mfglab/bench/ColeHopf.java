package org.mfglab.bench;

import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/// `H = p^2/2`, `F = 0` on the torus [0, 1], which the transform of Cole and Hopf makes linear:
///
///     u = -2 nu log w,    m = w psi / Z,    w_t + nu w_xx = 0,    psi_t = nu psi_xx.
///
/// @param end   the waves of `w(T)`
/// @param begin the waves of `psi(0)`
record ColeHopf(double nu, double horizon, List<Wave> end, List<Wave> begin) implements ExactPair {

    private static final int WAVES = 96;
    private static final int SAMPLES = 512;

    /// `amplitude cos(2 pi k x + phase)`.
    record Wave(int k, double amplitude, double phase) {

        /// After it has decayed by `exp(-nu (2 pi k)^2 elapsed)`.
        double at(double elapsed, double nu, double x) {
            return decayed(elapsed, nu) * Math.cos(2 * Math.PI * k * x + phase);
        }

        double decayed(double elapsed, double nu) {
            return amplitude * Math.exp(-4 * Math.PI * Math.PI * k * k * nu * elapsed);
        }
    }

    /// CH1 of the project's catalogue of exact solutions: two waves in each of `w` and `psi`.
    static ColeHopf twoWaves(double nu, double horizon) {
        return new ColeHopf(nu, horizon, List.of(new Wave(0, 1, 0), new Wave(1, 0.6, 0.3), new Wave(2, -0.25, 1.1)),
                List.of(new Wave(0, 1, 0), new Wave(1, -0.2, -0.2), new Wave(2, 0.3, 0.5)));
    }

    /// Any costs at the end, `u(T) = G`, and any density at the start.
    static ColeHopf of(double nu, double horizon, DoubleUnaryOperator terminal, DoubleUnaryOperator initial) {
        DoubleUnaryOperator end = x -> Math.exp(-terminal.applyAsDouble(x) / (2 * nu));
        double deviation = Math.sqrt(2 * nu * horizon);
        return new ColeHopf(nu, horizon, waves(end), waves(x -> initial.applyAsDouble(x) / smoothed(end, deviation, x)));
    }

    /// A positive function under a Gaussian: exact to rounding where the function is many decades below its peak, as sums of waves are not.
    private static double smoothed(DoubleUnaryOperator f, double deviation, double x) {
        int fine = 16;
        double sum = 0;
        for (int j = -10 * fine; j <= 10 * fine; j++) sum += Gaussian.density((double) j / fine, 0, 1) / fine * f.applyAsDouble(x + deviation * j / fine);
        return sum;
    }

    @Override
    public double value(double t, double x) {
        return -2 * nu * Math.log(sum(end, horizon - t, nu, x));
    }

    @Override
    public double density(double t, double x) {
        return sum(end, horizon - t, nu, x) * sum(begin, t, nu, x) / mass();
    }

    private static double sum(List<Wave> waves, double elapsed, double nu, double x) {
        double sum = 0;
        for (Wave wave : waves) sum += wave.at(elapsed, nu, x);
        return sum;
    }

    /// The integral of `w psi`, at every time the same: only waves of equal length contribute.
    private double mass() {
        double sum = 0;
        for (Wave a : end)
            for (Wave b : begin)
                if (a.k == b.k) sum += a.decayed(horizon, nu) * b.amplitude * Math.cos(a.phase - b.phase) * (a.k == 0 ? 1 : 0.5);
        return sum;
    }

    /// The longest waves of a smooth function, by the trapezoidal rule.
    private static List<Wave> waves(DoubleUnaryOperator f) {
        double[] values = IntStream.range(0, SAMPLES).mapToDouble(j -> f.applyAsDouble((double) j / SAMPLES)).toArray();
        return IntStream.range(0, WAVES).mapToObj(k -> wave(values, k)).toList();
    }

    private static Wave wave(double[] values, int k) {
        double cosine = mean(values, j -> Math.cos(2 * Math.PI * j * k / SAMPLES)), sine = mean(values, j -> Math.sin(2 * Math.PI * j * k / SAMPLES));
        return new Wave(k, (k == 0 ? 1 : 2) * Math.hypot(cosine, sine), Math.atan2(-sine, cosine));
    }

    private static double mean(double[] values, DoubleUnaryOperator weight) {
        return DoubleStream.iterate(0, j -> j < SAMPLES, j -> j + 1).map(j -> values[(int) j] * weight.applyAsDouble(j)).sum() / SAMPLES;
    }
}
