package org.mfglab.workbench.study;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.mfglab.grid.Interval;
import org.mfglab.grid.Obstacle;
import org.mfglab.workbench.file.GreyImage;

/// Reads the tables `[[domain.shape]]`: what agents cannot enter.
final class ObstacleReader {

    /// The types of a shape, with the keys that each has beside role and type.
    private enum Shape {
        ELLIPSE("center", "radius"), RECTANGLE("x", "y", "z"), POLYGON("points"), MASK("file", "x", "y"), FORMULA("expr");

        private final List<String> keys;

        Shape(String... keys) {
            this.keys = List.of(keys);
        }
    }

    private static final Type<String> ROLE = Type.word(Map.of("obstacle", "obstacle"), Set.of());
    private static final Type<Shape> TYPE = type();
    private static final float DARK = 0.5f;

    private final Values values;
    private final FormulaReader formulas;
    private final Attachments files;
    private final List<Optional<Interval>> axes;

    /// @param axes the intervals of the box; empty where the file's is wrong
    ObstacleReader(Values values, FormulaReader formulas, Attachments files, List<Optional<Interval>> axes) {
        this.values = values;
        this.formulas = formulas;
        this.files = files;
        this.axes = axes;
    }

    private static Type<Shape> type() {
        Map<String, Shape> words = new LinkedHashMap<>();
        for (Shape shape : Shape.values()) words.put(shape.name().toLowerCase(Locale.ROOT), shape);
        return Type.word(words, Set.of());
    }

    /// The obstacles, or nothing if one of them is wrong.
    Optional<List<Obstacle>> read() {
        Optional<Node> shapes = values.get(Schema.SHAPES);
        if (shapes.isEmpty()) return Optional.of(List.of());
        String path = Schema.SHAPES.path();
        if (!(shapes.get() instanceof Node.Sequence(Place key, Place place, List<Node> items))) {
            values.issues().add(shapes.get().key(), IssueCode.E103, path + " must be a list of tables, not %s.".formatted(Node.describe(shapes.get())), "Write [[domain.shape]] for each shape.");
            return Optional.empty();
        }
        List<Obstacle> obstacles = new ArrayList<>();
        for (Node item : items) {
            try {
                if (!(item instanceof Node.Table table)) throw new Unreadable(item.place(), IssueCode.E103, "must be a table, not %s.".formatted(Node.describe(item)), "Write [[domain.shape]] for each shape.");
                obstacle(table).ifPresent(obstacles::add);
            } catch (Unreadable e) {
                values.issues().add(item.place(), e, path);
            }
        }
        values.derive(path, new Node.Sequence(key, place, items.stream().map(this::found).toList()).toml());
        return obstacles.size() == items.size() ? Optional.of(obstacles) : Optional.empty();
    }

    /// A shape whose file is named so that it is found from any folder.
    private Node found(Node shape) {
        return shape instanceof Node.Table table && table.get("file").orElse(null) instanceof Node.Value(Place key, Place place, String file)
                ? table.with("file", new Node.Value(key, place, files.everywhere(file))) : shape;
    }

    private Optional<Obstacle> obstacle(Node.Table table) throws Unreadable {
        ROLE.read(required(table, "role", "Write role = \"obstacle\"."));
        Node word = required(table, "type", "It " + "must be " + TYPE.words() + ".");
        Shape shape = TYPE.read(word);
        keys(table, shape, word.toml());
        return switch (shape) {
            case ELLIPSE -> Optional.of(ellipse(table));
            case RECTANGLE -> rectangle(table);
            case POLYGON -> Optional.of(polygon(table));
            case MASK -> mask(table);
            case FORMULA -> {
                Node text = required(table, "expr", "Write expr = \"1 - x^2 - y^2\": solid where it is positive.");
                yield formulas.inBox(Schema.SHAPES.path() + ".expr", Type.formula().read(text), text.place(), axes.size()).map(Obstacle.Region::new);
            }
        };
    }

    private static void keys(Node.Table table, Shape shape, String word) throws Unreadable {
        Set<String> known = new TreeSet<>(shape.keys);
        known.addAll(Set.of("role", "type"));
        for (Map.Entry<String, Node> entry : table.entries().entrySet())
            if (!known.contains(entry.getKey()))
                throw new Unreadable(entry.getValue().key(), IssueCode.E102, "has the key '%s', which a shape of type %s does not have.".formatted(entry.getKey(), word),
                        Spelling.suggest(entry.getKey(), known));
    }

    private static Node required(Node.Table table, String key, String advice) throws Unreadable {
        return table.get(key).orElseThrow(() -> new Unreadable(table.place(), IssueCode.E106, "has no %s.".formatted(key), advice));
    }

