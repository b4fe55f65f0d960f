package org.mfglab.gpu;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mfglab.device.Backend;
import org.mfglab.device.Buffer;
import org.mfglab.device.Precision;
import org.mfglab.formula.Formula;
import org.mfglab.formula.Parser;
import org.mfglab.formula.Scope;
import org.mfglab.grid.Domain;
import org.mfglab.grid.Grid;
import org.mfglab.grid.Interval;

/// What a device computes in single precision, beside double precision.
class SinglePrecisionTest {

    private static final double CLOSE = 2e-6;

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void agreesToItsDigits(boolean processor) {
        Grid grid = Grid.of(Domain.torus(new Interval(0, 1), new Interval(0, 2)), 65, 13);
        double[] x = new SplittableRandom(3).doubles(grid.size(), 0.5, 1).toArray();
        double[] exact = values(Driver.open(), grid, x);
        double[] single = values(Driver.open(processor, Precision.SINGLE), grid, x);
        for (int i = 0; i < exact.length; i++) assertEquals(exact[i], single[i], CLOSE * Math.max(1, Math.abs(exact[i])), "at " + i);
    }

    private static double[] values(Backend backend, Grid grid, double[] x) {
        try (backend) {
            Buffer m = backend.allocate(grid.size());
            Buffer out = backend.allocate(grid.size());
            Buffer smooth = backend.allocate(grid.size());
            m.write(x);
            Formula formula = Parser.parse("x*m - s/(2 + y^3) + max(exp(-m), erf(m - 0.7)) + abs(sin(m))^1.3", new Scope(Set.of("x", "y", "m", "s"), Map.of()));
            backend.pointwise(formula, grid, Map.of(), List.of("m"), List.of("s")).apply(out, new Buffer[] {m}, 0.7);
            backend.convolution(grid, Parser.parse("exp(-(x^2 + y^2)/0.02)", Scope.spaceTime(2, List.of()))).apply(m, smooth);
            backend.combine(out, 0.5, out, 2, smooth);
            double[] values = new double[grid.size() + 3];
            out.read(values);
            values[grid.size()] = backend.dot(m, out, 65) / grid.size();
            values[grid.size() + 1] = backend.max(out);
            values[grid.size() + 2] = backend.distance(m, out);
            return values;
        }
    }
}
