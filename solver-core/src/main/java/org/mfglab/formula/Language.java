package org.mfglab.formula;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// The words and limits of the formula language.
final class Language {

    static final int MOST_CHARACTERS = 100_000;
    static final int MOST_TOKENS = 10_000;
    static final int DEEPEST_NESTING = 64;

    static final Set<String> WORDS = Set.of("and", "or", "not");
    static final Set<String> RELATIONS = Set.of("<", "<=", ">", ">=", "==", "!=");
    static final Set<String> FUNCTIONS = functions();

    private static final int LONGEST_SHOWN = 40;

    private Language() {}

    private static Set<String> functions() {
        Set<String> names = new TreeSet<>(Function.BY_NAME.keySet());
        names.addAll(Set.of("where", "norm", "dot", "conv"));
        return names;
    }

    static boolean isReserved(String name) {
        return name.equals("pi") || WORDS.contains(name) || FUNCTIONS.contains(name);
    }

    /// A piece of user text, shortened for a message.
    static String shown(String text) {
        return text.length() <= LONGEST_SHOWN ? text : text.substring(0, LONGEST_SHOWN) + "...";
    }

    /// `Did you mean 'nu'?` for the known name that is nearest by edit distance, if one is near enough; else empty.
    /// Names without a letter in common are never near, so that one letter is not taken for another.
    static String didYouMean(String name, Collection<String> known) {
        if (name.length() > LONGEST_SHOWN) return "";
        int farthest = Math.max(1, name.length() / 3);
        Optional<String> nearest = known.stream()
                .filter(candidate -> distance(name, candidate) <= farthest && candidate.length() > 1 | name.length() <= 2)
                .filter(candidate -> distance(name, candidate) < Math.max(name.length(), candidate.length()) || name.equalsIgnoreCase(candidate))
                .min(Comparator.comparingInt((String candidate) -> distance(name, candidate)).thenComparing(Comparator.naturalOrder()));
        return nearest.map(candidate -> "Did you mean '" + candidate + "'?").orElse("");
    }

    /// The number of characters to insert, delete, replace, or swap with their neighbour (Damerau 1964).
    private static int distance(String from, String to) {
        int[][] d = new int[from.length() + 1][to.length() + 1];
        for (int i = 0; i <= from.length(); i++) d[i][0] = i;
        for (int j = 0; j <= to.length(); j++) d[0][j] = j;
        for (int i = 1; i <= from.length(); i++) {
            for (int j = 1; j <= to.length(); j++) {
                int replaced = d[i - 1][j - 1] + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
                d[i][j] = Math.min(replaced, 1 + Math.min(d[i - 1][j], d[i][j - 1]));
                boolean swapped = i > 1 && j > 1 && from.charAt(i - 1) == to.charAt(j - 2) && from.charAt(i - 2) == to.charAt(j - 1);
                if (swapped) d[i][j] = Math.min(d[i][j], d[i - 2][j - 2] + 1);
            }
        }
        return d[from.length()][to.length()];
    }
}
