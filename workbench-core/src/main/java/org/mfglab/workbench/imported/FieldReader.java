package org.mfglab.workbench.imported;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.mfglab.grid.Domain;
import org.mfglab.grid.Grid;
import org.mfglab.grid.Interval;
import org.mfglab.grid.TimeGrid;
import org.mfglab.workbench.file.NumpyArray;
import org.mfglab.workbench.report.Numbers;
import org.mfglab.workbench.run.Exit;
import org.mfglab.workbench.run.Json;
import org.mfglab.workbench.run.Message;
import org.mfglab.workbench.run.Refusal;
import org.mfglab.workbench.study.Study;

/// Reads a density on a grid, `[t, (z,) (y,) x]` or at one time without the first axis, and a value function beside it.
final class FieldReader {

    /// Steps of an axis may differ by this much of their length: coordinates are often float32.
    private static final double UNEVEN = 1e-3;
    private static final double MASS = 0.01;

    private final Roles roles;
    private final Optional<Study> problem;

    FieldReader(Roles roles, Optional<Study> problem) {
        this.roles = roles;
        this.problem = problem;
    }

    ImportedResult fields() throws Refusal {
        if (roles.mapping().gives(Role.MEAN) || roles.mapping().gives(Role.STD))
            throw Mapping.wrong("A density on a grid has no --map mean or std.", "Give its axes in the units of space: --map x=NAME.");
        boolean logarithm = roles.find(Role.M).isEmpty() && roles.find(Role.LOGM).isPresent();
        Role role = logarithm ? Role.LOGM : Role.M;
        String name = roles.require(role);
        NumpyArray array = roles.arrays().read(name);
        FieldOrder order = FieldOrder.of(roles, name, array.shape(), dimension(array.shape()));
        Grid grid = grid(order, name);
        Times times = Times.of(roles, order.levels(), problem.map(Study::time).map(TimeGrid::horizon));
        double[][] density = levels(order.levels(array), times, name, true, logarithm);
        List<Message> notices = new ArrayList<>(mass(density, grid, times));
        Map<String, Object> making = Json.object("as", ResultKind.FIELDS.word(), role.key(), name, "time_map", times.map(), "box", Outside.box(grid));
        Optional<String> u = roles.find(Role.U).filter(found -> roles.arrays().shape(found).equals(array.shape()));
        Optional<double[][]> value = u.isEmpty() ? Optional.empty() : Optional.of(levels(order.levels(roles.arrays().read(u.get())), times, u.get(), false, false));
        u.ifPresent(found -> making.put(Role.U.key(), found));
        Optional<double[][]> data = Points.data(roles, grid.dimension(), Normalisation.of(roles, grid.dimension()));
        return new ImportedResult(ResultKind.FIELDS, grid, times.values(), density, value, Optional.empty(), data, Optional.empty(), Optional.empty(), making, notices);
    }

    /// The number of axes of space: as many as have coordinates, or as the problem has.
    private int dimension(List<Integer> shape) throws Refusal {
        int named = roles.find(Role.X).isEmpty() ? 0 : roles.find(Role.Y).isEmpty() ? 1 : roles.find(Role.Z).isEmpty() ? 2 : 3;
        int d = problem.isPresent() ? problem.get().grid().dimension() : Math.min(named, Math.max(1, shape.size() - (given(Role.T) ? 1 : 0)));
        if (d == 0)
            throw roles.unknown("The file does not say where the points of its grid are.", "--map x=NAME --map y=NAME, arrays of coordinates", "--problem FILE, if it is the grid of that problem");
        return d;
    }

    private boolean given(Role role) {
        return roles.find(role).isPresent();
    }

    private Grid grid(FieldOrder order, String name) throws Refusal {
        if (roles.find(Role.X).isEmpty() && problem.isPresent()) {
            Grid grid = problem.get().grid();
            if (!grid.n().equals(order.counts()))
                throw new Refusal(Exit.FILE, new Message("C513", "The array '%s' has %s points, the grid of the problem %s.".formatted(name, order.counts(), grid.n()), List.of(),
                        List.of("--map x=NAME ... gives the points of the array", "--map order=txy if its axes are exchanged")));
            return grid;
        }
        List<Interval> sides = new ArrayList<>();
        List<Role> axes = List.of(Role.X, Role.Y, Role.Z).subList(0, order.counts().size());
        for (int axis = 0; axis < axes.size(); axis++) sides.add(side(axes.get(axis), order.counts().get(axis), name));
        Grid grid = new Grid(Domain.box(sides.toArray(Interval[]::new)), order.counts());
        if (problem.isPresent() && problem.get().grid().dimension() != grid.dimension()) throw Import.otherDimension(grid.dimension(), problem.get().grid().dimension());
        return grid;
    }

