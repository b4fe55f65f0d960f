package org.mfglab.gpu;

import java.util.ArrayList;
import java.util.List;
import org.mfglab.device.Buffer;
import org.mfglab.formula.KernelText;
import org.mfglab.formula.Program;

/// The slope p* that minimises a convex h at every point: the root of its derivative by bisection, infinite where there is none; the same as on
/// the processor. One value where no coefficient varies.
final class ClMinimiser {

    /// One number, as often as the widest vector has lanes, or one per cell.
    final ClBuffer minimum;

    /// See [ClCoefficient#stride].
    final int stride;
    private final List<ClCoefficient> coefficients;
    private final boolean variesInTime;
    private final Routine routine;
    private double time = Double.NaN;

    /// @param derivative   inputs slope, coefficients, t
    /// @param coefficients what h depends on; brought to time and density here
    ClMinimiser(Session session, Program derivative, int size, List<ClCoefficient> coefficients, boolean variesInTime) {
        this.coefficients = coefficients;
        this.variesInTime = variesInTime;
        this.stride = coefficients.isEmpty() ? 0 : 1;
        this.minimum = session.slice(coefficients.isEmpty() ? ClBuffer.LANES : size);
        this.routine = session.workshop.scalar(KernelText.function("derivative", derivative), parameters(coefficients.size()), Workshop.resource("ulp"), Workshop.resource("minimise")).routine("minimise");
    }

    /// What the kernel takes beside its own, and hands on to the derivative at a cell.
    private static String parameters(int coefficients) {
        var declared = new StringBuilder("#define COEFFICIENTS");
        var used = new StringBuilder("#define SLOPE(p, i, out) derivative(p");
        for (int k = 0; k < coefficients; k++) {
            declared.append(" global const double *c%d, const int s%d,".formatted(k, k));
            used.append(", c%d[i * s%d]".formatted(k, k));
        }
        return declared + "\n" + used + ", t, out)\n";
    }

    /// Brings p* and the coefficients to a time and a density.
    ///
    /// @return whether they changed
    boolean at(double t, Buffer m) {
        boolean stale = Double.isNaN(time) || variesInTime && t != time;
        for (ClCoefficient coefficient : coefficients) stale |= coefficient.at(t, m);
        time = t;
        if (!stale) return false;
        List<Object> arguments = new ArrayList<>();
        for (ClCoefficient coefficient : coefficients) arguments.addAll(List.of(coefficient.slice, coefficient.stride));
        arguments.addAll(List.of(t, minimum.size(), minimum));
        routine.each(minimum.size(), arguments.toArray());
        return true;
    }
}
