package org.mfglab.verify;

import org.mfglab.game.Coupling;
import org.mfglab.game.Hamiltonian;
import org.mfglab.game.MeanFieldGame;
import org.mfglab.grid.Grid;
import org.mfglab.grid.TimeGrid;
import org.mfglab.grid.Trajectory;

/// Recomputes the discrete equations from the stored u and m, with geometry, formulas, convolutions, Newton method and elimination of its
/// own: nothing here is shared with the devices, the schemes or the solvers.
///
/// `fd_split` is solved anew, level by level: `hjb = max |u[n] - S(u[n+1]; m[n+1])|/dt`, `fokker_planck = max |m[n+1] - (DS)^T m[n]|/(dt max m)`.
/// The other schemes are written out, and what is left over is their residual. Terminal value, initial density and the zeros in solid cells
/// are equations too. What breaks the premises of a scheme counts as a residual of hjb: a viscosity theta below `max |H_p|`, parts of H that
/// do not add up to it.
///
/// One level at a time: the slices held do not grow with the number of threads.
public final class Certifier {

    /// What rounding may do to a level, in ulps of the value: where a level is solved anew, and where it is written out.
    private static final double SOLVED = 32;
    private static final double WRITTEN = 4;

    private final MeanFieldGame game;
    private final Grid grid;
    private final TimeGrid time;
    private final Trajectory u;
    private final Trajectory m;
    private final Faces faces;
    private final Symbols symbols;
    private final PlainCosts costs;
    private final double rounding;
    private final Level.Check check;
    private PlainHamiltonian parts;

    private double hjb;
    private double defect;
    private double massError;
    private double least = Double.POSITIVE_INFINITY;
    private double most = Double.NEGATIVE_INFINITY;
    private double value;
    private double stiffness = 1;
    private Level.Flow flow = Level.Flow.NONE;
    private final CompensatedSum balance = new CompensatedSum();

    private Certifier(MeanFieldGame game, Equations equations, Trajectory u, Trajectory m) {
        this.game = game;
        this.grid = u.grid();
        this.time = u.time();
        this.u = u;
        this.m = m;
        this.faces = new Faces(grid);
        this.symbols = new Symbols(game, grid, faces);
        this.costs = new PlainCosts(game, symbols);
        this.rounding = rounding(equations) * u.unit();
        this.check = switch (equations) {
            case Equations.Split() -> new SplitCheck(game, grid, time, faces, symbols, costs, parts());
            case Equations.Upwind() -> {
                PlainHamiltonian hamiltonian = parts();
                yield new UnsplitCheck(game, grid, time, faces, symbols, costs, () -> new PointHamiltonian.Upwind(hamiltonian));
            }
            case Equations.SemiLagrangian() -> new FootCheck(game, grid, time, faces, symbols, costs, separable() ? parts() : null);
            case Equations.SemiLagrangian2() -> new SplineCheck(game, grid, time, symbols, costs, parts());
            case Equations.LaxFriedrichs(var theta) -> {
                if (theta.size() != grid.dimension())
                    throw new IllegalArgumentException("The viscosities theta = %s must be one for each of the %d axes.".formatted(theta, grid.dimension()));
                yield new UnsplitCheck(game, grid, time, faces, symbols, costs, () -> new PointHamiltonian.LaxFriedrichs(game.hamiltonian(), theta, symbols));
            }
        };
    }

    /// The equations between two levels of a trajectory's grid.
    static Level.Check check(MeanFieldGame game, Equations equations, Trajectory u) {
        return new Certifier(game, equations, u, u).check;
    }

    private boolean separable() {
        return game.hamiltonian().structure() instanceof Hamiltonian.Structure.Sum sum && sum.separable();
    }

    private PlainHamiltonian parts() {
        parts = PlainHamiltonian.of(game, symbols);
        return parts;
    }

    private static double rounding(Equations equations) {
        return switch (equations) {
            case Equations.Split _, Equations.SemiLagrangian _, Equations.SemiLagrangian2 _ -> SOLVED;
            case Equations.Upwind _, Equations.LaxFriedrichs _ -> WRITTEN;
        };
    }

