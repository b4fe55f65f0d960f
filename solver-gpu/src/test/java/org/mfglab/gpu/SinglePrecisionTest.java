package org.mfglab.gpu;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mfglab.conformance.TextGame;
import org.mfglab.device.Backend;
import org.mfglab.device.Buffer;
import org.mfglab.device.Precision;
import org.mfglab.formula.Formula;
import org.mfglab.formula.Parser;
import org.mfglab.formula.Scope;
import org.mfglab.grid.Domain;
import org.mfglab.grid.Grid;
import org.mfglab.grid.Interval;
import org.mfglab.grid.TimeGrid;
import org.mfglab.grid.Trajectory;
import org.mfglab.scheme.Discretization;
import org.mfglab.scheme.LaxFriedrichs;
import org.mfglab.scheme.Scheme;
import org.mfglab.scheme.SemiLagrangian2;
import org.mfglab.scheme.SplitUpwind;
import org.mfglab.scheme.Upwind;
import org.mfglab.solve.Anderson;
import org.mfglab.solve.Solution;
import org.mfglab.solve.SolveControl;
import org.mfglab.solve.SolveListener;

/// What a device computes in single precision, beside double precision.
class SinglePrecisionTest {

    private static final double CLOSE = 2e-6;
    private static final double FIELDS = 5e-5;
    private static final TextGame GAME = TextGame.windy(2, true).withHorizon(0.5).withViscosity(0.2);

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void agreesToItsDigits(boolean processor) {
        Grid grid = Grid.of(Domain.torus(new Interval(0, 1), new Interval(0, 2)), 65, 13);
        double[] x = new SplittableRandom(3).doubles(grid.size(), 0.5, 1).toArray();
        double[] exact = values(Driver.open(), grid, x);
        double[] single = values(Driver.open(processor, Precision.SINGLE), grid, x);
        for (int i = 0; i < exact.length; i++) assertEquals(exact[i], single[i], CLOSE * Math.max(1, Math.abs(exact[i])), "at " + i);
    }

    @ParameterizedTest
    @CsvSource({"true, 24", "false, 24", "true, 17", "false, 17"})
    void solvesEndAtWhatRoundingAllows(boolean processor, int n) {
        for (Scheme scheme : List.of(new SplitUpwind(), new Upwind(), new LaxFriedrichs(), new SemiLagrangian2())) {
            Discretization discretization = new Discretization(Grid.of(GAME.domain(), n, 11), new TimeGrid(GAME.horizon(), 6), scheme);
            try (Backend single = Driver.open(processor, Precision.SINGLE); Backend exact = Backend.cpu(2)) {
                Solution there = solve(discretization, single);
                Solution here = solve(discretization, exact);
                assertTrue(there.converged(), () -> scheme.key() + ": " + there.certificate());
                assertTrue(apart(there.value(), here.value()) < FIELDS, () -> scheme.key() + ": u " + apart(there.value(), here.value()));
                assertTrue(apart(there.density(), here.density()) < FIELDS, () -> scheme.key() + ": m " + apart(there.density(), here.density()));
            }
        }
    }

    private static Solution solve(Discretization discretization, Backend device) {
        return Anderson.toTolerance(1e-9).solve(GAME.game(), discretization, device, SolveListener.SILENT, SolveControl.unlimited());
    }

    /// `max |a - b| / max |b|`
    private static double apart(Trajectory a, Trajectory b) {
        double apart = 0;
        double size = 0;
        for (int level = 0; level < b.time().levels(); level++) {
            double[] x = a.level(level).values();
            double[] y = b.level(level).values();
            for (int i = 0; i < y.length; i++) {
                apart = Math.max(apart, Math.abs(x[i] - y[i]));
                size = Math.max(size, Math.abs(y[i]));
            }
        }
        return apart / size;
    }

    /// More places than numbers of single precision can count.
    @Test
    void largeSlicesAreFoundFinite() {
        try (Backend single = Driver.open(true, Precision.SINGLE)) {
            Buffer large = single.allocate((1 << 24) + 3);
            assertEquals(-1, single.firstNonFinite(large));
            double[] values = new double[large.size()];
            values[large.size() - 1] = Double.NaN;
            large.write(values);
            assertEquals(large.size() - 1, single.firstNonFinite(large), 2);
            assertTrue(single.firstNonFinite(large) < large.size());
        }
    }

    /// Every vector of doubles that kernels name has its word in single precision.
    @Test
    void everyKindOfVectorHasAWord() throws IOException {
        String numbers = Workshop.resource("numbers");
        try (Stream<Path> files = Files.list(Path.of("src/main/resources/org/mfglab/gpu"))) {
            for (Path file : files.toList())
                for (MatchResult word : Pattern.compile("\\b(?:as_|convert_)?double\\d*\\b").matcher(Files.readString(file)).results().toList())
                    assertTrue(numbers.contains("#define " + word.group() + " "), file + ": " + word.group());
        }
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