    /// The interval of which the coordinates are cell centres.
    private Interval side(Role role, int count, String name) throws Refusal {
        String axis = roles.require(role);
        double[] x = roles.arrays().read(axis).values();
        if (x.length != count)
            throw new Refusal(Exit.FILE, new Message("C513", "The axis '%s' has %s points, the array '%s' %s along %s.".formatted(axis, x.length, name, count, role.key()), List.of("It holds " + roles.arrays().described() + "."),
                    List.of("--map order=txy if the axes of the array are exchanged: [t, y, x] is expected, x last", "--map %s=NAME".formatted(role.key()))));
        if (count < 2) throw new Refusal(Exit.FILE, new Message("C513", "The axis '%s' has one point; at least 2 are needed.".formatted(axis), List.of(), List.of()));
        double h = (x[count - 1] - x[0]) / (count - 1);
        for (int i = 1; i < count; i++)
            if (!(Math.abs(x[i] - x[i - 1] - h) <= UNEVEN * h))
                throw new Refusal(Exit.FILE, new Message("C514", "The axis '%s' must grow in equal steps; from point %s to %s it goes from %s to %s.".formatted(axis, i - 1, i, Numbers.of(x[i - 1], 6), Numbers.of(x[i], 6)),
                        List.of(), List.of("Interpolate to equal steps, or name the axis that has them: --map %s=NAME".formatted(role.key()))));
        return new Interval(x[0] - h / 2, x[count - 1] + h / 2);
    }

    private static double[][] levels(double[][] levels, Times times, String name, boolean density, boolean logarithm) throws Refusal {
        double[][] ordered = Arrays.stream(times.order()).mapToObj(k -> levels[k]).toArray(double[][]::new);
        for (double[] level : ordered)
            for (int i = 0; i < level.length; i++) {
                if (logarithm) level[i] = Math.exp(level[i]);
                if (!Double.isFinite(level[i])) throw impossible("The array '%s' has a value that is not finite (%s).".formatted(name, level[i]));
                if (density && level[i] < 0) throw impossible("The density '%s' is negative (%s).".formatted(name, Numbers.of(level[i], 4)), "--map logm=%s if it is the logarithm".formatted(name));
            }
        return ordered;
    }

    private static Refusal impossible(String what, String... advice) {
        return new Refusal(Exit.FILE, new Message("C514", what, List.of(), List.of(advice)));
    }

    /// A mass that is not 1 is kept, and said.
    private static List<Message> mass(double[][] density, Grid grid, Times times) throws Refusal {
        double[] masses = Arrays.stream(density).mapToDouble(m -> Arrays.stream(m).sum() * grid.cellVolume()).toArray();
        int worst = IntStream.range(0, masses.length).reduce(0, (a, b) -> Math.abs(masses[b] - 1) > Math.abs(masses[a] - 1) ? b : a);
        if (Arrays.stream(masses).anyMatch(mass -> !(mass > 0))) throw impossible("The density has no mass at one of its times.");
        if (Math.abs(masses[worst] - 1) <= MASS) return List.of();
        boolean perBin = Arrays.stream(density).allMatch(m -> Math.abs(Arrays.stream(m).sum() - 1) < MASS);
        String what = "The density has the mass %s at t = %s.".formatted(Numbers.of(masses[worst], 4), Numbers.of(times.values()[worst], 4));
        if (!perBin)
            return List.of(new Message("C518", what, List.of("It is taken as it is, on the grid %s of %s.".formatted(grid.n(), Outside.box(grid))),
                    List.of("Nothing, if it is meant: distances and divergences compare shapes; m_linf and m_l1 see the mass.")));
        String cell = Numbers.of(grid.cellVolume(), 6);
        return List.of(new Message("C518", what, List.of("Its values add up to 1, so that they are probabilities per cell and not per unit of space."),
                List.of("Divide by the volume of a cell, %s: numpy.savez(..., m=m/%s).".formatted(cell, cell))));
    }
}
