package org.mfglab.game;

import org.mfglab.formula.Formula;

/// The kernel K of a nonlocal cost, `(K * m)(x) = int K(x - y) m(y) dy`; on a periodic axis summed over the periods.
///
/// @param formula in x y z, the components of the difference
public record Kernel(Formula formula) {

    public Kernel {
        formula = formula.simplify();
    }
}
