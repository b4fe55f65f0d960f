package org.mfglab.workbench.study;

import java.util.HashSet;
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
    private static final String KERNEL = "The kernel '";
    private static final String DENSITY = "m";
    private static final String POPULATION = "m|mean_[xyz]";

    private final Values values;
    private final Map<String, Formula> known;
    private final Set<String> fields;
    private final Set<String> named = new HashSet<>();

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

    /// The names that stood in a formula so far.
    Set<String> named() {
        return named;
    }

    /// A formula of parameters and space.
    Optional<Formula> inSpace(Key<String> key, int dimension) {
        return read(key, Scope.space(dimension, known.keySet()));
    }

    /// A formula of parameters, space and time.
    Optional<Formula> inSpaceTime(Key<String> key, int dimension) {
        return read(key, Scope.spaceTime(dimension, known.keySet()));
    }

    /// What does not belong to a key of its own: a formula of parameters and space.
    Optional<Formula> inBox(String key, String text, Place place, int dimension) {
        return parse(key, text, place, Scope.space(dimension, known.keySet()));
    }

    /// A cost or value on a side: a formula of parameters, space and time.
    Optional<Formula> onSide(String key, String text, Place place, int dimension) {
        return parse(key, text, place, Scope.spaceTime(dimension, known.keySet()));
    }

    /// A coefficient of the equations that does not see the population. It may name fields.
    Optional<Formula> coefficient(Key<String> key, int dimension) {
        return read(key, Scope.spaceTime(dimension, names()));
    }

    /// A Hamiltonian. It may name slopes, the density and fields.
    Optional<Formula> hamiltonian(int dimension) {
        Set<String> symbols = new TreeSet<>(Scope.spaceTime(dimension, names()).symbols());
        symbols.addAll(Hamiltonian.slopes(dimension));
        symbols.add(DENSITY);
        return read(Schema.HAMILTONIAN, new Scope(symbols, Scope.of(dimension, List.of()).vectors()));
    }

    /// A cost. It may name the density, its means and convolutions, and fields.
    ///
    /// @param kernels what the density can be convolved with
    Optional<Formula> cost(Key<String> key, int dimension, Set<String> kernels) {
        Set<String> symbols = names();
        kernels.forEach(kernel -> symbols.add(Scope.convolution(kernel)));
        return read(key, Scope.coupling(dimension, symbols));
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
            Formula formula = Parser.parse(text, scope);
            named.addAll(formula.symbols());
            return Optional.of(formula.substitute(known).simplify());
        } catch (FormulaException e) {
            for (FormulaIssue issue : e.issues()) report(key, text, place.part(text, issue.start(), issue.end()), issue);
            return Optional.empty();
        }
    }

    private void report(String key, String text, Place place, FormulaIssue issue) {
        String word = text.substring(Math.min(issue.start(), text.length()), Math.min(issue.end(), text.length()));
        boolean unknown = issue.message().contains(IS_UNKNOWN);
        if (unknown && values.issues().unreadable(word)) return;
        boolean cost = key.equals(Schema.RUNNING.path()) || key.equals(Schema.TERMINAL.path());
        if (unknown && fields.contains(word) && !cost)
            values.issues().add(place, IssueCode.E104, "%s: the field '%s' cannot stand here.".formatted(key, word), "Fields can stand in nu, H, F, G and the source; params can stand here.");
        else if (!cost && issue.message().startsWith(KERNEL))
            values.issues().add(place, IssueCode.E104, "%s: conv(%s) cannot stand here.".formatted(key, word), "Convolutions can stand in the costs F and G.");
        else if (unknown && key.startsWith(Schema.BOUNDARY.path()) && word.matches(POPULATION))
            values.issues().add(place, IssueCode.E104, "%s: the density ('%s') cannot stand here.".formatted(key, word), "What happens on a side may depend on the place and on t.");
        else values.issues().add(place, unknown || issue.message().startsWith(KERNEL) ? IssueCode.E104 : IssueCode.E105, key + ": " + issue.message().split(KNOWN)[0], advice(issue));
    }

    /// What else there is belongs to the advice: the message stays one line.
    private static String advice(FormulaIssue issue) {
        String[] parts = issue.message().split(KNOWN);
        if (issue.suggestion().isEmpty() && issue.message().endsWith("')' is expected.")) return "Maybe a parenthesis is not closed.";
        return (issue.suggestion() + (parts.length > 1 ? " Known here: " + parts[1] : "")).strip();
    }
}
