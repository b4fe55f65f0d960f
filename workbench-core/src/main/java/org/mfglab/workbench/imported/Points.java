package org.mfglab.workbench.imported;

import java.util.List;
import java.util.Optional;
import org.mfglab.workbench.file.NumpyArray;
import org.mfglab.workbench.run.Exit;
import org.mfglab.workbench.run.Message;
import org.mfglab.workbench.run.Refusal;

/// Points of a file as arrays `[n, d]`, checked: one to three finite coordinates each.
final class Points {

    private Points() { }

    /// @param name in messages
    static double[][] of(NumpyArray array, String name) throws Refusal {
        List<Integer> shape = array.shape();
        boolean flat = shape.size() == 1;
        if (!flat && shape.size() != 2) throw shape(name, shape, "[n, d]: a row for each point, a column for each axis");
        int d = flat ? 1 : shape.get(1);
        if (d < 1 || d > 3)
            throw new Refusal(Exit.FILE, new Message("C513", "The points '%s' of shape %s have %s coordinates; one to three are possible.".formatted(name, shape, d), List.of(),
                    shape.getFirst() <= 3 ? List.of("Maybe rows and columns are exchanged: numpy.savez(..., %s=x.T).".formatted(name)) : List.of("Maybe two or three of them: numpy.savez(..., %s=x[:, :2]).".formatted(name))));
        return checked(rows(array.values(), shape.getFirst(), d), name);
    }

    private static double[][] rows(double[] values, int n, int d) {
        double[][] rows = new double[n][d];
        for (int i = 0; i < n; i++) System.arraycopy(values, i * d, rows[i], 0, d);
        return rows;
    }

    /// @return the same points
    static double[][] checked(double[][] points, String name) throws Refusal {
        if (points.length < 2) throw new Refusal(Exit.FILE, new Message("C513", "The array '%s' holds %s points; at least 2 are needed.".formatted(name, points.length), List.of(), List.of()));
        for (int i = 0; i < points.length; i++)
            for (double x : points[i])
                if (!Double.isFinite(x))
                    throw new Refusal(Exit.FILE, new Message("C514", "Point %s of '%s' is not finite (%s).".formatted(i, name, x), List.of(),
                            List.of("Maybe the flow diverged there; leave such points out: x[numpy.isfinite(x).all(axis=1)].")));
        return points;
    }

    static Refusal shape(String name, List<Integer> shape, String wanted) {
        return new Refusal(Exit.FILE, new Message("C513", "The array '%s' of shape %s must have the shape %s.".formatted(name, shape, wanted), List.of(), List.of()));
    }

    /// The samples of the truth, if the file has some.
    static Optional<double[][]> data(Roles roles, int dimension, Normalisation normalisation) throws Refusal {
        Optional<String> name = roles.find(Role.DATA);
        if (name.isEmpty()) return Optional.empty();
        double[][] data = of(roles.arrays().read(name.get()), name.get());
        if (data[0].length != dimension)
            throw new Refusal(Exit.FILE, new Message("C513", "The data '%s' have %s coordinates, the results %s.".formatted(name.get(), data[0].length, dimension), List.of(), List.of()));
        normalisation.undo(data);
        return Optional.of(data);
    }
}
