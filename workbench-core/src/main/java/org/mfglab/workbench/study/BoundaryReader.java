package org.mfglab.workbench.study;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mfglab.grid.BoundaryCondition;
import org.mfglab.grid.Domain;
import org.mfglab.grid.Interval;
import org.mfglab.grid.Side;

/// Reads `domain.boundary`: what the sides of the box are, and which parts of them are something else.
final class BoundaryReader {

    /// The names of the sides, the lower and the upper one of each axis.
    static final List<List<String>> SIDES = List.of(List.of("left", "right"), List.of("bottom", "top"), List.of("back", "front"));

    private static final String ALL = "all";

    private final Values values;
    private final SideReader reader;
    private final int dimension;

    /// @param axes the intervals of the box; empty where the file's is wrong
    BoundaryReader(Values values, FormulaReader formulas, List<Optional<Interval>> axes) {
        this.values = values;
        this.reader = new SideReader(values, formulas, axes);
        this.dimension = axes.size();
    }

    /// The sides, or nothing if one of them is wrong.
    Optional<List<Domain.Sides>> read() {
        Optional<Node> boundary = values.get(Schema.BOUNDARY);
        if (boundary.isEmpty()) values.remember(Schema.BOUNDARY.path(), "{ all = \"wall\" }", "default");
        Map<String, SideReader.Given> given = new HashMap<>();
        if (boundary.isPresent() && !sides(boundary.get(), given)) return Optional.empty();
        BoundaryCondition all = given.containsKey(ALL) ? given.get(ALL).whole().orElseThrow() : BoundaryCondition.WALL;
        List<Domain.Sides> sides = new ArrayList<>();
        for (int axis = 0; axis < dimension; axis++) {
            SideReader.Given low = given.getOrDefault(SIDES.get(axis).get(0), SideReader.Given.NOTHING);
            SideReader.Given high = given.getOrDefault(SIDES.get(axis).get(1), SideReader.Given.NOTHING);
            if (!fit(axis, low, high, all)) return Optional.empty();
            sides.add(new Domain.Sides(low.side(all), high.side(all)));
        }
        return Optional.of(sides);
    }

    /// Reads the table of sides into `given`; whether all of it could be read.
    private boolean sides(Node boundary, Map<String, SideReader.Given> given) {
        if (!(boundary instanceof Node.Table table)) {
            values.issues().add(boundary.place(), IssueCode.E103, "domain.boundary must be a table of sides, not %s.".formatted(Node.describe(boundary)),
                    "Write boundary = { all = %s }.".formatted(boundary instanceof Node.Value ? boundary.toml() : "\"wall\""));
            return false;
        }
        List<String> known = new ArrayList<>(List.of(ALL));
        SIDES.subList(0, dimension).forEach(known::addAll);
        boolean readable = true;
        for (Map.Entry<String, Node> entry : table.entries().entrySet()) {
            String name = entry.getKey();
            Node node = entry.getValue();
            if (!known.contains(name)) {
                values.issues().add(node.key(), IssueCode.E102, "The domain has no side '%s'.".formatted(name), Spelling.suggest(name, known));
                readable = false;
                continue;
            }
            Optional<SideReader.Given> side = reader.read(name, node, axis(name));
            side.ifPresent(found -> given.put(name, found));
            readable &= side.isPresent();
        }
        return readable;
    }

    /// The axis that a side ends; -1 for all of them.
    private static int axis(String side) {
        for (int axis = 0; axis < SIDES.size(); axis++) if (SIDES.get(axis).contains(side)) return axis;
        return -1;
    }

    /// Whether an axis is periodic at both ends or at neither, and as a whole.
    private boolean fit(int axis, SideReader.Given low, SideReader.Given high, BoundaryCondition all) {
        String both = "%s and %s".formatted(SIDES.get(axis).get(0), SIDES.get(axis).get(1));
        boolean periodic = low.base(all) instanceof BoundaryCondition.Periodic;
        if (periodic != high.base(all) instanceof BoundaryCondition.Periodic)
            return wrong("The axis %s must be periodic at both sides or at neither.".formatted(DomainReader.AXES.get(axis)), "Make %s the same.".formatted(both));
        if (periodic && !(low.parts().isEmpty() && high.parts().isEmpty()))
            return wrong("The axis %s is periodic, so its sides have no parts.".formatted(DomainReader.AXES.get(axis)),
                    "Make %s walls with parts, as in right = [\"wall\", { type = \"exit\", from = 3.0, to = 5.0 }].".formatted(both));
        return true;
    }

    private boolean wrong(String message, String suggestion) {
        values.issues().add(values.place(Schema.BOUNDARY.path()), IssueCode.E107, message, suggestion);
        return false;
    }

    /// The side of an axis in the words of the file.
    static String name(int axis, boolean upper) {
        return SIDES.get(axis).get(upper ? 1 : 0);
    }

    /// The two sides of an axis.
    static Side side(Domain domain, int axis, boolean upper) {
        return upper ? domain.sides().get(axis).high() : domain.sides().get(axis).low();
    }
}
