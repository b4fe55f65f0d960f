package org.mfglab.workbench.imported;

import java.util.List;
import java.util.Optional;
import org.mfglab.workbench.file.NumpyArray;
import org.mfglab.workbench.run.Refusal;

/// Which axis of an array of trajectories is time.
///
/// @param shape     of the array
/// @param timeFirst `[time, n, d]`, or else `[n, time, d]`
record PathOrder(List<Integer> shape, boolean timeFirst) {

    /// As `--map order=tnd` or `ntd` says, or as the length of the array of times tells.
    static PathOrder of(Roles roles, String name, List<Integer> shape) throws Refusal {
        if (shape.size() != 3 || shape.get(2) < 1 || shape.get(2) > 3) throw Points.shape(name, shape, "[time, n, d] or [n, time, d], d from 1 to 3");
        Optional<String> order = roles.mapping().one(Role.ORDER);
        if (order.isPresent()) return switch (order.get()) {
            case "tnd" -> new PathOrder(shape, true);
            case "ntd" -> new PathOrder(shape, false);
            default -> throw Mapping.wrong("The order of trajectories ('%s') must be tnd or ntd.".formatted(order.get()), "n counts points, t times, d coordinates.");
        };
        Optional<Integer> times = roles.find(Role.T).map(t -> roles.arrays().shape(t).getFirst());
        boolean first = times.isPresent() && times.get().equals(shape.get(0));
        boolean second = times.isPresent() && times.get().equals(shape.get(1));
        if (first == second)
            throw roles.unknown("Which axis of the trajectories '%s' of shape %s is time is not known.".formatted(name, shape), "--map order=tnd for [time, n, d], --map order=ntd for [n, time, d]");
        return new PathOrder(shape, first);
    }

    int levels() {
        return shape.get(timeFirst ? 0 : 1);
    }

    int dimension() {
        return shape.get(2);
    }

    /// The points, `[time, n, d]`.
    double[][][] levels(NumpyArray array, String name) throws Refusal {
        int n = shape.get(timeFirst ? 1 : 0);
        int d = dimension();
        double[][][] levels = new double[levels()][n][d];
        for (int k = 0; k < levels.length; k++) {
            for (int i = 0; i < n; i++) System.arraycopy(array.values(), (timeFirst ? k * n + i : i * levels.length + k) * d, levels[k][i], 0, d);
            Points.checked(levels[k], name);
        }
        return levels;
    }
}
