package org.mfglab.formula;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.mfglab.formula.Condition.Relation;
import org.mfglab.formula.Formula.Constant;
import org.mfglab.formula.Formula.Norm;
import org.mfglab.formula.Formula.Where;
import org.mfglab.formula.Tokenizer.Kind;
import org.mfglab.formula.Tokenizer.Token;

/// Reads the formula language by recursive descent.
///
/// ```
/// sum       = [+ | -] product { (+ | -) product }
/// product   = factor { (* | /) factor }
/// factor    = (+ | -) factor | atom [ (^ | **) factor ]
/// atom      = number | pi | name | function ( sum , ... ) | norm ( vector ) | dot ( vector , vector ) | conv ( name )
///           | where ( condition , sum , sum ) | ( sum )
/// vector    = name | [ sum , ... ]
/// condition = both { or both }        both = single { and single }
/// single    = not single | ( condition ) | sum (< | <= | > | >= | == | !=) sum
/// ```
///
/// So `-x^2 = -(x^2)`, `2^3^2 = 2^9`, `2^-1 = 0.5`, and a leading minus belongs to the whole product. A minus directly
/// before a bare number is part of the number. Text is bounded: 100 000 characters, 10 000 tokens, nesting of 64 levels.
public final class Parser {

    /// Leaves the descent at the first error of grammar; never seen outside.
    private static final class GrammarError extends RuntimeException {
        private static final long serialVersionUID = 1;

        GrammarError() {
            super(null, null, false, false);
        }
    }

    private final List<Token> tokens;
    private final Scope scope;
    private final Set<String> names;
    private final List<FormulaIssue> issues;
    private int position;
    private int nesting;

    private Parser(List<Token> tokens, Scope scope, List<FormulaIssue> issues) {
        this.tokens = tokens;
        this.scope = scope;
        this.names = scope.names();
        this.issues = issues;
    }

    /// The formula that a text describes.
    ///
    /// @throws FormulaException with all meaningless characters and all unknown names, and the first error of grammar
    public static Formula parse(String text, Scope scope) {
        List<FormulaIssue> issues = new ArrayList<>();
        List<Token> tokens = Tokenizer.tokens(text, issues);
        Formula formula = tokens.isEmpty() ? Formula.ZERO : new Parser(tokens, scope, issues).read();
        if (!issues.isEmpty()) {
            issues.sort(Comparator.comparingInt(FormulaIssue::start));
            throw new FormulaException(issues);
        }
        return formula;
    }

    private Formula read() {
        boolean isReadable = issues.isEmpty();
        isReadable &= checkNames();
        if (!isReadable) return Formula.ZERO;
        try {
            Formula formula = sum();
            if (token().kind() != Kind.END) throw unexpected("an operator");
            return formula;
        } catch (GrammarError error) {
            return Formula.ZERO;
        }
    }

    private Formula sum() {
        boolean negative = token().is("-");
        if (negative || token().is("+")) position++;
        int start = position;
        Formula first = product();
        List<Formula> terms = new ArrayList<>(List.of(negative ? negative(start, first) : first));
        while (token().is("+") || token().is("-")) {
            boolean minus = next().is("-");
            int from = position;
            Formula term = product();
            terms.add(minus ? negative(from, term) : term);
        }
        return Formula.sum(terms);
    }

    private Formula negative(int start, Formula operand) {
        boolean bareNumber = tokens.get(start).kind() == Kind.NUMBER && position == start + 1;
        return bareNumber && operand instanceof Constant(double value) ? new Constant(-value) : operand.negate();
    }

    private Formula product() {
        List<Formula> factors = new ArrayList<>(List.of(factor()));
        int quotients = 0;
        while (token().is("*") || token().is("/")) {
            if (next().is("*")) {
                factors.add(factor());
            } else {
                if (nesting + ++quotients > Language.DEEPEST_NESTING) throw tooDeep();
                Formula numerator = Formula.product(factors);
                factors = new ArrayList<>(List.of(numerator.over(factor())));
            }
        }
        return Formula.product(factors);
    }

    private Formula factor() {
        enter();
        Formula factor;
        if (token().is("-")) {
            int start = ++position;
            factor = negative(start, factor());
        } else if (token().is("+")) {
            position++;
            factor = factor();
        } else {
            factor = atom();
            if (token().is("^")) {
                position++;
                factor = factor.power(factor());
            }
        }
        nesting--;
        return factor;
    }

    private void enter() {
        if (++nesting > Language.DEEPEST_NESTING) throw tooDeep();
    }

