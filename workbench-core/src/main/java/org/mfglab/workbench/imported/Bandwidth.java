package org.mfglab.workbench.imported;

import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.mfglab.game.KernelDensity;
import org.mfglab.workbench.run.Exit;
import org.mfglab.workbench.run.Message;
import org.mfglab.workbench.run.Refusal;

/// The one standard deviation of the kernels that smooth samples.
///
/// @param value positive, in the units of space
/// @param rule  where it comes from, in words
record Bandwidth(double value, String rule) {

    /// A determinant that is this small beside the product of the variances is rounding.
    private static final double FLAT = 1e-12;

    /// What is given, or by Scott's rule the geometric mean over the axes of the standard deviation, times `n^(-1/(d+4))`: the round kernel that is as large as
    /// that of [KernelDensity#scott(double[][])].
    static Bandwidth of(double[][] samples, OptionalDouble given) throws Refusal {
        if (given.isPresent()) return new Bandwidth(given.getAsDouble(), "given");
        int d = samples[0].length;
        double[][] covariance = KernelDensity.scottCovariance(samples);
        double box = IntStream.range(0, d).mapToDouble(axis -> covariance[axis][axis]).reduce(1, (a, b) -> a * b);
        double determinant = samples.length > d ? CommonOps_DDRM.det(new DMatrixRMaj(covariance)) : 0;
        double volume = determinant > FLAT * box ? determinant : 0;
        double value = Math.pow(volume, 0.5 / d);
        if (!(value > 0))
            throw new Refusal(Exit.FILE, new Message("C514", "The %s points lie on one line, plane or point, so that no bandwidth fits them.".formatted(samples.length), List.of(),
                    List.of("--bandwidth H, the standard deviation of the kernels")));
        return new Bandwidth(value, "Scott's rule");
    }
}
