package org.mfglab.workbench.study;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.mfglab.grid.Interval;

/// What the value of a key can be.
///
/// @param words  completes "must be ..."
/// @param reader from the file
/// @param writer to TOML
/// @param choices the words or flags among which one chooses, without quotes; empty where there is no list of all
public record Type<T>(String words, Reader<T> reader, Function<T, String> writer, List<String> choices) {

    private Type(String words, Reader<T> reader, Function<T, String> writer) {
        this(words, reader, writer, List.of());
    }

    /// Reads a value, or says why it cannot.
    @FunctionalInterface
    interface Reader<T> {
        T read(Node node) throws Unreadable;
    }

    private static final String SLIP = "Maybe a sign or a digit is wrong.";
    static final String BEYOND_DOUBLE = "Numbers reach up to about 1.8e308.";
    static final String TOO_LARGE = "Whole numbers reach up to " + Integer.MAX_VALUE + ".";

    T read(Node node) throws Unreadable {
        return reader.read(node);
    }

    private Type<T> that(Predicate<T> rule, String words, String advice) {
        return new Type<>(words, node -> {
            T value = reader.read(node);
            if (!rule.test(value)) throw impossible(node, words, advice);
            return value;
        }, writer, choices);
    }

    /// Anything; its reader looks further into it.
    static Type<Node> any(String words) {
        return new Type<>(words, node -> node, Node::toml);
    }

    static Type<Double> number() {
        return new Type<>("a number", node -> {
            if (!(node instanceof Node.Value(Place _, Place _, Number number))) throw wrong(node, "a number");
            if (!Double.isFinite(number.doubleValue())) throw impossible(node, "finite", "Write a number such as 1.0; inf and nan are none.");
            return number.doubleValue();
        }, Node::number);
    }

    static Type<Double> positive() {
        return number().that(x -> x > 0, "positive", SLIP);
    }

    static Type<Double> notNegative() {
        return number().that(x -> x >= 0, "0 or positive", SLIP);
    }

    /// A number in (0, 1].
    static Type<Double> fraction() {
        return number().that(x -> x > 0 && x <= 1, "greater than 0 and at most 1", SLIP);
    }

    static Type<Integer> whole(int least) {
        return whole(least, Integer.MAX_VALUE, "a whole number, at least " + least);
    }

    static Type<Integer> whole(int least, int most) {
        return whole(least, most, "a whole number from " + least + " to " + most);
    }

    private static Type<Integer> whole(int least, int most, String words) {
        return new Type<>(words, node -> {
            if (!(node instanceof Node.Value(Place _, Place _, Long number))) throw wrong(node, words);
            if (number < least || number > most) throw impossible(node, words, number < least ? SLIP : most == Integer.MAX_VALUE ? TOO_LARGE : "");
            return number.intValue();
        }, String::valueOf);
    }

    static Type<Long> seed() {
        return new Type<>("a whole number", node -> {
            if (!(node instanceof Node.Value(Place _, Place _, Long number))) throw wrong(node, "a whole number");
            return number;
        }, String::valueOf);
    }

    static Type<Boolean> flag() {
        return new Type<>("true or false", node -> {
            if (!(node instanceof Node.Value(Place _, Place _, Boolean flag))) throw wrong(node, "true or false");
            return flag;
        }, String::valueOf, List.of("true", "false"));
    }

    static Type<String> text() {
        return new Type<>("text", node -> {
            if (!(node instanceof Node.Value(Place _, Place _, String text))) throw wrong(node, "text in quotes");
            return text;
        }, Node::quote);
    }

    /// Text that is safe as a part of a file name.
    static Type<String> name() {
        return text().that(text -> text.matches("[A-Za-z0-9][A-Za-z0-9._-]{0,63}"),
                "a name of at most 64 letters, digits, points, hyphens and underscores",
                "It becomes part of file names: leave out slashes, blanks and a leading point.");
    }

    /// A formula; one that is only a number needs no quotes.
    static Type<String> formula() {
        Type<String> text = text().that(formula -> !formula.isBlank(), "a formula in quotes", "Write a formula, such as \"0\" or \"1 + x\".");
        return new Type<>("a formula in quotes", node -> {
            if (!(node instanceof Node.Value(Place _, Place _, Number _))) return text.read(node);
            number().read(node);
            return node.toml();
        }, Node::quote);
    }

