package org.mfglab.workbench.study;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.mfglab.grid.BoundaryCondition;
import org.mfglab.grid.Domain;
import org.mfglab.grid.Interval;

/// Reads `[domain]`: the box and the types of its sides.
final class DomainReader {

    static final List<String> AXES = List.of("x", "y", "z");

    /// The names of the sides, the lower and the upper one of each axis.
    private static final List<List<String>> SIDES = List.of(List.of("left", "right"), List.of("bottom", "top"), List.of("back", "front"));

    private static final Type<BoundaryCondition> CONDITION = Type.word(
            new TreeMap<>(Map.of("periodic", BoundaryCondition.PERIODIC, "wall", BoundaryCondition.WALL)), Set.of("exit", "value"));

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

    Optional<Domain> read() {
        int dimension = dimension();
        List<Interval> axes = new ArrayList<>();
        for (Key<Interval> key : Schema.AXES.subList(0, dimension)) values.require(key).ifPresent(axes::add);
        Optional<List<Domain.Sides>> sides = sides(dimension);
        return axes.size() == dimension ? sides.map(s -> new Domain(axes, s)) : Optional.empty();
    }

    private Optional<List<Domain.Sides>> sides(int dimension) {
        Optional<Node> boundary = values.get(Schema.BOUNDARY);
        if (boundary.isEmpty()) values.remember(Schema.BOUNDARY.path(), "{ all = \"wall\" }", "default");
        Map<String, BoundaryCondition> given = new HashMap<>();
        if (boundary.isPresent() && !conditions(boundary.get(), dimension, given)) return Optional.empty();
        List<Domain.Sides> sides = new ArrayList<>();
        for (int axis = 0; axis < dimension; axis++) {
            BoundaryCondition all = given.getOrDefault("all", BoundaryCondition.WALL);
            BoundaryCondition low = given.getOrDefault(SIDES.get(axis).get(0), all);
            BoundaryCondition high = given.getOrDefault(SIDES.get(axis).get(1), all);
            if (low.equals(BoundaryCondition.PERIODIC) != high.equals(BoundaryCondition.PERIODIC)) {
                values.issues().add(values.place(Schema.BOUNDARY.path()), IssueCode.E107,
                        "The axis %s must be periodic at both sides or at neither.".formatted(AXES.get(axis)),
                        "Make %s and %s the same.".formatted(SIDES.get(axis).get(0), SIDES.get(axis).get(1)));
                return Optional.empty();
            }
            sides.add(new Domain.Sides(low, high));
        }
        return Optional.of(sides);
    }

    /// Reads the table of sides into `given`; whether all of it could be read.
    private boolean conditions(Node boundary, int dimension, Map<String, BoundaryCondition> given) {
        if (!(boundary instanceof Node.Table table)) {
            values.issues().add(boundary.place(), IssueCode.E103, "domain.boundary must be a table of sides, not %s.".formatted(Node.describe(boundary)),
                    "Write boundary = { all = %s }.".formatted(boundary instanceof Node.Value ? boundary.toml() : "\"wall\""));
            return false;
        }
        List<String> known = new ArrayList<>(List.of("all"));
        SIDES.subList(0, dimension).forEach(known::addAll);
        boolean readable = true;
        for (Map.Entry<String, Node> side : table.entries().entrySet()) {
            if (!known.contains(side.getKey())) {
                values.issues().add(side.getValue().key(), IssueCode.E102, "The domain has no side '%s'.".formatted(side.getKey()), Spelling.suggest(side.getKey(), known));
                readable = false;
                continue;
            }
            try {
                given.put(side.getKey(), condition(side.getValue()));
            } catch (Unreadable e) {
                values.issues().add(side.getValue().place(), e, "domain.boundary." + side.getKey());
                readable = false;
            }
        }
        return readable;
    }

    /// The type of a side: a word, a table with it, or a list of one such table.
    private static BoundaryCondition condition(Node side) throws Unreadable {
        return switch (side) {
            case Node.Value word -> CONDITION.read(word);
            case Node.Sequence(Place _, Place _, List<Node> parts) when parts.size() == 1 -> condition(parts.getFirst());
            case Node.Sequence _ -> throw new Unreadable(side.place(), IssueCode.E108, "has several parts; that is not in this version.",
                    "Give the side one type: wall or periodic.");
            case Node.Table table -> {
                Node type = table.get("type").orElseThrow(() -> new Unreadable(side.place(), IssueCode.E106, "has no type.", "Possible: periodic, wall."));
                BoundaryCondition condition = CONDITION.read(type);
                for (Map.Entry<String, Node> entry : table.entries().entrySet())
                    if (!entry.getKey().equals("type"))
                        throw new Unreadable(entry.getValue().key(), IssueCode.E102,
                                "has the key '%s', which a %s does not have.".formatted(entry.getKey(), ((Node.Value) type).value()), "Remove it.");
                yield condition;
            }
        };
    }
}
