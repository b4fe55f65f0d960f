package org.mfglab.workbench.run;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.mfglab.device.Backend;
import org.mfglab.device.DeviceException;
import org.mfglab.device.Heap;
import org.mfglab.grid.Grid;
import org.mfglab.grid.TimeGrid;
import org.mfglab.scheme.Workspace;
import org.mfglab.solve.Anderson;
import org.mfglab.solve.Solver;
import org.mfglab.workbench.study.Issue;
import org.mfglab.workbench.study.IssueCode;
import org.mfglab.workbench.study.Place;
import org.mfglab.workbench.study.Study;

/// What a run will need.
///
/// Its largest memory is that of the solve, or that of the pictures beside the result. Solver and scheme tell how many slices they
/// hold; the number of iterations is a guess.
///
/// @param heap  of the program that will run it: of a larger one the scheme takes more, to save time
/// @param bytes in use at the peak, with the program itself
public record Estimate(Study study, Heap heap, long bytes) {

    /// Time for one cell and axis in one sweep of `fd_split`, the mean of backward and forward, and for one cell of the schemes that
    /// iterate within a level (docs/performance.md).
    private static final double NANOSECONDS_BY_LINES = 40;
    private static final double NANOSECONDS_BY_LEVELS = 1500;
    private static final double[] NANOSECONDS_BY_FEET = {400, 3000, 9000};
    private static final double[] NANOSECONDS_BY_SPLINES = {300, 700, 2000};

    private static final int TYPICAL_ITERATIONS = 30;

    /// Pairs of sweeps that certificate and exploitability take.
    private static final int CERTIFYING_SWEEPS = 4;

    /// Of value, density and what changes them, while a step or an update is computed.
    private static final int SLICES_OF_A_STEP = 8;

    /// Slices that metrics are computed with: a copy of the last density and its coordinates, or an exact solution and differences.
    private static final int SLICES_FOR_METRICS = 8;

    /// Bytes of pages that are drawn, of the report and of the letters on them.
    private static final double DRAWING = 20e6;

    /// Planes that the drawing of a curve takes for its outline.
    private static final int PLANES_OF_A_CURVE = 24;

    /// What the generator of an agent's chances takes, in numbers.
    private static final int NUMBERS_OF_CHANCE = 5;

    /// The part of the memory of the machine that the heap of one program may take.
    private static final double SHARE_OF_MACHINE = 0.9;

    public static Estimate of(Study study) {
        return of(study, Heap.here());
    }

    static Estimate of(Study study, Heap heap) {
        return new Estimate(study, heap, (long) (Heap.PROGRAM + buffers(study, solver(study), study.grid(), study.time(), heap)));
    }

    private static Solver solver(Study study) {
        return ChosenSolver.of(study).solver(study.solver());
    }

    /// In floating point, since this may be more than any integer can count.
    private static double buffers(Study study, Solver solver, Grid grid, TimeGrid time, Heap heap) {
        return Math.max(solving(study, solver, grid, time, heap), showing(study, grid, time));
    }

    private static double solving(Study study, Solver solver, Grid grid, TimeGrid time, Heap heap) {
        Workspace workspace = ChosenSolver.of(study).discretisation().workspace(study.game(), time);
        double slice = (double) study.solver().precision().bytes() * grid.size();
        double needed = slice * (solver.slices(study.game(), grid, time) + workspace.needed());
        double helpful = slice * workspace.helpful();
        double scratch = Backend.scratch(grid, study.solver().threads());
        return needed + scratch + (helpful <= Solver.roomToSaveTime(heap.forBuffers(), needed) ? helpful : 0);
    }

    /// The result, and what is made of it: metrics, paths, then pictures.
    private static double showing(Study study, Grid grid, TimeGrid time) {
        double slice = (double) Double.BYTES * grid.size();
        double pictures = DRAWING + slice + pictures(grid, Thinning.count(time, study.output().every()));
        double result = 2.0 * study.solver().precision().bytes() * grid.size() * time.levels();
        return result + Math.max(pictures, Math.max(SLICES_FOR_METRICS * slice, paths(grid, study.output().particles())));
    }

    /// A plane for each; in three dimensions that is less than a slice.
    private static double pictures(Grid grid, int written) {
        double plane = Double.BYTES * (grid.dimension() < 3 ? (double) grid.size() : (double) grid.n(0) * grid.n(1));
        return plane * (Showpieces.planes(grid, written) + (grid.dimension() == 1 ? PLANES_OF_A_CURVE : 0));
    }

    /// Value, density and velocity at two levels; of each agent its place three times, and the state of its chances.
    private static double paths(Grid grid, int particles) {
        double d = grid.dimension();
        return particles == 0 ? 0 : Double.BYTES * ((4 + 2 * d) * grid.size() + (3 * d + NUMBERS_OF_CHANCE) * particles);
    }

    /// Whether the pictures, and not the solve, take the most.
    boolean mostInPictures() {
        return showing(study, study.grid(), study.time()) > solving(study, solver(study), study.grid(), study.time(), heap);
    }

    /// Values of u and m over all time levels.
    public long unknowns() {
        return 2L * study.grid().size() * study.time().levels();
    }

    /// Roughly, on one processor.
    public double seconds() {
        int iterations = study.game().coupled() ? Math.min(study.solver().maxIterations(), TYPICAL_ITERATIONS) : 1;
        return 1e-9 * nanoseconds() * (2.0 * iterations + CERTIFYING_SWEEPS) * study.grid().size() * study.time().levels();
    }

