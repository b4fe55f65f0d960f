package org.mfglab.workbench.imported;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.mfglab.grid.Grid;
import org.mfglab.grid.Interval;
import org.mfglab.workbench.report.Numbers;
import org.mfglab.workbench.run.Exit;
import org.mfglab.workbench.run.Message;
import org.mfglab.workbench.run.Refusal;

/// Which points lie outside the box of a grid. On a periodic axis none does.
///
/// @param count how many
/// @param all   of how many
/// @param low   the smallest coordinates of all points
/// @param high  the largest
public record Outside(long count, int all, double[] low, double[] high) {

    static Outside of(double[][] points, Grid grid) {
        int d = points[0].length;
        double[] low = IntStream.range(0, d).mapToDouble(axis -> Arrays.stream(points).mapToDouble(x -> x[axis]).min().orElseThrow()).toArray();
        double[] high = IntStream.range(0, d).mapToDouble(axis -> Arrays.stream(points).mapToDouble(x -> x[axis]).max().orElseThrow()).toArray();
        long count = Arrays.stream(points).filter(x -> IntStream.range(0, d).anyMatch(axis -> isOutside(x[axis], axis, grid))).count();
        return new Outside(count, points.length, low, high);
    }

    private static boolean isOutside(double x, int axis, Grid grid) {
        Interval side = grid.domain().axes().get(axis);
        return !grid.periodic(axis) && (x < side.low() || x > side.high());
    }

    double share() {
        return (double) count / all;
    }

    /// What is said of it, if there is something to say.
    ///
    /// @param noun   "Samples" or "Points of trajectories"
    /// @param chosen whether the box was chosen for the points, which then leaves out a few on purpose
    /// @throws Refusal if all of them are outside
    Optional<Message> notice(String noun, Grid grid, boolean chosen) throws Refusal {
        if (count == 0) return Optional.empty();
        String what = "%s leave the domain: %s of %s (%s %%) outside %s.".formatted(noun, count, all, Numbers.of(100 * share(), 2), box(grid));
        List<String> extent = List.of("They reach from %s to %s.".formatted(place(low), place(high)), "The density integrates to the part that lies inside.");
        if (count == all)
            throw new Refusal(Exit.FILE, new Message("C503", what, extent.subList(0, 1), List.of(enlarge(grid), "Maybe they are divided by the deviation of the data: --map mean=... --map std=...")));
        return Optional.of(new Message("C503", what, extent, chosen ? List.of("--problem FILE, with a box that holds them; the box is one that holds 99.9 % along each axis") : List.of(enlarge(grid),
                "Nothing, if these few do not matter: the report says so.")));
    }

    private String enlarge(Grid grid) {
        return "--set " + IntStream.range(0, low.length).filter(axis -> !grid.periodic(axis)).mapToObj(axis -> {
            Interval side = grid.domain().axes().get(axis);
            return "domain.%s=[%s,%s]".formatted("xyz".charAt(axis), outward(Math.min(side.low(), low[axis]), -1, side), outward(Math.max(side.high(), high[axis]), 1, side));
        }).collect(Collectors.joining(" --set ")) + " enlarges the domain";
    }

    /// To a twentieth of the box.
    private static String outward(double x, int sign, Interval side) {
        double step = Math.pow(10, Math.floor(Math.log10(side.length())) - 1) * 5;
        double rounded = sign < 0 ? Math.floor(x / step) * step : Math.ceil(x / step) * step;
        return Numbers.of(rounded, 4);
    }

    private static String place(double[] x) {
        return "(" + Arrays.stream(x).mapToObj(value -> Numbers.of(value, 3)).collect(Collectors.joining(", ")) + ")";
    }

    /// "[-4, 4]^2", or "[0, 6] x [0, 4]".
    public static String box(Grid grid) {
        List<String> sides = grid.domain().axes().stream().map(side -> "[%s, %s]".formatted(Numbers.of(side.low(), 4), Numbers.of(side.high(), 4))).toList();
        if (sides.size() > 1 && sides.stream().distinct().count() == 1) return sides.getFirst() + "^" + sides.size();
        return String.join(" x ", sides).toLowerCase(Locale.ROOT);
    }
}
