package org.mfglab.exact;

import java.util.HashMap;
import java.util.Map;

/// Puts `u` and `m` of an exact game into both of its equations, with the texts of `H` and `F` and derivatives by
/// central differences of order 8. Residuals are relative to the largest term of the equation.
final class PdeResidual {

    private static final double[] FIRST = {4.0 / 5, -1.0 / 5, 4.0 / 105, -1.0 / 280};
    private static final double[] SECOND = {8.0 / 5, -1.0 / 5, 8.0 / 315, -1.0 / 560};
    private static final double SECOND_CENTRE = -205.0 / 72;
    private static final String[] AXES = {"x", "y", "z"};

    private interface Function {
        double at(double t, double... x);
    }

    private final ExactGame game;
    private final TestFormula H;
    private final TestFormula F;
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
    }

    /// `-u_t - nu Lap u + H - F`; terms below 1 count as 1.
    double hamiltonJacobi(double t, double[] x, double[] mean) {
        Function u = game::value;
        double ut = timeDerivative(u, t, x), diffusion = game.viscosity() * laplacian(u, t, x);
        double energy = H.at(symbols(t, x, gradient(t, x))), cost = F.at(couplings(game, t, x, mean));
        return Math.abs(-ut - diffusion + energy - cost) / largest(1, ut, diffusion, energy, cost);
    }

    /// `m_t - nu Lap m - div(m H_p)`; terms below 1e-3 count as 1e-3.
    double fokkerPlanck(double t, double[] x) {
        Function m = game::density;
        double mt = timeDerivative(m, t, x), diffusion = game.viscosity() * laplacian(m, t, x), transport = 0;
        for (int i = 0; i < x.length; i++) {
            int axis = i;
            transport += derivative((s, y) -> game.density(s, y) * momentumDerivative(s, y, axis), t, x, i);
        }
        return Math.abs(mt - diffusion - transport) / largest(1e-3, mt, diffusion, transport);
    }

    /// The symbols of `F` and `G` at a point of the exact solution.
    static Map<String, Double> couplings(ExactGame game, double t, double[] x, double[] mean) {
        var symbols = new HashMap<String, Double>();
        symbols.put("t", t);
        symbols.put("m", game.density(t, x));
        for (int i = 0; i < x.length; i++) {
            symbols.put(AXES[i], x[i]);
            symbols.put("mean_" + AXES[i], mean[i]);
        }
        return symbols;
    }

    private static Map<String, Double> symbols(double t, double[] x, double[] p) {
        var symbols = new HashMap<String, Double>();
        symbols.put("t", t);
        for (int i = 0; i < x.length; i++) {
            symbols.put(AXES[i], x[i]);
            symbols.put("p_" + AXES[i], p[i]);
        }
        return symbols;
    }

    /// `H_p` along one axis; the central difference is exact since `H` is quadratic in `p`.
    private double momentumDerivative(double t, double[] x, int i) {
        double[] right = gradient(t, x), left = right.clone();
        right[i] += 0.5;
        left[i] -= 0.5;
        return H.at(symbols(t, x, right)) - H.at(symbols(t, x, left));
    }

    private double[] gradient(double t, double[] x) {
        var p = new double[x.length];
        for (int i = 0; i < p.length; i++) p[i] = derivative(game::value, t, x, i);
        return p;
    }

    private double timeDerivative(Function f, double t, double[] x) {
        double sum = 0;
        for (int k = 1; k <= 4; k++) sum += FIRST[k - 1] * (f.at(t + k * dt, x) - f.at(t - k * dt, x));
        return sum / dt;
    }

    private double derivative(Function f, double t, double[] x, int i) {
        double sum = 0;
        for (int k = 1; k <= 4; k++) sum += FIRST[k - 1] * (f.at(t, moved(x, i, k * h)) - f.at(t, moved(x, i, -k * h)));
        return sum / h;
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
