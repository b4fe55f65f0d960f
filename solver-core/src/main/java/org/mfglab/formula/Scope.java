package org.mfglab.formula;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// The names that a formula may use.
///
/// @param symbols names of scalars, kept sorted
/// @param vectors names of vectors with the symbols of their components; such a name may stand inside `norm` and `dot`
///                only, or anywhere if it has one component (in 1-D, `p` is `p_x`)
public record Scope(Set<String> symbols, Map<String, List<String>> vectors) {

    private static final List<String> AXES = List.of("x", "y", "z");

    public Scope {
        symbols = Collections.unmodifiableSet(new TreeSet<>(symbols));
        vectors = Map.copyOf(vectors);
    }

    /// For Hamiltonians: `x y z t m p_x p_y p_z mean_x mean_y mean_z` as far as the dimension goes, the vector `p`, and more.
    public static Scope of(int dimension, Collection<String> more) {
        List<String> momentum = withPrefix("p_", dimension);
        return new Scope(join(axes(dimension), List.of("t", "m"), momentum, withPrefix("mean_", dimension), more),
                Map.of("p", momentum));
    }

    /// For couplings: `x y z t m mean_x mean_y mean_z` as far as the dimension goes, and more.
    public static Scope coupling(int dimension, Collection<String> more) {
        return new Scope(join(axes(dimension), List.of("t", "m"), withPrefix("mean_", dimension), more), Map.of());
    }

    /// For sources and exact solutions: `x y z t` as far as the dimension goes, and more.
    public static Scope spaceTime(int dimension, Collection<String> more) {
        return new Scope(join(axes(dimension), List.of("t"), more), Map.of());
    }

    /// For densities at one time: `x y z` as far as the dimension goes, and more.
    public static Scope space(int dimension, Collection<String> more) {
        return new Scope(join(axes(dimension), more), Map.of());
    }

    /// The symbol that stands for the convolution of the density with a kernel, as it is written in formulas: `conv(NAME)`.
    public static String convolution(String kernel) {
        return "conv(" + kernel + ")";
    }

    /// The kernel whose convolution a symbol stands for; empty for any other symbol.
    public static Optional<String> kernel(String symbol) {
        return symbol.startsWith("conv(") ? Optional.of(symbol.substring(5, symbol.length() - 1)) : Optional.empty();
    }

    /// Whether a text can be the name of a parameter or field: an ASCII letter or `_`, then letters, digits and `_`,
    /// and no word of the formula language.
    public static boolean isName(String text) {
        return Tokenizer.isName(text) && !Language.isReserved(text);
    }

    /// The symbols and vectors, sorted.
    Set<String> names() {
        Set<String> names = new TreeSet<>(symbols);
        names.addAll(vectors.keySet());
        return names;
    }

    private static List<String> axes(int dimension) {
        if (dimension < 1 || dimension > AXES.size()) {
            throw new IllegalArgumentException("The dimension (" + dimension + ") of a scope must be 1, 2 or 3.");
        }
        return AXES.subList(0, dimension);
    }

    private static List<String> withPrefix(String prefix, int dimension) {
        return axes(dimension).stream().map(prefix::concat).toList();
    }

    @SafeVarargs
    private static Set<String> join(Collection<String>... parts) {
        List<String> all = new ArrayList<>();
        for (Collection<String> part : parts) all.addAll(part);
        return new TreeSet<>(all);
    }
}