    private Obstacle ellipse(Node.Table table) throws Unreadable {
        List<Double> center = numbers(required(table, "center", "Write one number for each axis."), "center");
        Node node = required(table, "radius", "Write one number for each axis.");
        List<Double> radius = numbers(node, "radius");
        for (double r : radius)
            if (!(r > 0)) throw new Unreadable(node.place(), IssueCode.E107, "has the radius %s, which must be positive.".formatted(r), "Maybe a sign is wrong.");
        return new Obstacle.Ellipse(center, radius);
    }

    /// One number for each axis.
    private List<Double> numbers(Node node, String key) throws Unreadable {
        if (axes.size() == 1 && node instanceof Node.Value) return List.of(Type.number().read(node));
        List<Double> numbers = Node.numbers(node).orElseThrow(() -> new Unreadable(node.place(), IssueCode.E103, "needs for '%s' a list of numbers.".formatted(key), "Write one number for each axis."));
        if (numbers.size() == axes.size()) return numbers;
        throw new Unreadable(node.place(), IssueCode.E107, "has %s numbers for '%s', the domain %s axes.".formatted(numbers.size(), key, axes.size()), "Write one number for each axis.");
    }

    /// In three dimensions a rectangle without z is as high as the box.
    private Optional<Obstacle> rectangle(Node.Table table) throws Unreadable {
        List<Interval> box = new ArrayList<>();
        for (int axis = 0; axis < Math.max(axes.size(), Schema.AXES.size()); axis++) {
            String name = DomainReader.AXES.get(axis);
            Optional<Node> node = table.get(name);
            if (axis >= axes.size()) {
                if (node.isPresent()) throw new Unreadable(node.get().key(), IssueCode.E107, "has an interval along %s, an axis that the domain does not have.".formatted(name), "Remove it.");
                continue;
            }
            if (axis < 2) required(table, name, "Write %s = [0.0, 1.0].".formatted(name));
            interval(node, axis).ifPresent(box::add);
        }
        return box.size() == axes.size() ? Optional.of(new Obstacle.Rectangle(box)) : Optional.empty();
    }

    private Optional<Interval> interval(Optional<Node> node, int axis) throws Unreadable {
        return node.isPresent() ? Optional.of(Type.interval().read(node.get())) : axes.get(axis);
    }

    private void plane(Node.Table table, String what) throws Unreadable {
        if (axes.size() == 1) throw new Unreadable(table.place(), IssueCode.E107, "is a %s, but the domain has one axis.".formatted(what), "Write type = \"rectangle\" and x = [0.4, 0.6].");
    }

    private Obstacle polygon(Node.Table table) throws Unreadable {
        plane(table, "polygon");
        Node node = required(table, "points", "Write points = [[0, 0], [1, 0], [0, 1]].");
        if (!(node instanceof Node.Sequence(Place _, Place _, List<Node> items))) throw new Unreadable(node.place(), IssueCode.E103, "needs for 'points' a list of corners.", "Write points = [[0, 0], [1, 0], [0, 1]].");
        List<List<Double>> points = new ArrayList<>();
        for (Node item : items) {
            points.add(Node.numbers(item).filter(point -> point.size() == 2)
                    .orElseThrow(() -> new Unreadable(item.place(), IssueCode.E103, "has a corner that is not a pair of numbers.", "Write each corner as [x, y].")));
        }
        if (points.size() < 3) throw new Unreadable(node.place(), IssueCode.E107, "has %s corners; a polygon has three or more.".formatted(points.size()), "Add corners.");
        return new Obstacle.Polygon(points);
    }

    /// A picture over the whole box, or over the rectangle that x and y give.
    private Optional<Obstacle> mask(Node.Table table) throws Unreadable {
        plane(table, "mask");
        Node node = required(table, "file", "Name a png, jpg or bmp file whose dark parts are solid.");
        String file = Type.text().read(node);
        Optional<Interval> x = interval(table.get("x"), 0);
        Optional<Interval> y = interval(table.get("y"), 1);
        try {
            boolean[][] solid = dark(files.image(file));
            return x.isPresent() && y.isPresent() ? Optional.of(new Obstacle.Mask(solid, x.get(), y.get())) : Optional.empty();
        } catch (IOException e) {
            values.issues().add(node.place(), IssueCode.E112, "The image '%s' cannot be read. %s".formatted(file, e.getMessage()), "");
            return Optional.empty();
        }
    }

    private static boolean[][] dark(GreyImage image) {
        boolean[][] solid = new boolean[image.height()][image.width()];
        for (int row = 0; row < image.height(); row++)
            for (int column = 0; column < image.width(); column++) solid[row][column] = image.at(row, column) < DARK;
        return solid;
    }
}
