package org.mfglab.gpu;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.mfglab.device.Buffer;
import org.mfglab.formula.Formula;
import org.mfglab.formula.KernelText;
import org.mfglab.formula.Program;
import org.mfglab.grid.SpaceFunction;

/// A function of slopes and its derivatives, with coefficients in space, time and density, which kernels keep at a cell as the numbers c, the time behind them.
final class ClSlopeProgram {

    private final int slopes;
    private final Program value;
    private final Program first;
    private final Program second;
    private final List<ClCoefficient> coefficients;

    ClSlopeProgram(Session session, Ground ground, List<String> slopes, Formula value, Map<String, ? extends SpaceFunction> fields) {
        this.slopes = slopes.size();
        List<Formula> derivatives = slopes.stream().map(slope -> value.derivative(slope).simplify()).toList();
        List<Formula> curvatures = derivatives.stream().flatMap(derivative -> slopes.stream().map(slope -> derivative.derivative(slope).simplify())).toList();
        TreeSet<String> names = new TreeSet<>(value.symbols());
        slopes.forEach(names::remove);
        names.remove("t");
        List<String> inputs = new ArrayList<>(slopes);
        inputs.addAll(names);
        inputs.add("t");
        coefficients = names.stream().map(name -> new ClCoefficient(session, ground, Formula.symbol(name), fields)).toList();
        this.value = Program.of(inputs, value);
        List<Formula> both = new ArrayList<>(List.of(value));
        both.addAll(derivatives);
        first = Program.of(inputs, both.toArray(Formula[]::new));
        second = Program.of(inputs, curvatures.toArray(Formula[]::new));
    }

    void at(double t, Buffer m) {
        for (ClCoefficient coefficient : coefficients) coefficient.at(t, m);
    }

    List<ClAxisFlux.Slice> slices() {
        return coefficients.stream().map(ClAxisFlux.Slice::of).toList();
    }

    int slopes() {
        return slopes;
    }

    /// How many numbers a kernel keeps, COUNT.
    int count() {
        return coefficients.size() + 1;
    }

    /// The functions FIRST(cost, p, value, slopes) of the only slope.
    String ofOneSlope() {
        return KernelText.function("h_slopes", first) + "#define FIRST(cost, p, value, slopes) h_slopes(p%s, value, slopes)\n".formatted(numbers());
    }

    /// The functions VALUE(cost, p, value), FIRST(cost, p, value, slopes) and SECOND(cost, p, curvatures) of all slopes.
    String ofAllSlopes() {
        String p = each(slopes, "(p)[%d]");
        return KernelText.function("h_value", value) + KernelText.function("h_slopes", first) + KernelText.function("h_curvatures", second)
                + "#define VALUE(cost, p, out) h_value(%s%s, out)\n".formatted(p, numbers())
                + "#define FIRST(cost, p, out, slopes) h_slopes(%s%s, out, %s)\n".formatted(p, numbers(), each(slopes, "(slopes) + %d"))
                + "#define SECOND(cost, p, curvatures) h_curvatures(%s%s, %s)\n".formatted(p, numbers(), each(slopes * slopes, "(curvatures) + %d"));
    }

    private String numbers() {
        return ", " + each(count(), "(cost)->c[%d]");
    }

    private static String each(int count, String part) {
        return IntStream.range(0, count).mapToObj(part::formatted).collect(Collectors.joining(", "));
    }
}
