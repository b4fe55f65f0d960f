package org.mfglab.workbench.figure;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/// Several pictures of one quantity in rows, with one scale and one colour bar: a density at five times, or the three marginals of a cube.
///
/// @param title    what stands above all of them
/// @param columns  how many stand side by side
/// @param maps     in reading order; their titles stand above each
public record Panels(String title, int columns, List<? extends Plane> maps) implements Figure {

    /// @throws IllegalArgumentException when there is no panel or the panels have different scales
    public Panels {
        Objects.requireNonNull(title, "title");
        maps = List.copyOf(maps);
        if (maps.isEmpty() || columns < 1) {
            throw new IllegalArgumentException("The panels '%s' need at least one heat map and one column, not %d and %d."
                    .formatted(title, maps.size(), columns));
        }
        for (Plane map : maps) {
            if (!map.scale().equals(maps.getFirst().scale())) {
                throw new IllegalArgumentException("The panel '%s' must have the scale of the first panel, '%s', because they share one colour bar. Maybe make one scale from the values of all panels."
                        .formatted(map.title(), maps.getFirst().title()));
            }
        }
    }

    /// All panels in one row.
    public static Panels row(String title, List<? extends Plane> maps) {
        return new Panels(title, Math.max(1, maps.size()), maps);
    }

    @Override
    public Panels withTitle(String other) {
        return new Panels(other, columns, maps);
    }

    @Override
    public String description() {
        return title + ". " + maps.stream().map(Plane::description).collect(Collectors.joining(" "));
    }

    Scale scale() {
        return maps.getFirst().scale();
    }

    /// Whether all panels show the same coordinates, so that labels at the outer sides say enough.
    boolean sameAxes() {
        Plane first = maps.getFirst();
        return maps.stream().allMatch(map -> map.x().equals(first.x()) && map.y().equals(first.y()));
    }
}
