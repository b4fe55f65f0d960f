package org.mfglab.workbench.study;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/// Guesses which of some words was meant.
public final class Spelling {

    private static final int LONGEST = 40;

    private Spelling() { }

    /// The closest of the words, if one is close: at most a third of its letters differ, or one word begins with the other.
    static Optional<String> nearest(String word, Collection<String> words) {
        if (word.length() > LONGEST) return Optional.empty();
        return words.stream()
                .filter(candidate -> !candidate.equals(word) && (close(word, candidate) || begins(word, candidate)))
                .min(Comparator.comparingInt((String candidate) -> distance(word, candidate)).thenComparing(Comparator.naturalOrder()));
    }

    private static boolean close(String word, String candidate) {
        int distance = distance(word, candidate);
        return distance <= Math.max(1, candidate.length() / 3) && distance < Math.max(word.length(), candidate.length());
    }

    private static boolean begins(String word, String candidate) {
        return Math.min(word.length(), candidate.length()) >= 3 && (word.startsWith(candidate) || candidate.startsWith(word));
    }

    /// "Did you mean 'x'?", or what else there is.
    public static String suggest(String word, Collection<String> words) {
        return nearest(word, words).map(meant -> "Did you mean '" + meant + "'?").orElseGet(() -> "Possible here: " + String.join(", ", words) + ".");
    }

    /// Insertions, deletions, substitutions and swaps of neighbours that lead from one word to another, letter case aside.
    private static int distance(String first, String second) {
        String a = first.toLowerCase(Locale.ROOT);
        String b = second.toLowerCase(Locale.ROOT);
        int[][] d = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++)
            for (int j = 0; j <= b.length(); j++) {
                if (i == 0 || j == 0) {
                    d[i][j] = i + j;
                    continue;
                }
                int cost = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
                d[i][j] = Math.min(Math.min(d[i - 1][j], d[i][j - 1]) + 1, d[i - 1][j - 1] + cost);
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1))
                    d[i][j] = Math.min(d[i][j], d[i - 2][j - 2] + 1);
            }
        return d[a.length()][b.length()];
    }
}
