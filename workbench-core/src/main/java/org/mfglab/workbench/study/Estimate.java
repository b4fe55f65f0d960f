package org.mfglab.workbench.study;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.mfglab.grid.Grid;

/// What a solve will need.
///
/// @param memory   bytes that the process may use: an eighth of them may go to what only saves time
/// @param unknowns values of u and m over all time levels
/// @param bytes    memory for them, for the history of the iteration and for working slices
/// @param seconds  roughly, on one processor; the number of iterations of a coupled game is a guess
public record Estimate(Grid grid, int levels, boolean coupled, boolean remembers, long memory, long unknowns, long bytes, double seconds) {

    /// Time for one cell in one sweep, backward or forward, on one processor.
    public static final double NANOSECONDS_PER_CELL_AND_SWEEP = 25;

    /// Steps of the iteration that Anderson's method remembers.
    public static final int HISTORY = 10;

    private static final int TYPICAL_ITERATIONS = 30;

    /// Pairs of sweeps that certificate and exploitability take.
    private static final int CERTIFYING_SWEEPS = 4;

    private static final int WORKING_SLICES = 24;

    /// The scheme keeps the iterates of the stages of its steps where they take at most this part of the memory.
    private static final int SHARE_OF_STAGES = 8;

    /// The part of the memory of the machine that the heap of one program may take.
    private static final double SHARE_OF_MACHINE = 0.9;

    public static Estimate of(Study study) {
        return of(study, Runtime.getRuntime().maxMemory());
    }

    static Estimate of(Study study, long memory) {
        boolean coupled = study.game().coupled();
        boolean remembers = coupled && study.solver().method() != SolverSettings.Method.PICARD;
        return of(study.grid(), study.time().levels(), coupled, remembers, memory, Math.min(study.solver().maxIterations(), TYPICAL_ITERATIONS));
    }

    private static Estimate of(Grid grid, int levels, boolean coupled, boolean remembers, long memory, int iterations) {
        long cells = (long) grid.size() * levels;
        double sweeps = 2.0 * (coupled ? iterations : 1) + CERTIFYING_SWEEPS;
        Estimate sizeless = new Estimate(grid, levels, coupled, remembers, memory, 2 * cells, 0, sweeps * cells * NANOSECONDS_PER_CELL_AND_SWEEP * 1e-9);
        return new Estimate(grid, levels, coupled, remembers, memory, sizeless.unknowns, sizeless.bytes(grid.size(), levels), sizeless.seconds);
    }

    /// Two trajectories and the value before; with an iteration the density that goes in and its residual, and with a memory its
    /// last point and two for each remembered step; the iterates of the stages where they are kept. In floating point, since this
    /// may be more than any integer can count.
    private long bytes(long cells, int levels) {
        double trajectories = 3 + (coupled ? 2 : 0) + (remembers ? 2 + 2 * HISTORY : 0);
        double stages = 8.0 * cells * (grid.dimension() - 1) * (levels - 1);
        return (long) (8.0 * cells * (trajectories * levels + WORKING_SLICES) + (stages <= (double) memory / SHARE_OF_STAGES ? stages : 0));
    }

    /// 80 % of the memory that this process may use.
    public static long available() {
        return Runtime.getRuntime().maxMemory() / 10 * 8;
    }

    /// Refuses a solve that does not fit into what this process may use.
    public Optional<Issue> preflight() {
        return preflight(new Place("grid.n", 0, 1, 1, ""), available(), machine());
    }

    private static long machine() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean system ? system.getTotalMemorySize() : 0;
    }

    /// Refuses a solve that does not fit, with what does (exit code 7).
    ///
    /// @param available bytes, as of [#available()]
    /// @param machine   bytes that the machine has; more are not offered
    Optional<Issue> preflight(Place place, long available, long machine) {
        if (bytes <= available) return Optional.empty();
        List<String> advice = new ArrayList<>();
        largest(available).map(n -> "The largest grid of these proportions that fits is n = " + n + ".").ifPresent(advice::add);
        int steps = mostSteps(available);
        if (steps >= 1 && (levels > longestAxis() || advice.isEmpty())) advice.addFirst("With this grid nt = " + steps + " fits.");
        if (advice.isEmpty()) advice.add("Nothing near it fits: take a smaller grid and fewer time steps.");
        double heap = bytes * 1.25;
        if (heap <= SHARE_OF_MACHINE * machine) advice.add("Or give the program more memory: JAVA_TOOL_OPTIONS=-Xmx" + (long) (heap / (1 << 30) + 1) + "g.");
        return Optional.of(new Issue(place, IssueCode.I401,
                "The solve needs %s of memory, and has %s (80 %% of the heap).".formatted(size(bytes), size(available)), String.join(" ", advice)));
    }

    private int longestAxis() {
        return grid.n().stream().mapToInt(Integer::intValue).max().orElseThrow();
    }

    private int mostSteps(long available) {
        int low = 0;
        int high = levels - 1;
        while (high - low > 1) {
            int middle = low + (high - low) / 2;
            if (bytes(grid.size(), middle + 1) <= available) low = middle;
            else high = middle;
        }
        return low;
    }

    private Optional<List<Integer>> largest(long available) {
        double low = 0;
        double high = 1;
        for (int i = 0; i < 50; i++) {
            double middle = (low + high) / 2;
            long cells = scaled(middle).stream().mapToLong(Integer::longValue).reduce(1, Math::multiplyExact);
            if (bytes(cells, levels) <= available) low = middle;
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
