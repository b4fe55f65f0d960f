package org.mfglab.workbench.study;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.mfglab.formula.Formula;
import org.mfglab.grid.BoundaryCondition;
import org.mfglab.grid.Domain;
import org.mfglab.grid.Grid;
import org.mfglab.grid.Interval;
import org.mfglab.grid.Obstacle;
import org.mfglab.grid.Side;

/// What surrounds the agents, in words: the sides of the box and the obstacles in it.
public final class Surroundings {

    private Surroundings() { }

    /// "left, bottom, top: wall; right: wall with exit at y in [3.0, 5.0]"; sides that are alike are told together.
    public static String sides(Domain domain) {
        List<String> sides = new ArrayList<>();
        List<String> names = new ArrayList<>();
        for (int axis = 0; axis < domain.dimension(); axis++)
            for (boolean upper : new boolean[] {false, true}) {
                sides.add(words(BoundaryReader.side(domain, axis, upper), axis));
                names.add(BoundaryReader.name(axis, upper));
            }
        if (sides.stream().distinct().count() == 1) return sides.getFirst() + (domain.dimension() == 1 ? " at both ends" : " all round");
        List<String> told = new ArrayList<>();
        for (String side : sides.stream().distinct().toList()) {
            List<String> alike = new ArrayList<>();
            for (int i = 0; i < sides.size(); i++) if (sides.get(i).equals(side)) alike.add(names.get(i));
            told.add(String.join(", ", alike) + ": " + side);
        }
        return String.join("; ", told);
    }

    private static String words(Side side, int axis) {
        return words(side.base()) + side.parts().stream().map(part -> " with " + words(part.condition()) + " " + extent(part, axis)).collect(Collectors.joining());
    }

    private static String words(BoundaryCondition condition) {
        return switch (condition) {
            case BoundaryCondition.Periodic _ -> "periodic";
            case BoundaryCondition.Wall _ -> "wall";
            case BoundaryCondition.Exit(Formula cost) -> cost.equals(Formula.ZERO) ? "exit" : "exit at the cost " + cost;
            case BoundaryCondition.Value(Formula value) -> "value u = " + value;
        };
    }

    /// "at y in [3.0, 5.0]"
    static String extent(Side.Part part, int axis) {
        List<String> intervals = new ArrayList<>();
        int other = 0;
        for (Interval interval : part.extent()) {
            if (other == axis) other++;
            intervals.add("%s in [%s, %s]".formatted(DomainReader.AXES.get(other++), interval.low(), interval.high()));
        }
        return "at " + String.join(", ", intervals);
    }

    /// "ellipse, mask; 113 of 38400 cells are solid"; empty where there are none.
    public static String obstacles(Grid grid) {
        List<Obstacle> obstacles = grid.domain().obstacles();
        if (obstacles.isEmpty()) return "";
        String kinds = obstacles.stream().map(Surroundings::kind).collect(Collectors.joining(", "));
        return "%s; %s of %s cells are solid".formatted(kinds, grid.size() - grid.geometry().openCells(), grid.size());
    }

    private static String kind(Obstacle obstacle) {
        return switch (obstacle) {
            case Obstacle.Ellipse _ -> "ellipse";
            case Obstacle.Rectangle _ -> "rectangle";
            case Obstacle.Polygon _ -> "polygon";
            case Obstacle.Mask _ -> "mask";
            case Obstacle.Region(Formula formula) -> "region " + formula + " > 0";
        };
    }
}