    private Formula atom() {
        Token token = token();
        if (token.is("(")) {
            position++;
            Formula inside = sum();
            expect(")");
            return inside;
        }
        if (token.is("[")) throw error(token, "A vector may stand only inside norm and dot.", "");
        return switch (token.kind()) {
            case NUMBER -> number(next());
            case NAME -> name(next());
            case SIGN, END -> throw unexpected("a number, a name or a parenthesis");
        };
    }

    private Formula number(Token token) {
        double value = Double.parseDouble(token.text());
        if (Double.isFinite(value)) return new Constant(value);
        throw error(token, "The number " + Language.shown(token.text()) + " is too large: the largest is about 1.8e308.", "");
    }

    private Formula name(Token token) {
        String name = token.text();
        if (token().is("(") && Language.FUNCTIONS.contains(name)) return call(token);
        if (name.equals("pi")) return new Constant(Math.PI);
        List<String> components = scope.vectors().get(name);
        if (components == null || scope.symbols().contains(name)) return Formula.symbol(name);
        if (components.size() == 1) return Formula.symbol(components.getFirst());
        throw error(token, "The vector '" + name + "' may stand only inside norm and dot.",
                "Maybe " + components.getFirst() + " or norm(" + name + ") is meant.");
    }

    private Formula call(Token name) {
        expect("(");
        Formula result = switch (name.text()) {
            case "where" -> where();
            case "norm" -> new Norm(vector());
            case "dot" -> dot(name);
            case "conv" -> Formula.symbol(Scope.convolution(next().text()));
            default -> function(name);
        };
        expect(")");
        return result;
    }

    private Formula where() {
        Condition condition = condition();
        expect(",");
        Formula then = sum();
        expect(",");
        return new Where(condition, then, sum());
    }

    private Formula dot(Token name) {
        List<Formula> a = vector();
        expect(",");
        List<Formula> b = vector();
        if (a.size() != b.size()) {
            throw error(name, "The vectors of dot have " + a.size() + " and " + b.size() + " components; they must have equally many.", "");
        }
        List<Formula> products = new ArrayList<>();
        for (int i = 0; i < a.size(); i++) products.add(a.get(i).times(b.get(i)));
        return Formula.sum(products);
    }

    private List<Formula> vector() {
        Token token = next();
        List<String> components = scope.vectors().get(token.text());
        if (token.kind() == Kind.NAME && components != null) return components.stream().map(Formula::symbol).toList();
        if (!token.is("[")) {
            String known = scope.vectors().isEmpty() ? "[a, b]" : String.join(", ", scope.vectors().keySet()) + " or [a, b]";
            throw error(token, "Inside norm and dot a vector is expected, such as " + known + ".", "Maybe [ ] is missing.");
        }
        List<Formula> formulas = sums();
        expect("]");
        return formulas;
    }

    private List<Formula> sums() {
        List<Formula> sums = new ArrayList<>(List.of(sum()));
        while (token().is(",")) {
            position++;
            sums.add(sum());
        }
        return sums;
    }

    private Formula function(Token name) {
        Function function = Function.BY_NAME.get(name.text());
        List<Formula> arguments = sums();
        if (!function.takes(arguments.size())) {
            throw error(name, "The function " + name.text() + " takes " + function.arity() + ", not " + arguments.size() + ".", function.arityAdvice());
        }
        return new Formula.Call(function, arguments);
    }

    private Condition condition() {
        List<Condition> members = new ArrayList<>(List.of(both()));
        while (token().is("or")) {
            position++;
            members.add(both());
        }
        return members.size() == 1 ? members.getFirst() : new Condition.Or(members);
    }

    private Condition both() {
        List<Condition> members = new ArrayList<>(List.of(single()));
        while (token().is("and")) {
            position++;
            members.add(single());
        }
        return members.size() == 1 ? members.getFirst() : new Condition.And(members);
    }

    private Condition single() {
        enter();
        Condition condition;
        if (token().is("not")) {
            position++;
            condition = new Condition.Not(single());
        } else if (token().is("(") && holdsCondition()) {
            position++;
            condition = condition();
            expect(")");
        } else {
            condition = comparison();
        }
        nesting--;
        return condition;
    }

    /// Whether the parenthesis that opens here surrounds a condition and not a number: it does if there is a comparison
    /// inside that does not belong to an inner `where`.
    private boolean holdsCondition() {
        int depth = 0;
        int whereDepth = Integer.MAX_VALUE;
        for (int i = position; tokens.get(i).kind() != Kind.END; i++) {
            Token token = tokens.get(i);
            if (token.is("where")) whereDepth = Math.min(whereDepth, depth);
            if (token.is("(")) depth++;
            if (token.is(")") && --depth <= whereDepth) whereDepth = Integer.MAX_VALUE;
            if (depth == 0) return false;
            boolean logical = Language.RELATIONS.contains(token.text()) || Language.WORDS.contains(token.text());
            if (logical && whereDepth == Integer.MAX_VALUE) return true;
        }
        return false;
    }

