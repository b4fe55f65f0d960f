package org.mfglab.exact;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.mfglab.formula.Formula;

/// What the two equations lack when any `u` and `m` are put into them, derived by the formulas of the program:
///
///     value   = -u_t + r u - nu Lap u + H(x, t, grad u, m) - F(x, t, m),
///     density =  m_t - Lap(nu m) - div(m H_p(x, t, grad u, m)).
///
/// @param value   in `x y z t`; added to `F` it makes `u` a solution
/// @param density in `x y z t`; as the source it makes `m` a solution
/// @param flux    the mass flux `-(nu m)_k - m H_pk`, one formula for each axis
record Sources(Formula value, Formula density, List<Formula> flux) {

    private static final List<String> AXES = List.of("x", "y", "z");

    /// @param d        the dimension
    /// @param r        the discount rate
    /// @param couplings what the symbols of `F` other than `m` stand for at `m`
    static Sources of(int d, Formula u, Formula m, double r, Formula nu, Formula H, Formula F, Map<String, Formula> couplings) {
        Map<String, Formula> symbols = new HashMap<>(couplings);
        symbols.put("m", m);
        for (int k = 0; k < d; k++) symbols.put("p_" + AXES.get(k), u.derivative(AXES.get(k)));
        UnaryOperator<Formula> there = formula -> formula.substitute(symbols).simplify();

        List<Formula> flux = new ArrayList<>();
        Formula curvature = Formula.ZERO, divergence = Formula.ZERO;
        for (String axis : AXES.subList(0, d)) {
            Formula slope = there.apply(H.derivative("p_" + axis));
            flux.add(nu.times(m).derivative(axis).plus(m.times(slope)).negate().simplify());
            divergence = divergence.plus(flux.getLast().derivative(axis));
            curvature = curvature.plus(u.derivative(axis).derivative(axis));
        }
        Formula resting = u.derivative("t").negate().plus(Formula.constant(r).times(u)).minus(nu.times(curvature));
        Formula value = resting.plus(there.apply(H)).minus(there.apply(F)).simplify();
        return new Sources(value, m.derivative("t").plus(divergence).simplify(), List.copyOf(flux));
    }
}
