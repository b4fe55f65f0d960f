package org.mfglab.exact;

import static org.mfglab.exact.FormulaText.combination;
import static org.mfglab.exact.FormulaText.number;
import static org.mfglab.exact.FormulaText.squareOfMomentum;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/// Games on the torus [0, 1]^d with `H = |p|^2/2` and `F = 0`, which the Cole-Hopf transform makes linear:
///
///     u = -2 nu log w,    m = w psi,    w_t + nu Lap w = 0,    psi_t = nu Lap psi,
///     w = w0 (1 + sum a_k E_k^{T-t} cos(2 pi k.x + p_k)),    psi = (1 + sum b_k E_k^t cos(2 pi k.x + q_k)) / Z,
///
/// `E_k = exp(-nu |2 pi k|^2)`. Without the modes of `psi` only the value is known.
public final class ColeHopfGame implements ExactGame {

    /// `amplitude cos(2 pi k.x + phase)`.
    private record Mode(double amplitude, double phase, int... k) {

        double at(double elapsed, double nu, double[] x) {
            double dot = 0;
            for (int i = 0; i < k.length; i++) dot += k[i] * x[i];
            return amplitude * decay(elapsed, nu) * Math.cos(2 * Math.PI * dot + phase);
        }

        /// `exp(-nu |2 pi k|^2 elapsed)`.
        double decay(double elapsed, double nu) {
            double square = 0;
            for (int component : k) square += 4 * Math.PI * Math.PI * component * component;
            return Math.exp(-nu * square * elapsed);
        }

        String text(double elapsed, double nu) {
            var coefficients = Arrays.stream(k).asDoubleStream().toArray();
            var axes = IntStream.range(0, k.length).mapToObj(FormulaText::axis).toArray(String[]::new);
            return number(amplitude * decay(elapsed, nu)) + "*cos(2*pi*(" + combination(coefficients, axes) + ") + " + number(phase) + ")";
        }
    }

    private final String name;
    private final int dimension;
    private final double viscosity;
    private final double horizon;
    private final String terminal;
    private final double logScale;
    private final List<Mode> w;
    private final List<Mode> psi;
    private final double Z;

    private ColeHopfGame(String name, int dimension, double viscosity, double horizon, String terminal, double logScale, List<Mode> w, List<Mode> psi) {
        this.name = name;
        this.dimension = dimension;
        this.viscosity = viscosity;
        this.horizon = horizon;
        this.terminal = terminal;
        this.logScale = logScale;
        this.w = w;
        this.psi = psi;
        Z = overlap();
    }

    /// Three modes in each of `w` and `psi`, `nu = 0.05`, `T = 0.5`; `d` = 1, 2 or 3.
    public static ColeHopfGame threeModes(int d) {
        return threeModes(d, 0.05, 0.5);
    }

    /// Three modes in each of `w` and `psi`.
    public static ColeHopfGame threeModes(int d, double nu, double T) {
        var first = new int[d];
        var second = new int[d];
        var diagonal = new int[d];
        first[0] = 1;
        second[d - 1] = 2;
        Arrays.fill(diagonal, 1);
        // In 1-D the diagonal is the first mode again, so it takes the phases of that mode.
        var w = List.of(new Mode(0.4, 0.3, first), new Mode(-0.25, 1.1, second), new Mode(0.2, d == 1 ? 0.3 : -0.6, diagonal));
        var psi = List.of(new Mode(-0.35, -0.2, first), new Mode(0.3, 0.5, second), new Mode(0.15, d == 1 ? -0.2 : 0.9, diagonal));
        String G = number(-2 * nu) + "*log(" + seriesText(w, 0, nu) + ")";
        return new ColeHopfGame("cole-hopf CH1 d=" + d, d, nu, T, G, 0, w, psi);
    }

    /// 1-D, `G = A cos 2 pi x`, value only: `w = I_0(z) + 2 sum (-1)^k I_k(z) E_k^{T-t} cos 2 pi k x`, `z = A/(2 nu)`.
    /// `A = 0.6`, `nu = 0.1`, `T = 0.5`.
    public static ColeHopfGame cosine() {
        double A = 0.6, nu = 0.1, T = 0.5, z = A / (2 * nu), w0 = cosineCoefficient(z, 0);
        var w = IntStream.rangeClosed(1, 40).mapToObj(k -> new Mode(2 * cosineCoefficient(z, k) / w0, 0, k)).toList();
        return new ColeHopfGame("cole-hopf CH2", 1, nu, T, number(A) + "*cos(2*pi*x)", Math.log(w0), w, List.of());
    }

    public static List<ExactGame> all() {
        return List.of(threeModes(1), threeModes(2), threeModes(3), cosine());
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public int dimension() {
        return dimension;
    }

    @Override
    public double horizon() {
        return horizon;
    }

    @Override
    public String viscosity() {
        return number(viscosity);
    }

    @Override
    public String hamiltonian() {
        return squareOfMomentum(0.5, dimension);
    }

    @Override
    public String running() {
        return "0";
    }

    @Override
    public String terminal() {
        return terminal;
    }

    @Override
    public String initial() {
        if (psi.isEmpty()) return null;
        return "(" + seriesText(w, horizon, viscosity) + ")*(" + seriesText(psi, 0, viscosity) + ")/" + number(Z);
    }

    @Override
    public boolean periodic() {
        return true;
    }

    @Override
    public double[][] box() {
        var box = new double[dimension][];
        Arrays.setAll(box, i -> new double[] {0, 1});
        return box;
    }

    @Override
    public double value(double t, double... x) {
        return -2 * viscosity * (Math.log(series(w, horizon - t, x)) + logScale);
    }

    @Override
    public double density(double t, double... x) {
        return psi.isEmpty() ? Double.NaN : series(w, horizon - t, x) * series(psi, t, x) / Z;
    }

    private double series(List<Mode> modes, double elapsed, double[] x) {
        double sum = 1;
        for (Mode mode : modes) sum += mode.at(elapsed, viscosity, x);
        return sum;
    }

    private static String seriesText(List<Mode> modes, double elapsed, double nu) {
        return "1 + " + String.join(" + ", modes.stream().map(mode -> mode.text(elapsed, nu)).toList());
    }

    /// The integral of `w psi Z`; only equal wave vectors contribute, at every time the same.
    private double overlap() {
        double sum = 1;
        for (Mode a : w) {
            for (Mode b : psi) {
                if (!Arrays.equals(a.k, b.k)) continue;
                sum += a.amplitude * b.amplitude * a.decay(horizon, viscosity) * Math.cos(a.phase - b.phase) / 2;
            }
        }
        return sum;
    }

    /// `(-1)^k I_k(z)`, the coefficient of `cos k theta` in `exp(-z cos theta)` (half of it for `k > 0`), by the trapezoidal rule.
    private static double cosineCoefficient(double z, int k) {
        int n = 256;
        return IntStream.range(0, n).mapToDouble(j -> Math.exp(-z * Math.cos(2 * Math.PI * j / n)) * Math.cos(2 * Math.PI * j * k / n)).sum() / n;
    }
}