    private Condition comparison() {
        Formula left = sum();
        for (Relation relation : Relation.values()) {
            if (token().is(relation.text())) {
                position++;
                return new Condition.Comparison(relation, left, sum());
            }
        }
        throw error(token(), "The first argument of where must be a comparison.", "Maybe > 0 is missing.");
    }

    /// Reports every name that the language and the scope do not know, each once.
    ///
    /// @return whether all functions have their parentheses and nothing else has: otherwise errors of grammar would only repeat that
    private boolean checkNames() {
        Set<String> seen = new HashSet<>();
        boolean isReadable = true;
        for (int i = 0; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            if (token.kind() != Kind.NAME) continue;
            if (token.is("conv")) {
                isReadable &= checkKernel(i);
                i += 2;
                continue;
            }
            boolean called = tokens.get(i + 1).is("(");
            boolean wrong = !isKnown(token.text(), called);
            if (wrong && (called || Language.FUNCTIONS.contains(token.text()))) isReadable = false;
            if (wrong && seen.add(token.text())) reportName(token, called);
        }
        return isReadable;
    }

    /// `conv` takes the name of a kernel, and nothing else.
    private boolean checkKernel(int place) {
        Token name = tokens.get(Math.min(place + 2, tokens.size() - 1));
        if (!tokens.get(place + 1).is("(") || name.kind() != Kind.NAME || !tokens.get(place + 3).is(")")) {
            report(tokens.get(place), "The function conv takes the name of a kernel.", "Write conv(NAME), with a table [kernel.NAME] in the problem file.");
            return false;
        }
        if (scope.symbols().contains(Scope.convolution(name.text()))) return true;
        List<String> kernels = scope.symbols().stream().flatMap(symbol -> Scope.kernel(symbol).stream()).toList();
        report(name, "The kernel '" + Language.shown(name.text()) + "' is unknown here. " + (kernels.isEmpty() ? "There is none." : "Known are: " + String.join(" ", kernels) + "."),
                Language.didYouMean(name.text(), kernels));
        return true;
    }

    private boolean isKnown(String name, boolean called) {
        if (Language.FUNCTIONS.contains(name)) return called;
        return Language.isReserved(name) || !called && names.contains(name);
    }

    private void reportName(Token token, boolean called) {
        String name = token.text();
        if (Language.FUNCTIONS.contains(name)) {
            report(token, "The function " + name + " needs its arguments in parentheses.", "Write " + name + "(...).");
        } else if (names.contains(name)) {
            report(token, "'" + name + "' is not a function.", "Maybe a * is missing.");
        } else if (called) {
            reportUnknown(token, "function", Language.FUNCTIONS);
        } else {
            reportUnknown(token, "symbol", names);
        }
    }

    private void reportUnknown(Token token, String noun, Set<String> known) {
        report(token, "The " + noun + " '" + Language.shown(token.text()) + "' is unknown. Known are: " + String.join(" ", known) + ".",
                Language.didYouMean(token.text(), known));
    }

    private Token token() {
        return tokens.get(position);
    }

    private Token next() {
        Token token = token();
        if (token.kind() != Kind.END) position++;
        return token;
    }

    private void expect(String sign) {
        if (!token().is(sign)) throw unexpected("'" + sign + "'");
        position++;
    }

    private GrammarError unexpected(String expected) {
        Token token = token();
        if (token.kind() == Kind.END) {
            String message = tokens.size() == 1 ? "The formula is empty." : "The formula ends where " + expected + " is expected.";
            return error(token, message, "");
        }
        if (Language.RELATIONS.contains(token.text()) || Language.WORDS.contains(token.text())) {
            return error(token, "'" + token.text() + "' may stand only in the first argument of where.", "Write where(condition, a, b).");
        }
        boolean startsFactor = token.kind() != Kind.SIGN || token.is("(");
        return error(token, "'" + Language.shown(token.text()) + "' stands where " + expected + " is expected.",
                startsFactor ? "Maybe a * is missing." : "");
    }

    private GrammarError tooDeep() {
        return error(token(), "The formula nests more than " + Language.DEEPEST_NESTING + " levels deep.",
                "Maybe part of it can be a parameter or a field.");
    }

    private GrammarError error(Token token, String message, String suggestion) {
        report(token, message, suggestion);
        return new GrammarError();
    }

    private void report(Token token, String message, String suggestion) {
        issues.add(new FormulaIssue(token.start(), token.end(), message, suggestion));
    }
}
