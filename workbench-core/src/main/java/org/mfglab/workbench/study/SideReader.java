package org.mfglab.workbench.study;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.mfglab.formula.Formula;
import org.mfglab.grid.BoundaryCondition;
import org.mfglab.grid.Interval;
import org.mfglab.grid.Side;

/// Reads one side of the box: a word, a table, or a list of them.
final class SideReader {

    /// A side as the file gives it.
    ///
    /// @param whole its condition outside the parts; empty: that of all sides
    record Given(Optional<BoundaryCondition> whole, List<Side.Part> parts) {

        static final Given NOTHING = new Given(Optional.empty(), List.of());

        BoundaryCondition base(BoundaryCondition all) {
            return whole.orElse(all);
        }

        Side side(BoundaryCondition all) {
            return new Side(base(all), parts);
        }
    }

    /// The types of a side, with the keys that each has.
    private enum SideType {
        EXIT("from", "to", "cost"), PERIODIC, VALUE("u", "from", "to"), WALL("from", "to");

        private final Set<String> keys;

        SideType(String... keys) {
            this.keys = Set.of(keys);
        }
    }

    private static final Type<SideType> TYPE = type();

    private final Values values;
    private final FormulaReader formulas;
    private final List<Optional<Interval>> axes;

    SideReader(Values values, FormulaReader formulas, List<Optional<Interval>> axes) {
        this.values = values;
        this.formulas = formulas;
        this.axes = axes;
    }

    private static Type<SideType> type() {
        Map<String, SideType> words = new LinkedHashMap<>();
        for (SideType type : SideType.values()) words.put(type.name().toLowerCase(Locale.ROOT), type);
        return Type.word(words, Set.of());
    }

    /// @param axis the axis that ends there; -1 for all sides, which have no parts
    Optional<Given> read(String name, Node node, int axis) {
        String path = Schema.BOUNDARY.path() + "." + name;
        List<Node> pieces = node instanceof Node.Sequence(Place _, Place _, List<Node> items) ? items : List.of(node);
        if (pieces.isEmpty()) return wrong(node.place(), IssueCode.E106, path + " is an empty list.", "Write \"wall\", or leave the side out.");
        BoundaryCondition whole = null;
        List<Side.Part> parts = new ArrayList<>();
        boolean readable = true;
        for (Node piece : pieces) {
            Optional<Piece> read = piece(path, piece, axis);
            readable &= read.isPresent();
            if (read.isEmpty()) continue;
            if (read.get().extent.isPresent()) {
                Side.Part part = new Side.Part(read.get().condition, read.get().extent.get());
                overlaps(path, piece, part, parts);
                parts.add(part);
            } else if (whole == null) whole = read.get().condition;
            else return wrong(piece.place(), IssueCode.E107, path + " has two conditions for the whole side.", "Give all but one of them from and to.");
        }
        return readable ? Optional.of(new Given(Optional.ofNullable(whole), parts)) : Optional.empty();
    }

    private static boolean isPart(Node.Table table) {
        return table.get("from").isPresent() || table.get("to").isPresent();
    }

    /// A condition with the part of the side that it is for; empty: the whole side.
    private record Piece(BoundaryCondition condition, Optional<List<Interval>> extent) { }

    private Optional<Piece> piece(String path, Node piece, int axis) {
        try {
            return switch (piece) {
                case Node.Value word -> condition(path, piece, TYPE.read(word), new LinkedHashMap<>()).map(condition -> new Piece(condition, Optional.empty()));
                case Node.Sequence _ -> throw new Unreadable(piece.place(), IssueCode.E103, "holds a list in a list.", "Write one table for each part.");
                case Node.Table table -> table(path, table, axis);
            };
        } catch (Unreadable e) {
            values.issues().add(piece.place(), e, path);
            return Optional.empty();
        }
    }

    private Optional<Piece> table(String path, Node.Table table, int axis) throws Unreadable {
        Node word = table.get("type").orElseThrow(() -> new Unreadable(table.place(), IssueCode.E106, "has no type.", "Possible: exit, periodic, value, wall."));
        SideType type = TYPE.read(word);
        for (Map.Entry<String, Node> entry : table.entries().entrySet())
            if (!entry.getKey().equals("type") && !type.keys.contains(entry.getKey()))
                throw new Unreadable(entry.getValue().key(), IssueCode.E102, "has the key '%s', which a side of type %s does not have.".formatted(entry.getKey(), word.toml()),
                        Spelling.nearest(entry.getKey(), type.keys).map(near -> "Did you mean '" + near + "'?").orElse("Remove it."));
        Optional<BoundaryCondition> condition = condition(path, table, type, table.entries());
        Optional<List<Interval>> extent = isPart(table) ? Optional.of(extent(table, axis)) : Optional.empty();
        return condition.map(found -> new Piece(found, extent));
    }