    private double nanoseconds() {
        return switch (ChosenSolver.of(study).scheme()) {
            case AUTO, FD_SPLIT -> NANOSECONDS_BY_LINES * study.grid().dimension();
            case FD_UPWIND, FD_LAX_FRIEDRICHS -> NANOSECONDS_BY_LEVELS;
            case SEMI_LAGRANGIAN -> NANOSECONDS_BY_FEET[study.grid().dimension() - 1];
            case SEMI_LAGRANGIAN_2 -> NANOSECONDS_BY_SPLINES[study.grid().dimension() - 1];
        };
    }

    /// Refuses a run that does not fit into the heap of this program, with what does (exit code 7).
    public Optional<Issue> preflight() {
        return preflight(new Place("grid.n", 0, 1, 1, ""), machine());
    }

    private static long machine() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean system ? system.getTotalMemorySize() : 0;
    }

    /// @param machine bytes that the machine has; more are not offered
    Optional<Issue> preflight(Place place, long machine) {
        if (fits(study.grid(), study.time())) return Optional.empty();
        List<String> advice = advice();
        double larger = Heap.with(bytes - Heap.PROGRAM).most();
        if (larger <= SHARE_OF_MACHINE * machine) advice.add("Or give the program more memory: JAVA_TOOL_OPTIONS=-Xmx" + (long) (larger / (1 << 20) + 1) + "m.");
        return Optional.of(new Issue(place, IssueCode.I401, "The solve needs %s of memory, and has room for %s in a heap of %s.".formatted(
                size(bytes), size(heap.forBuffers() + Heap.PROGRAM), size(heap.most())), String.join(" ", advice)));
    }

    /// Refuses a device whose memory does not hold one step of the solve. The other slices of the solve may wait in the heap.
    static Optional<DeviceException> preflight(Study study, Backend device) {
        long slices = ChosenSolver.of(study).discretisation().workspace(study.game(), study.time()).needed() + SLICES_OF_A_STEP;
        double needed = (double) device.precision().bytes() * study.grid().size() * slices;
        if (needed <= device.memory()) return Optional.empty();
        return Optional.of(new DeviceException(DeviceException.Kind.MEMORY, "A step of the solve needs %s of memory, and %s has room for %s. Take a smaller grid, such as %d cells in place of %d, or device = \"cpu\".".formatted(
                size((long) needed), device.device(), size(device.memory()), (long) (study.grid().size() * (device.memory() / needed)), study.grid().size())));
    }

    /// What would fit.
    private List<String> advice() {
        List<String> advice = new ArrayList<>();
        largest().map(n -> "The largest grid of these proportions that fits is n = " + n + ".").ifPresent(advice::add);
        int steps = mostSteps();
        if (steps >= 1 && (study.time().levels() > longestAxis() || advice.isEmpty())) advice.addFirst("With this grid nt = " + steps + " fits.");
        if (advice.isEmpty()) advice.add("Nothing near it fits: take a smaller grid and fewer time steps.");
        if (study.game().coupled() && fits(picard(), study.grid(), study.time())) advice.add("Or an iteration that remembers nothing fits: --set solver.method=picard.");
        return advice;
    }

    private boolean fits(Grid grid, TimeGrid time) {
        return fits(solver(study), grid, time);
    }

    private boolean fits(Solver solver, Grid grid, TimeGrid time) {
        return buffers(study, solver, grid, time, heap) <= heap.forBuffers();
    }

    private Solver picard() {
        return Anderson.picard(study.solver().damping(), study.solver().tolerance(), study.solver().maxIterations());
    }

    private int longestAxis() {
        return study.grid().n().stream().mapToInt(Integer::intValue).max().orElseThrow();
    }

    private int mostSteps() {
        int low = 0;
        int high = study.time().steps();
        while (high - low > 1) {
            int middle = low + (high - low) / 2;
            if (fits(study.grid(), new TimeGrid(study.time().horizon(), middle))) low = middle;
            else high = middle;
        }
        return low;
    }

    private Optional<List<Integer>> largest() {
        double low = 0;
        double high = 1;
        for (int i = 0; i < 50; i++) {
            double middle = (low + high) / 2;
            if (fits(new Grid(study.domain(), scaled(middle)), study.time())) low = middle;
            else high = middle;
        }
        return low == 0 ? Optional.empty() : Optional.of(scaled(low));
    }

    private List<Integer> scaled(double factor) {
        List<Integer> n = new ArrayList<>();
        for (int count : study.grid().n()) n.add((int) Math.max(1, Math.floor(count * factor)));
        return n;
    }

    /// Time and memory for people: "~9 s, 0.6 GB".
    @Override
    public String toString() {
        double seconds = seconds();
        String time = seconds < 1 ? "< 1 s" : seconds < 120 ? "~" + Math.round(seconds) + " s" : "~" + Math.round(seconds / 60) + " min";
        return time + ", " + size(bytes);
    }

    private static String size(long bytes) {
        if (bytes < 1e9) return String.format(Locale.ROOT, "%.0f MB", Math.max(1, bytes / 1e6));
        return String.format(Locale.ROOT, bytes < 1e11 ? "%.2f GB" : "%.0f GB", bytes / 1e9);
    }
}
