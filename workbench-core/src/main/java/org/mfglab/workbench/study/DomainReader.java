package org.mfglab.workbench.study;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mfglab.grid.Domain;
import org.mfglab.grid.Interval;
import org.mfglab.grid.Obstacle;

/// Reads `[domain]`: the box, its sides, and the obstacles in it.
final class DomainReader {

    static final List<String> AXES = List.of("x", "y", "z");

    private final Values values;

    DomainReader(Values values) {
        this.values = values;
    }

    /// How many axes the file names, also where their intervals are wrong; so formulas are read with the right symbols.
    int dimension() {
        int dimension = 1;
        for (int axis = 1; axis < AXES.size(); axis++)
            if (values.node("domain." + AXES.get(axis)).isPresent()) dimension = axis + 1;
        return dimension;
    }

    /// @param files where pictures of obstacles are found
    Optional<Domain> read(FormulaReader formulas, Attachments files) {
        List<Optional<Interval>> axes = new ArrayList<>();
        for (Key<Interval> key : Schema.AXES.subList(0, dimension())) axes.add(values.require(key));
        Optional<List<Domain.Sides>> sides = new BoundaryReader(values, formulas, axes).read();
        Optional<List<Obstacle>> obstacles = new ObstacleReader(values, formulas, files, axes).read();
        if (axes.stream().anyMatch(Optional::isEmpty) || sides.isEmpty() || obstacles.isEmpty()) return Optional.empty();
        return Optional.of(new Domain(axes.stream().map(Optional::orElseThrow).toList(), sides.get(), obstacles.get()));
    }
}
