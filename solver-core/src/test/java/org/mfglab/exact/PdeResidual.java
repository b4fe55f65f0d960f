package org.mfglab.exact;

import java.util.HashMap;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;

/// Puts `u` and `m` of an exact game into both of its equations, with the texts of `H` and `F` and derivatives by
/// central differences of order 8. Residuals are relative to the largest term of the equation.
final class PdeResidual {

    private static final double[] FIRST = {4.0 / 5, -1.0 / 5, 4.0 / 105, -1.0 / 280};
    private static final double[] SECOND = {8.0 / 5, -1.0 / 5, 8.0 / 315, -1.0 / 560};
    private static final double SECOND_CENTRE = -205.0 / 72;
    private static final String[] AXES = {"x", "y", "z"};

    /// Step of the differences in the slopes; `(1 + p^2)^0.75` is singular at a distance of 1 from the real axis.
    private static final double SLOPE_STEP = 0.02;

    private interface Function {
        double at(double t, double... x);
    }

    private final ExactGame game;
    private final TestFormula H;
    private final TestFormula F;
    private final TestFormula nu;
    private final TestFormula source;
    private final double h;
    private final double dt;

    /// @param h   step of the differences in space
    /// @param dt  step of the differences in time
    PdeResidual(ExactGame game, double h, double dt) {
        this.game = game;
        this.h = h;
        this.dt = dt;
        H = new TestFormula(game.hamiltonian());
        F = new TestFormula(game.running());
        nu = new TestFormula(game.viscosity());
        source = new TestFormula(game.source());
    }

    /// `-u_t + r u - nu Lap u + H - F`; terms below 1 count as 1.
    double hamiltonJacobi(double t, double[] x, double[] mean) {
        Function u = game::value;
        double ut = timeDerivative(u, t, x), waiting = game.discount() * u.at(t, x), diffusion = viscosity(t, x) * laplacian(u, t, x);
        double energy = H.at(symbols(t, x, gradient(t, x))), cost = F.at(couplings(game, t, x, mean));
        return Math.abs(-ut + waiting - diffusion + energy - cost) / largest(1, ut, waiting, diffusion, energy, cost);
    }

    /// `m_t - Lap(nu m) - div(m H_p) - s`; terms below 1e-3 count as 1e-3.
    double fokkerPlanck(double t, double[] x) {
        double mt = timeDerivative(game::density, t, x), diffusion = laplacian((s, y) -> viscosity(s, y) * game.density(s, y), t, x), transport = 0;
        for (int i = 0; i < x.length; i++) {
            int axis = i;
            transport += derivative((s, y) -> game.density(s, y) * momentumDerivative(s, y, axis), t, x, i);
        }
        double entering = source.at(place(t, x));
        return Math.abs(mt - diffusion - transport - entering) / largest(1e-3, mt, diffusion, transport, entering);
    }

    private double viscosity(double t, double[] x) {
        return nu.at(place(t, x));
    }

    /// The symbols of `F` and `G` at a point of the exact solution.
    static Map<String, Double> couplings(ExactGame game, double t, double[] x, double[] mean) {
        Map<String, Double> symbols = place(t, x);
        symbols.put("m", game.density(t, x));
        for (int i = 0; i < x.length; i++) symbols.put("mean_" + AXES[i], mean[i]);
        for (String kernel : game.kernels().keySet()) symbols.put("conv(" + kernel + ")", game.convolution(kernel, t, x));
        return symbols;
    }

    /// The symbols of `H`.
    private Map<String, Double> symbols(double t, double[] x, double[] p) {
        Map<String, Double> symbols = place(t, x);
        symbols.put("m", game.density(t, x));
        for (int i = 0; i < x.length; i++) symbols.put("p_" + AXES[i], p[i]);
        return symbols;
    }

    /// `t` and the coordinates; more may be put into it.
    static Map<String, Double> place(double t, double... x) {
        var symbols = new HashMap<String, Double>();
        symbols.put("t", t);
        for (int i = 0; i < x.length; i++) symbols.put(AXES[i], x[i]);
        return symbols;
    }

    /// `H_p` along one axis.
    private double momentumDerivative(double t, double[] x, int i) {
        double[] p = gradient(t, x);
        return derivative(q -> H.at(symbols(t, x, moved(p, i, q - p[i]))), p[i], SLOPE_STEP);
    }

    private double[] gradient(double t, double[] x) {
        var p = new double[x.length];
        for (int i = 0; i < p.length; i++) p[i] = derivative(game::value, t, x, i);
        return p;
    }

    private double timeDerivative(Function f, double t, double[] x) {
        return derivative(s -> f.at(s, x), t, dt);
    }

    private double derivative(Function f, double t, double[] x, int i) {
        return derivative(y -> f.at(t, moved(x, i, y - x[i])), x[i], h);
    }

    /// `f'` by the central difference of order 8.
    static double derivative(DoubleUnaryOperator f, double at, double step) {
        double sum = 0;
        for (int k = 1; k <= 4; k++) sum += FIRST[k - 1] * (f.applyAsDouble(at + k * step) - f.applyAsDouble(at - k * step));
        return sum / step;
    }

    private double laplacian(Function f, double t, double[] x) {
        double sum = 0;
        for (int i = 0; i < x.length; i++) {
            sum += SECOND_CENTRE * f.at(t, x);
            for (int k = 1; k <= 4; k++) sum += SECOND[k - 1] * (f.at(t, moved(x, i, k * h)) + f.at(t, moved(x, i, -k * h)));
        }
        return sum / (h * h);
    }

    private static double[] moved(double[] x, int i, double by) {
        var moved = x.clone();
        moved[i] += by;
        return moved;
    }

    private static double largest(double least, double... terms) {
        double largest = least;
        for (double term : terms) largest = Math.max(largest, Math.abs(term));
        return largest;
    }
}