    /// The least floor that a certificate of such a solution will state.
    ///
    /// @param unit  the distance from 1 to the next number that is stored
    /// @param value `max |u|`
    public static double leastFloor(Equations equations, double unit, double value, TimeGrid time) {
        return rounding(equations) * unit * Math.max(1, value) / time.dt();
    }

    /// The slices that a certificate takes beside u and m: two levels of each, and what the equations between them need.
    public static long slices(MeanFieldGame game, Grid grid) {
        long convolutions = Coupling.kernels(game.running(), game.terminal()).size();
        return 8 + 2L * grid.dimension() + game.fields().size() + convolutions * PlainConvolution.slices(grid);
    }

    /// Certifies a solution.
    ///
    /// @param equations      what it claims to satisfy
    /// @param u              the value at all levels
    /// @param m              the density at all levels
    /// @param fixedPoint     of the published density, by one more pair of sweeps
    /// @param exploitability of the policy of u
    /// @throws IllegalArgumentException if the equations cannot be those of the game
    public static Certificate certify(MeanFieldGame game, Equations equations, Trajectory u, Trajectory m, double fixedPoint, double exploitability) {
        return new Certifier(game, equations, u, m).certify(fixedPoint, exploitability);
    }

    private Certificate certify(double fixedPoint, double exploitability) {
        double[] value = read(u, 0);
        double[] density = read(m, 0);
        double mass = sum(density);
        defect = distance(density, game.initial().on(grid).values());
        see(value, density);
        if (parts != null) hjb = contradiction();
        for (int n = 0; n < time.steps(); n++) {
            double[] uNext = read(u, n + 1);
            double[] mNext = read(m, n + 1);
            add(check.level(n, value, uNext, density, mNext));
            massError = Math.max(massError, Math.abs(sum(mNext) - mass - balance.value()));
            see(uNext, mNext);
            value = uNext;
            density = mNext;
        }
        double[] terminal = costs.terminal(density);
        hjb = Math.max(hjb, distance(value, terminal));
        double volume = grid.cellVolume();
        double floor = rounding * Math.max(1, this.value) * stiffness / time.dt();
        Certificate.Cost cost = new Certificate.Cost(flow.kinetic() * volume, flow.running() * volume, (dot(density, terminal) + flow.paid()) * volume);
        return new Certificate(hjb, defect / most, fixedPoint, floor, massError * volume, least, exploitability, cost);
    }

    private void add(Level level) {
        hjb = Math.max(Math.max(hjb, level.excess()), level.worstValue());
        defect = Math.max(defect, level.worstDensity());
        stiffness = Math.max(stiffness, level.stiffness());
        flow = flow.plus(level.flow());
        balance.add(level.flow().entered());
        balance.add(-level.flow().left());
    }

    /// Keeps the extremes of the open cells.
    private void see(double[] value, double[] density) {
        for (int i = 0; i < value.length; i++) {
            this.value = Math.max(this.value, Math.abs(value[i]));
            if (faces.solid(i)) continue;
            least = Math.min(least, density[i]);
            most = Math.max(most, density[i]);
        }
    }

    /// By how much the parts of H miss it, half-way through.
    private double contradiction() {
        int n = time.steps() / 2;
        Symbols.Moment moment = symbols.at(time.time(n), read(m, n), game.hamiltonian().formula());
        double[] v = moment.variables();
        double worst = 0;
        for (int i = 0; i < grid.size(); i++) {
            if (faces.solid(i)) continue;
            moment.place(v, i);
            worst = Math.max(worst, parts.contradiction(v));
        }
        return worst;
    }

    private double[] read(Trajectory trajectory, int n) {
        double[] values = new double[grid.size()];
        trajectory.read(n, values);
        return values;
    }

    private static double sum(double[] values) {
        CompensatedSum sum = new CompensatedSum();
        for (double part : values) sum.add(part);
        return sum.value();
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) sum += a[i] * b[i];
        return sum;
    }

    private static double distance(double[] a, double[] b) {
        double distance = 0;
        for (int i = 0; i < a.length; i++) distance = Math.max(distance, Math.abs(a[i] - b[i]));
        return distance;
    }
}
