package org.mfglab.verify;

/// What was recomputed from all levels of u and m.
///
/// @param hjb           maximum norm of the discrete HJB equation, per unit time
/// @param fokkerPlanck  maximum norm of the discrete Fokker-Planck equation, per unit time, divided by max m
/// @param fixedPoint    `max |Phi(m) - m| / max m` of one undamped backward-forward pair; 0 for decoupled games
/// @param floor         what rounding allows the residuals to be
/// @param massError     `max over t of |sum m h^d - mass(0) - what the source brought + what left through exits|`
/// @param densityMin    the smallest m over space-time, solid cells left out
/// @param exploitability `J(v; m) - min J(.; m)`, at least 0 up to rounding
/// @param cost          the social cost by its parts
public record Certificate(double hjb, double fokkerPlanck, double fixedPoint, double floor, double massError, double densityMin,
                          double exploitability, Cost cost) {

    /// The social cost of the population.
    ///
    /// @param kinetic  `sum dt h^d m L` with the pairing of the scheme
    /// @param running  `int int m F`
    /// @param terminal `int m(T) G`, and what was paid at exits
    public record Cost(double kinetic, double running, double terminal) {
        public double total() {
            return kinetic + running + terminal;
        }
    }

    /// Whether every residual is within the tolerance or the rounding floor.
    public boolean passes(double tolerance) {
        double bound = Math.max(tolerance, floor);
        return hjb <= bound && fokkerPlanck <= bound && fixedPoint <= bound;
    }
}