    /// One of some words.
    ///
    /// @param possible the words and what they mean
    /// @param absent   words of the file format that this version does not know what to do with
    static <T> Type<T> word(Map<String, T> possible, Set<String> absent) {
        String words = "one of " + String.join(", ", possible.keySet());
        return new Type<>(words, node -> {
            String word = text().read(node);
            T meaning = possible.get(word);
            if (meaning != null) return meaning;
            if (absent.contains(word)) throw absent(node, "Possible: " + String.join(", ", possible.keySet()) + ".");
            throw impossible(node, words, Spelling.suggest(word, possible.keySet()));
        }, value -> Node.quote(possible.entrySet().stream().filter(e -> e.getValue().equals(value)).findFirst().orElseThrow().getKey()), List.copyOf(possible.keySet()));
    }

    static Type<DeviceChoice> device() {
        return new Type<>(DeviceChoice.WORDS, node -> {
            String word = text().read(node);
            return DeviceChoice.parse(word).orElseThrow(() -> impossible(node, DeviceChoice.WORDS, word.startsWith("opencl")
                    ? "N is the number that mfglab devices shows, as in opencl:0." : "A graphics card is 'opencl'."));
        }, device -> Node.quote(device.word()), List.of("cpu", "opencl", "auto"));
    }

    /// A list of things, each at most once; it may be empty.
    static <T> Type<List<T>> list(Type<T> item) {
        String words = "a list, each item " + item.words();
        return new Type<>(words, node -> {
            if (!(node instanceof Node.Sequence(Place _, Place _, List<Node> items))) throw wrong(node, words);
            Set<T> values = new LinkedHashSet<>();
            for (Node each : items)
                if (!values.add(item.read(each))) throw impossible(each, "named only once", "Remove one of the two.");
            return List.copyOf(values);
        }, values -> values.stream().map(item.writer()).collect(Collectors.joining(", ", "[", "]")));
    }

    static Type<Interval> interval() {
        String words = "a pair [low, high] of numbers, the lower one first";
        return new Type<>(words, node -> {
            List<Double> ends = Node.numbers(node).orElseThrow(() -> wrong(node, words));
            if (ends.size() != 2 || ends.get(0) >= ends.get(1))
                throw impossible(node, words, ends.size() != 2 ? "Write two numbers, as in [0.0, 1.0]."
                        : ends.get(0) > ends.get(1) ? "Swap the two." : "Make the second one larger.");
            return new Interval(ends.get(0), ends.get(1));
        }, ends -> "[" + Node.number(ends.low()) + ", " + Node.number(ends.high()) + "]");
    }

    static Type<List<Integer>> counts() {
        String words = "a list of positive whole numbers, one for each axis";
        return new Type<>(words, node -> {
            if (!(node instanceof Node.Sequence(Place _, Place _, List<Node> items))) throw wrong(node, words);
            List<Integer> counts = new ArrayList<>();
            for (Node item : items) counts.add(whole(1).read(item));
            if (counts.isEmpty()) throw impossible(node, words, "Write one for each axis, as in [64, 64].");
            return counts;
        }, List::toString);
    }

    private static Unreadable wrong(Node node, String words) {
        return new Unreadable(node.place(), IssueCode.E103, "%s must be %s, not %s.".formatted(shown(node), words, Node.describe(node)), repair(node, words));
    }

    private static String repair(Node node, String words) {
        if (node instanceof Node.Value(Place _, Place _, String text)) {
            if (text.startsWith("[") || text.startsWith("{")) return "Maybe a bracket is missing, or a comma.";
            if (words.contains(" one of ")) return "Put it in brackets: [" + node.toml() + "].";
            boolean digits = text.matches("[-+]?\\d+(\\.\\d+)?([eE][-+]?\\d+)?");
            if (digits && Double.isInfinite(Double.parseDouble(text))) return BEYOND_DOUBLE;
            if (digits && words.contains("whole") && Math.abs(Double.parseDouble(text)) > Integer.MAX_VALUE) return TOO_LARGE;
            if (words.contains("number") && digits || text.equals("true") || text.equals("false"))
                return "Remove the quotes: " + text + ".";
        } else if (words.startsWith("text")) return "Put it in quotes: \"" + node.toml() + "\".";
        if (node instanceof Node.Value(Place _, Place _, Double number) && words.contains("whole") && number == Math.rint(number))
            return "Write it without a point: " + number.longValue() + ".";
        if (node instanceof Node.Value(Place _, Place _, Number _) && words.contains("list")) return "Put it in brackets: [" + node.toml() + "].";
        return "";
    }

    private static Unreadable impossible(Node node, String words, String suggestion) {
        return new Unreadable(node.place(), IssueCode.E107, "%s must be %s.".formatted(shown(node), words), suggestion);
    }

    private static Unreadable absent(Node node, String suggestion) {
        return new Unreadable(node.place(), IssueCode.E108, "%s is not in this version.".formatted(shown(node)), suggestion);
    }

    private static String shown(Node node) {
        String text = node.toml();
        return "(" + (text.length() > 60 ? text.substring(0, 57) + "..." : text) + ")";
    }
}
