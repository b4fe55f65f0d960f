package org.mfglab.verify;

import java.util.Arrays;

/// What the discrete equations say of two neighbouring levels n and n+1.
///
/// @param hjb           residual of the HJB equation at level n, per unit time
/// @param fokkerPlanck  residual of the Fokker-Planck equation at level n+1, per unit time
/// @param stiffness     the largest diagonal entry of the system, 1 where the equations are solved anew
/// @param excess        by how much a bound of the scheme is exceeded, 0 if it is kept
/// @param flow          the costs and the agents of the step
record Level(double[] hjb, double[] fokkerPlanck, double stiffness, double excess, Flow flow) {

    /// Sums over the cells, without their volume.
    ///
    /// @param kinetic `sum dt m L`
    /// @param running `sum dt m F`
    /// @param left    how many left through exits
    /// @param paid    and what they paid there
    /// @param entered how many the source brought
    record Flow(double kinetic, double running, double left, double paid, double entered) {

        static final Flow NONE = new Flow(0, 0, 0, 0, 0);

        Flow plus(Flow other) {
            return new Flow(kinetic + other.kinetic, running + other.running, left + other.left, paid + other.paid, entered + other.entered);
        }
    }

    /// Equations between two levels.
    interface Check {

        /// @param n       the level of u
        /// @param u       at level n
        /// @param uNext   at level n+1
        /// @param m       at level n
        /// @param mNext   at level n+1
        Level level(int n, double[] u, double[] uNext, double[] m, double[] mNext);
    }

    double worstValue() {
        return largest(hjb);
    }

    double worstDensity() {
        return largest(fokkerPlanck);
    }

    /// The largest magnitude; NaN if there is one.
    static double largest(double[] values) {
        return Arrays.stream(values).map(Math::abs).reduce(0, Math::max);
    }
}
