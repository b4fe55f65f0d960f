package org.mfglab.workbench.study;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.mfglab.grid.Grid;

/// What a solve will need.
///
/// @param unknowns values of u and m over all time levels
/// @param bytes    memory for them, for the history of the iteration and for working slices
/// @param seconds  roughly, on one processor; the number of iterations of a coupled game is a guess
public record Estimate(Grid grid, int levels, boolean coupled, boolean remembers, long unknowns, long bytes, double seconds) {

    /// Time for one cell in one sweep, backward or forward, on one processor.
    public static final double NANOSECONDS_PER_CELL_AND_SWEEP = 25;

    /// Steps of the iteration that Anderson's method remembers.
    public static final int HISTORY = 10;

    private static final int TYPICAL_ITERATIONS = 30;

    /// Pairs of sweeps that certificate and exploitability take.
    private static final int CERTIFYING_SWEEPS = 4;

    private static final int WORKING_SLICES = 24;

    public static Estimate of(Study study) {
        boolean coupled = study.game().coupled();
        boolean remembers = coupled && study.solver().method() != SolverSettings.Method.PICARD;
        return of(study.grid(), study.time().levels(), coupled, remembers, Math.min(study.solver().maxIterations(), TYPICAL_ITERATIONS));
    }

    private static Estimate of(Grid grid, int levels, boolean coupled, boolean remembers, int iterations) {
        long cells = (long) grid.size() * levels;
        double sweeps = 2.0 * (coupled ? iterations : 1) + CERTIFYING_SWEEPS;
        long bytes = bytes(grid.size(), levels, coupled, remembers);
        return new Estimate(grid, levels, coupled, remembers, 2 * cells, bytes, sweeps * cells * NANOSECONDS_PER_CELL_AND_SWEEP * 1e-9);
    }

    /// Two trajectories and the value before; with an iteration the density that goes in and its residual, and with a memory its
    /// last point and two for each remembered step. In floating point, since this may be more than any integer can count.
    private static long bytes(long cells, int levels, boolean coupled, boolean remembers) {
        long trajectories = 3 + (coupled ? 2 : 0) + (remembers ? 2 + 2L * HISTORY : 0);
        return (long) (8.0 * cells * ((double) trajectories * levels + WORKING_SLICES));
    }

    /// 80 % of the memory that this process may use.
    public static long available() {
        return Runtime.getRuntime().maxMemory() / 10 * 8;
    }

    /// Refuses a solve that does not fit, with the largest grid that does (exit code 7).
    ///
    /// @param available bytes, as of [#available()]
    public Optional<Issue> preflight(Place place, long available) {
        if (bytes <= available) return Optional.empty();
        String fits = largest(available).map(n -> "The largest grid of these proportions that fits is n = " + n + ".").orElse("No grid fits with that many time steps.");
        return Optional.of(new Issue(place, IssueCode.I401, "The solve needs %s of memory, and has %s (80 %% of the heap).".formatted(size(bytes), size(available)),
                fits + " Or give the program more memory: JAVA_TOOL_OPTIONS=-Xmx" + (bytes / 8 * 10 / (1 << 30) + 1) + "g."));
    }

    private Optional<List<Integer>> largest(long available) {
        double low = 0;
        double high = 1;
        for (int i = 0; i < 50; i++) {
            double middle = (low + high) / 2;
            long cells = scaled(middle).stream().mapToLong(Integer::longValue).reduce(1, Math::multiplyExact);
            if (bytes(cells, levels, coupled, remembers) <= available) low = middle;
            else high = middle;
        }
        return low == 0 ? Optional.empty() : Optional.of(scaled(low));
    }

    private List<Integer> scaled(double factor) {
        List<Integer> n = new ArrayList<>();
        for (int count : grid.n()) n.add((int) Math.max(1, Math.floor(count * factor)));
        return n;
    }

    /// Time and memory for people: "~9 s, 0.6 GB".
    @Override
    public String toString() {
        String time = seconds < 1 ? "< 1 s" : seconds < 120 ? "~" + Math.round(seconds) + " s" : "~" + Math.round(seconds / 60) + " min";
        return time + ", " + size(bytes);
    }

    private static String size(long bytes) {
        return bytes < 1e9 ? String.format(Locale.ROOT, "%.0f MB", Math.max(1, bytes / 1e6)) : String.format(Locale.ROOT, "%.1f GB", bytes / 1e9);
    }
}
