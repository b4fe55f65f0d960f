package org.mfglab.workbench.study;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.mfglab.formula.Formula;
import org.mfglab.formula.FormulaException;
import org.mfglab.formula.FormulaIssue;
import org.mfglab.formula.Parser;
import org.mfglab.formula.Scope;
import org.mfglab.game.Hamiltonian;

/// Reads the formulas of a file. Parameters become numbers, fields that are formulas are put in.
final class FormulaReader {

    private static final String IS_UNKNOWN = " is unknown.";
    private static final String KNOWN = " Known are: ";

    private final Values values;
    private final Map<String, Formula> known;
    private final Set<String> fields;

    /// @param parameters values by name
    /// @param fields     names of fields that formulas may name
    FormulaReader(Values values, Map<String, Parameter> parameters, Set<String> fields) {
        this.values = values;
        this.known = new LinkedHashMap<>();
        parameters.forEach((name, parameter) -> known.put(name, Formula.constant(parameter.value())));
        this.fields = fields;
    }

    /// Puts a formula in wherever a field is named.
    void define(String field, Formula formula) {
        known.put(field, formula);
    }

    /// The names of parameters, and of fields that are formulas.
    Set<String> parameters() {
        return known.keySet();
    }

    /// A formula of parameters and space.
    Optional<Formula> inSpace(Key<String> key, int dimension) {
        return read(key, Scope.space(dimension, known.keySet()));
    }

    /// A formula of parameters, space and time.
    Optional<Formula> inSpaceTime(Key<String> key, int dimension) {
        return read(key, Scope.spaceTime(dimension, known.keySet()));
    }

    /// A Hamiltonian. It may name slopes and fields, but not the density.
    Optional<Formula> hamiltonian(int dimension) {
        Set<String> symbols = new TreeSet<>(Scope.spaceTime(dimension, names()).symbols());
        symbols.addAll(Hamiltonian.slopes(dimension));
        return read(Schema.HAMILTONIAN, new Scope(symbols, Scope.of(dimension, List.of()).vectors()));
    }

    /// A cost. It may name the density, its means and fields.
    Optional<Formula> cost(Key<String> key, int dimension) {
        return read(key, Scope.coupling(dimension, names()));
    }

    private Set<String> names() {
        Set<String> names = new LinkedHashSet<>(known.keySet());
        names.addAll(fields);
        return names;
    }

    private Optional<Formula> read(Key<String> key, Scope scope) {
        return values.get(key).flatMap(text -> parse(key.path(), text, values.place(key.path()), scope));
    }

    /// Reads a text that stands at a place.
    Optional<Formula> parse(String key, String text, Place place, Scope scope) {
        try {
            return Optional.of(Parser.parse(text, scope).substitute(known).simplify());
        } catch (FormulaException e) {
            for (FormulaIssue issue : e.issues()) report(key, text, place.part(text, issue.start(), issue.end()), issue);
            return Optional.empty();
        }
    }

    private void report(String key, String text, Place place, FormulaIssue issue) {
        String word = text.substring(Math.min(issue.start(), text.length()), Math.min(issue.end(), text.length()));
        boolean insideConv = text.substring(0, Math.min(issue.start(), text.length())).matches("(?s).*\\bconv\\s*\\(\\s*");
        if (insideConv) return;
        boolean unknown = issue.message().contains(IS_UNKNOWN);
        if (unknown && values.issues().unreadable(word)) return;
        if (unknown && word.matches("m|mean_[xyz]") && key.equals(Schema.HAMILTONIAN.path()))
            values.issues().add(place, IssueCode.E108, "The Hamiltonian depends on the density ('%s'): congestion is not in this version.".formatted(word),
                    "Let the running cost grow with m instead, as in running = \"1 + m\".");
        else if (unknown && word.equals("conv"))
            values.issues().add(place, IssueCode.E108, "A nonlocal cost (conv) is not in this version.", Schema.insteadOf("kernel").orElseThrow());
        else values.issues().add(place, unknown ? IssueCode.E104 : IssueCode.E105, key + ": " + issue.message().split(KNOWN)[0], advice(issue));
    }

    /// What else there is belongs to the advice: the message stays one line.
    private static String advice(FormulaIssue issue) {
        String[] parts = issue.message().split(KNOWN);
        if (issue.suggestion().isEmpty() && issue.message().endsWith("')' is expected.")) return "Maybe a parenthesis is not closed.";
        return (issue.suggestion() + (parts.length > 1 ? " Known here: " + parts[1] : "")).strip();
    }
}
