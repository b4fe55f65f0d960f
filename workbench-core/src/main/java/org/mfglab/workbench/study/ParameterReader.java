package org.mfglab.workbench.study;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import org.mfglab.formula.Scope;
import org.mfglab.grid.Interval;

/// Reads `[params]`: numbers, alone or with a range and a help text.
final class ParameterReader {

    private static final Set<String> TAKEN = Set.of("x", "y", "z", "t", "m", "p", "p_x", "p_y", "p_z", "mean_x", "mean_y", "mean_z", "conv");
    private static final Set<String> KEYS = Set.of("value", "range", "help");

    private final Values values;

    ParameterReader(Values values) {
        this.values = values;
    }

    SequencedMap<String, Parameter> read() {
        SequencedMap<String, Parameter> parameters = new LinkedHashMap<>();
        values.table("params").ifPresent(table -> table.entries().forEach((name, node) -> {
            if (!free("params", name)) return;
            try {
                parameters.put(name, parameter(node));
                values.get(Schema.PARAMETER.at(name));
            } catch (Unreadable e) {
                values.issues().add(node.place(), e, "params." + name);
                parameters.put(name, new Parameter(1, Optional.empty(), ""));
            }
        }));
        return parameters;
    }

    /// Whether a name of the file can be a symbol of formulas; reports it if not.
    boolean free(String table, String name) {
        Place place = values.table(table).flatMap(t -> t.get(name)).map(Node::key).orElseGet(() -> values.place(table));
        if (!name.matches("[A-Za-z_][A-Za-z0-9_]*"))
            values.issues().add(place, IssueCode.E107, "The name '%s' cannot stand in formulas.".formatted(name), "Use letters, digits and underscores, a letter first.");
        else if (TAKEN.contains(name) || !Scope.isName(name))
            values.issues().add(place, IssueCode.E107, "The name '%s' already has a meaning in formulas.".formatted(name), "Choose another, such as '%s_0'.".formatted(name));
        else if (table.equals("field") && values.node("params." + name).isPresent())
            values.issues().add(place, IssueCode.E107, "The name '%s' is also that of a parameter.".formatted(name), "Rename one of the two.");
        else return true;
        return false;
    }

    private static Parameter parameter(Node node) throws Unreadable {
        if (!(node instanceof Node.Table table)) return new Parameter(Type.number().read(node), Optional.empty(), "");
        for (Map.Entry<String, Node> entry : table.entries().entrySet())
            if (!KEYS.contains(entry.getKey()))
                throw new Unreadable(entry.getValue().key(), IssueCode.E102, "has an unknown key '%s'.".formatted(entry.getKey()),
                        Spelling.suggest(entry.getKey(), KEYS.stream().sorted().toList()));
        Node value = table.get("value").orElseThrow(() -> new Unreadable(node.place(), IssueCode.E106, "has no value.", "Write { value = 1.0, range = [0.0, 2.0] }."));
        Optional<Interval> range = table.get("range").isPresent() ? Optional.of(Type.interval().read(table.get("range").get())) : Optional.empty();
        String help = table.get("help").isPresent() ? Type.text().read(table.get("help").get()) : "";
        return new Parameter(Type.number().read(value), range, help);
    }
}
