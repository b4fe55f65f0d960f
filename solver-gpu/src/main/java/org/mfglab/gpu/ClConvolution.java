package org.mfglab.gpu;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import org.mfglab.device.Buffer;
import org.mfglab.device.Convolution;
import org.mfglab.device.KernelSamples;
import org.mfglab.formula.Formula;
import org.mfglab.grid.Grid;

/// A convolution by the fast Fourier transform (Stockham's, radices 2, 3, 4 and 5), padded with zeros on every axis. On a periodic axis the kernel is that of all
/// periods, so that the padded sum is the cyclic one, whatever the number of points.
///
/// Of the planes across the last axis those beyond the slice are zero before that axis is transformed, and not asked for after it is transformed back: passes along other axes leave them out.
final class ClConvolution implements Convolution {

    private static final int[] RADICES = {4, 2, 3, 5};

    private final Session session;
    private final KernelProgram program;
    private final Ground ground;
    private final int[] n = {1, 1, 1};
    private final int[] lengths = {1, 1, 1};
    private final int size;
    /// The places of the planes in which the slice lies.
    private final int front;
    private final List<Pass> passes = new ArrayList<>();
    /// The same, the last axis first.
    private final List<Pass> backward;
    private final ClBuffer spectrum;
    private ClBuffer work;
    private ClBuffer other;

    /// A pass along an axis, which joins transforms of one length in groups of a radix.
    ///
    /// @param turns `exp(-2 pi i k/length)`, k below the length of the axis
    private record Pass(int axis, int stride, int length, int joined, int radix, ClBuffer turns) { }

    ClConvolution(Session session, Ground ground, Formula kernel) {
        Grid grid = ground.grid;
        this.session = session;
        this.ground = ground;
        this.program = session.workshop.scalar(Workshop.resource("convolve"));
        int total = 1;
        for (int axis = 0; axis < grid.dimension(); axis++) {
            n[axis] = grid.n(axis);
            lengths[axis] = smooth(2 * n[axis] - 1);
            plan(axis, total, lengths[axis]);
            total = Math.multiplyExact(total, lengths[axis]);
        }
        size = total;
        int last = grid.dimension() - 1;
        front = size / lengths[last] * n[last];
        backward = passes.stream().sorted(Comparator.comparing(Pass::axis).reversed()).toList();
        work = session.slice(Math.multiplyExact(2, size));
        other = session.slice(2 * size);
        spectrum = session.slice(2 * size);
        work.write(complex(new KernelSamples(grid, used(grid.dimension()), kernel).integrals()));
        for (Pass pass : passes) join(pass, 1, size);
        spectrum.take(work);
    }

    private int[] used(int dimension) {
        return Arrays.copyOf(lengths, dimension);
    }

    private static double[] complex(double[] samples) {
        double[] values = new double[2 * samples.length];
        for (int i = 0; i < samples.length; i++) values[2 * i] = samples[i];
        return values;
    }

    /// The next number without prime factors beyond 5.
    private static int smooth(int least) {
        for (int length = least; ; length++) if (factors(length).stream().reduce(1, (a, b) -> a * b) == length) return length;
    }

    private static List<Integer> factors(int length) {
        List<Integer> factors = new ArrayList<>();
        int rest = length;
        for (int radix : RADICES)
            for (; rest % radix == 0; rest /= radix) factors.add(radix);
        return factors;
    }

    private void plan(int axis, int stride, int length) {
        if (length == 1) return;
        double[] values = new double[2 * length];
        for (int k = 0; k < length; k++) {
            values[2 * k] = Math.cos(2 * Math.PI * k / length);
            values[2 * k + 1] = -Math.sin(2 * Math.PI * k / length);
        }
        ClBuffer turns = session.slice(values);
        List<Integer> factors = factors(length);
        Collections.reverse(factors);
        int joined = 1;
        for (int radix : factors) {
            passes.add(new Pass(axis, stride, length, joined, radix, turns));
            joined *= radix;
        }
    }

    /// @param sign 1 forward, -1 backward, without the factor
    private void join(Pass pass, int sign, int places) {
        int joins = places / pass.radix;
        program.routine("join").each(joins, work, other, pass.turns, pass.stride, pass.length, pass.joined, pass.radix, sign, joins);
        ClBuffer joined = other;
        other = work;
        work = joined;
    }

    private int places(Pass pass) {
        return pass.axis == passes.getLast().axis ? size : front;
    }

    @Override
    public void apply(Buffer m, Buffer out) {
        program.routine("spread").each(size, ClBuffer.of(m), work, other, n[0], n[1], n[2], lengths[0], lengths[1], size);
        for (Pass pass : passes) join(pass, 1, places(pass));
        program.routine("multiply").each(size, work, spectrum, size);
        for (Pass pass : backward) join(pass, -1, places(pass));
        program.routine("gather").each(out.size(), work, ground.open(), ClBuffer.of(out), n[0], n[1], lengths[0], lengths[1], 1.0 / size, out.size());
    }
}
