package org.mfglab.device;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.mfglab.formula.Formula;
import org.mfglab.formula.Program;
import org.mfglab.grid.BoundaryCondition;
import org.mfglab.grid.Geometry.Face;

/// The faces of one axis on which u is given: exits and value sides, with the values at the present time.
public final class DrivenFaces {

    private static final List<String> INPUTS = List.of("x", "y", "z", "t");

    /// In the order of the grid's faces.
    public final List<Face> faces = new ArrayList<>();

    /// Whether agents leave there.
    public final boolean[] absorbing;

    /// What u is there at the present time.
    public final double[] value;
    private final List<Group> groups = new ArrayList<>();
    private final boolean varies;
    private double time = Double.NaN;

    /// The faces of one formula.
    private record Group(Program.Evaluator formula, int[] members, double[][] coordinates, double[] values) { }

    /// @param ends every face at which lines of the axis end
    public DrivenFaces(List<Face> ends) {
        Map<Formula, List<Integer>> members = new LinkedHashMap<>();
        for (Face face : ends) {
            Formula formula = given(face);
            if (formula == null) continue;
            members.computeIfAbsent(formula, _ -> new ArrayList<>()).add(faces.size());
            faces.add(face);
        }
        absorbing = new boolean[faces.size()];
        for (int i = 0; i < absorbing.length; i++) absorbing[i] = faces.get(i).condition() instanceof BoundaryCondition.Exit;
        value = new double[faces.size()];
        members.forEach((formula, list) -> groups.add(group(formula, list.stream().mapToInt(Integer::intValue).toArray())));
        varies = members.keySet().stream().anyMatch(formula -> formula.dependsOn("t"));
    }

    private static Formula given(Face face) {
        return switch (face.condition()) {
            case BoundaryCondition.Periodic _, BoundaryCondition.Wall _ -> null;
            case BoundaryCondition.Exit(Formula cost) -> cost;
            case BoundaryCondition.Value(Formula value) -> value;
        };
    }

    private Group group(Formula formula, int[] members) {
        int dimension = faces.get(members[0]).centre().length;
        double[][] coordinates = new double[dimension][members.length];
        for (int i = 0; i < members.length; i++)
            for (int axis = 0; axis < dimension; axis++) coordinates[axis][i] = faces.get(members[i]).centre()[axis];
        return new Group(Program.of(INPUTS, formula).evaluator(), members, coordinates, new double[members.length]);
    }

    public int count() {
        return value.length;
    }

    /// Brings the values to a time.
    ///
    /// @return whether they changed
    public boolean at(double t) {
        if (groups.isEmpty() || t == time || !varies && !Double.isNaN(time)) return false;
        time = t;
        for (Group group : groups) {
            for (int axis = 0; axis < 3; axis++)
                if (axis < group.coordinates.length) group.formula.row(axis, group.coordinates[axis], 0);
                else group.formula.scalar(axis, 0);
            group.formula.scalar(3, t);
            group.formula.run(group.members.length, new double[][] {group.values}, new int[] {0});
            for (int i = 0; i < group.members.length; i++) value[group.members[i]] = group.values[i];
        }
        return true;
    }

    /// What leaves through the exits: the sum of `leak density`, in the order of the faces.
    ///
    /// @param leak    one per face
    /// @param density a slice
    public double outflow(double[] leak, double[] density) {
        double sum = 0;
        for (int i = 0; i < value.length; i++)
            if (absorbing[i]) sum += leak[i] * density[faces.get(i).cell()];
        return sum;
    }
}