    private Optional<BoundaryCondition> condition(String path, Node piece, SideType type, Map<String, Node> keys) throws Unreadable {
        return switch (type) {
            case PERIODIC -> Optional.of(BoundaryCondition.PERIODIC);
            case WALL -> Optional.of(BoundaryCondition.WALL);
            case EXIT -> keys.containsKey("cost") ? formula(path + ".cost", keys.get("cost")).map(BoundaryCondition.Exit::new)
                    : Optional.of(new BoundaryCondition.Exit(Formula.ZERO));
            case VALUE -> {
                if (!keys.containsKey("u"))
                    throw new Unreadable(piece.place(), IssueCode.E106, "is of type value, but does not give u.", "Write { type = \"value\", u = \"0\" }, with a formula in x y z t.");
                yield formula(path + ".u", keys.get("u")).map(BoundaryCondition.Value::new);
            }
        };
    }

    private Optional<Formula> formula(String path, Node node) {
        try {
            return formulas.onSide(path, Type.formula().read(node), node.place(), axes.size());
        } catch (Unreadable e) {
            values.issues().add(node.place(), e, path);
            return Optional.empty();
        }
    }

    /// The intervals along the other axes.
    private List<Interval> extent(Node.Table table, int axis) throws Unreadable {
        int others = axes.size() - 1;
        if (axis < 0) throw new Unreadable(table.place(), IssueCode.E107, "has from and to, but parts belong to one side.", "Give them under its name: left, right, ...");
        if (others == 0) throw new Unreadable(table.place(), IssueCode.E107, "has from and to, but is one point.", "Remove them: the whole side is meant.");
        double[] from = ends(table, "from", others);
        double[] to = ends(table, "to", others);
        int[] names = IntStream.range(0, axes.size()).filter(k -> k != axis).toArray();
        List<Interval> extent = new ArrayList<>();
        for (int k = 0; k < others; k++) extent.add(interval(table, names[k], from == null ? Double.NaN : from[k], to == null ? Double.NaN : to[k]));
        return extent;
    }

    /// The numbers of `from` or `to`, one for each other axis; null where it is not given.
    private static double[] ends(Node.Table table, String key, int others) throws Unreadable {
        Optional<Node> node = table.get(key);
        if (node.isEmpty()) return null;
        if (others == 1 && node.get() instanceof Node.Value) return new double[] {Type.number().read(node.get())};
        List<Double> numbers = Node.numbers(node.get()).orElse(List.of());
        if (numbers.size() != others)
            throw new Unreadable(node.get().place(), IssueCode.E103, "needs for '%s' %s.".formatted(key, others == 1 ? "a number" : "a pair of numbers, one for each other axis"),
                    others == 1 ? "Write %s = 1.0.".formatted(key) : "Write %s = [0.0, 1.0].".formatted(key));
        return numbers.stream().mapToDouble(Double::doubleValue).toArray();
    }

    /// @param from NaN: from the end of the side on
    private Interval interval(Node.Table table, int axis, double from, double to) throws Unreadable {
        Interval side = axes.get(axis).orElse(new Interval(-Double.MAX_VALUE, Double.MAX_VALUE));
        double low = Double.isNaN(from) ? side.low() : from;
        double high = Double.isNaN(to) ? side.high() : to;
        Place place = table.get(Double.isNaN(from) ? "to" : "from").map(Node::place).orElse(table.place());
        if (low >= high)
            throw new Unreadable(place, IssueCode.E107, "goes from %s to %s; from must be less than to.".formatted(low, high), low > high ? "Swap the two." : "Make the part wider.");
        if (low < side.low() || high > side.high())
            throw new Unreadable(place, IssueCode.E107, "goes from %s to %s, but the side from %s to %s along %s.".formatted(low, high, side.low(), side.high(), DomainReader.AXES.get(axis)),
                    "Keep the part within the side.");
        return new Interval(low, high);
    }

    private void overlaps(String path, Node piece, Side.Part part, List<Side.Part> earlier) {
        for (Side.Part other : earlier)
            if (IntStream.range(0, part.extent().size()).allMatch(k -> part.extent().get(k).low() < other.extent().get(k).high() && other.extent().get(k).low() < part.extent().get(k).high())) {
                values.issues().add(piece.place(), IssueCode.N238, "%s has two parts that overlap; where they do, the later one counts.".formatted(path), "");
                return;
            }
    }

    private Optional<Given> wrong(Place place, IssueCode code, String message, String suggestion) {
        values.issues().add(place, code, message, suggestion);
        return Optional.empty();
    }
}
