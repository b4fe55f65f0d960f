package org.mfglab.device;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.mfglab.formula.Formula;
import org.mfglab.formula.Parser;
import org.mfglab.formula.Program;
import org.mfglab.formula.Scope;
import org.mfglab.grid.Domain;
import org.mfglab.grid.Grid;
import org.mfglab.grid.Interval;
import org.mfglab.grid.SpaceFunction;

class SampledTest {

    private static final Grid GRID = Grid.of(Domain.box(new Interval(0, 2), new Interval(-1, 1)), 4, 3);
    private static final Map<String, SpaceFunction> FIELDS = Map.of("V", x -> x[0] - 2 * x[1]);

    private static Sampled sampled(String text) {
        return Sampled.of(Parser.parse(text, new Scope(Set.of("x", "y", "m", "t", "V"), Map.of())), GRID, FIELDS);
    }

    private static double[] everywhere(SpaceFunction function) {
        return IntStream.range(0, GRID.size()).mapToDouble(i -> function.at(GRID.point(i))).toArray();
    }

    @Test
    void partsOfSpaceAloneAreEvaluatedOnce() {
        Sampled sampled = sampled("m*exp(x*y) + t");
        assertEquals(1, sampled.slices().size());
        assertArrayEquals(everywhere(x -> Math.exp(x[0] * x[1])), sampled.slices().getFirst());
        assertEquals(Set.of("m", "t", sampled.names().getFirst()), Set.copyOf(sampled.rest().symbols()));
    }

    @Test
    void partsMayNameFields() {
        Sampled sampled = sampled("m*(V + 1)^2");
        assertArrayEquals(everywhere(x -> Math.pow(FIELDS.get("V").at(x) + 1, 2)), sampled.slices().getFirst(), 1e-15);
        assertEquals(1, sampled.names().size());
    }

    @Test
    void fieldsThatStandAloneAreSampled() {
        Sampled sampled = sampled("min(m, V)");
        assertEquals(List.of("V"), sampled.names());
        assertArrayEquals(everywhere(FIELDS.get("V")), sampled.slices().getFirst());
    }

    @Test
    void formulasWithoutSpaceNeedNoSlices() {
        Sampled sampled = sampled("m*t + 1");
        assertEquals(List.of(), sampled.names());
        assertEquals(Parser.parse("m*t + 1", new Scope(Set.of("m", "t"), Map.of())), sampled.rest());
    }

    @Test
    void coordinatesOfARowArePlaced() {
        Formula formula = Parser.parse("x + 10*y + z", Scope.space(3, List.of()));
        Program.Evaluator evaluator = Program.of(List.of("x", "y", "z"), formula).evaluator();
        Sampled.place(evaluator, GRID, GRID.coordinates(0), 8);
        double[] out = new double[4];
        evaluator.run(4, new double[][] {out}, new int[] {0});
        assertArrayEquals(IntStream.range(8, 12).mapToDouble(i -> GRID.point(i)[0] + 10 * GRID.point(i)[1]).toArray(), out, 1e-15);
    }
}
