package org.mfglab.workbench.document;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.mfglab.formula.FormulaException;
import org.mfglab.formula.FormulaIssue;
import org.mfglab.formula.Parser;
import org.mfglab.formula.Scope;
import org.tomlj.Toml;
import org.tomlj.TomlParseResult;
import org.tomlj.TomlTable;

/// The equations of a document as LaTeX with the terms as its user wrote them, parameters by their names. It needs no problem that can be solved:
/// one formula that is wrong leaves the others readable.
///
/// @param equations the two equations and their end conditions
/// @param terms     what stands in them, in the order of the file
public record TypesetProblem(List<String> equations, List<Term> terms) {

    private static final String[][] SYMBOLS = {
        {"hamiltonian.H", "H"}, {"coupling.running", "F"}, {"coupling.terminal", "G"}, {"coupling.source", "s"}, {"diffusion.nu", "\\nu"}, {"field.initial.expr", "m_0"}};

    /// One formula.
    ///
    /// @param key    of the file
    /// @param symbol LaTeX
    /// @param text   as it was written
    /// @param latex  empty where the text is no formula
    /// @param issues what is wrong with it, with places in the text
    public record Term(String key, String symbol, String text, Optional<String> latex, List<FormulaIssue> issues) { }

    /// Typesets what can be read of a document.
    public static TypesetProblem of(Document document) {
        TomlParseResult toml = Toml.parse(document.text());
        List<Term> terms = new ArrayList<>();
        if (!toml.hasErrors())
            for (String[] symbol : SYMBOLS) text(toml, symbol[0]).ifPresent(text -> terms.add(term(toml, symbol[0], symbol[1], text)));
        return new TypesetProblem(equations(terms, toml), List.copyOf(terms));
    }

    private static Optional<String> text(TomlParseResult toml, String key) {
        return toml.isString(key) ? Optional.ofNullable(toml.getString(key)) : toml.isDouble(key) || toml.isLong(key) ? Optional.of(String.valueOf(toml.get(key))) : Optional.empty();
    }

    private static Term term(TomlParseResult toml, String key, String symbol, String text) {
        try {
            return new Term(key, symbol, text, Optional.of(Parser.parse(text, scope(toml)).latex()), List.of());
        } catch (FormulaException e) {
            return new Term(key, symbol, text, Optional.empty(), e.issues());
        }
    }

    /// All that a formula of the file may name somewhere; where it may not, the check of the whole problem says so.
    private static Scope scope(TomlParseResult toml) {
        int dimension = toml.contains("domain.z") ? 3 : toml.contains("domain.y") ? 2 : 1;
        Set<String> names = new TreeSet<>(namesIn(toml, "params"));
        names.addAll(namesIn(toml, "field"));
        namesIn(toml, "kernel").forEach(kernel -> names.add(Scope.convolution(kernel)));
        names.add("log_data");
        return Scope.of(dimension, names);
    }

    private static Set<String> namesIn(TomlParseResult toml, String table) {
        TomlTable names = toml.isTable(table) ? toml.getTable(table) : null;
        return names == null ? Set.of() : names.keySet();
    }

    private static List<String> equations(List<Term> terms, TomlParseResult toml) {
        boolean congested = names(terms, "hamiltonian.H").contains("m");
        boolean varying = names(terms, "diffusion.nu").stream().anyMatch(Set.of("x", "y", "z", "t")::contains);
        String hamiltonian = congested ? "H(\\nabla u, m)" : "H(\\nabla u)";
        String slope = congested ? "H_p(\\nabla u, m)" : "H_p(\\nabla u)";
        String discount = toml.contains("time.discount") ? " + r u" : "";
        String source = terms.stream().anyMatch(term -> term.key().equals("coupling.source")) ? "s" : "0";
        return List.of("-\\partial_t u" + discount + " - \\nu \\Delta u + " + hamiltonian + " = F,\\quad u(T) = G",
                "\\partial_t m - " + (varying ? "\\Delta(\\nu m)" : "\\nu \\Delta m") + " - \\mathrm{div}(m\\, " + slope + ") = " + source + ",\\quad m(0) = m_0");
    }

    private static Set<String> names(List<Term> terms, String key) {
        return terms.stream().filter(term -> term.key().equals(key) && term.latex().isPresent()).findFirst()
                .map(term -> (Set<String>) new TreeSet<>(identifiers(term.text()))).orElse(Set.of());
    }

    private static List<String> identifiers(String text) {
        return List.of(text.split("[^A-Za-z0-9_]+"));
    }
}
