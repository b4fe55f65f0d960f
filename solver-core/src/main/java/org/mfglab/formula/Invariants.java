package org.mfglab.formula;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// A formula with its largest parts that depend on space alone taken out, to be evaluated once for a grid.
///
/// In a sum or a product the invariant members go out together.
///
/// @param rest  the formula with generated symbols for the parts
/// @param parts the parts under their symbols
public record Invariants(Formula rest, Map<String, Formula> parts) {

    public static Invariants of(Formula formula, Set<String> fields) {
        Set<String> space = new HashSet<>(fields);
        space.addAll(List.of("x", "y", "z"));
        Map<String, Formula> parts = new LinkedHashMap<>();
        Formula rest = rest(formula, space, parts);
        return new Invariants(rest, parts);
    }

    private static Formula rest(Formula formula, Set<String> space, Map<String, Formula> parts) {
        if (formula.parts().isEmpty()) return formula;
        if (space.containsAll(formula.symbols())) return formula.symbols().isEmpty() ? formula : named(formula, parts);
        return switch (formula) {
            case Formula.Constant _, Formula.Symbol _, Formula.Where _ -> formula;
            case Formula.Negate(Formula operand) -> new Formula.Negate(rest(operand, space, parts));
            case Formula.Sum(List<Formula> terms) -> Formula.sum(members(terms, space, parts, true));
            case Formula.Product(List<Formula> factors) -> Formula.product(members(factors, space, parts, false));
            case Formula.Quotient(Formula numerator, Formula denominator) ->
                    new Formula.Quotient(rest(numerator, space, parts), rest(denominator, space, parts));
            case Formula.Power(Formula base, Formula exponent) -> new Formula.Power(rest(base, space, parts), rest(exponent, space, parts));
            case Formula.Call(var function, List<Formula> arguments) ->
                    new Formula.Call(function, arguments.stream().map(argument -> rest(argument, space, parts)).toList());
            case Formula.Norm(List<Formula> components) ->
                    new Formula.Norm(components.stream().map(component -> rest(component, space, parts)).toList());
        };
    }

    private static List<Formula> members(List<Formula> members, Set<String> space, Map<String, Formula> parts, boolean sum) {
        List<Formula> fixed = members.stream().filter(member -> space.containsAll(member.symbols())).toList();
        List<Formula> kept = new ArrayList<>();
        for (Formula member : members) if (!fixed.contains(member)) kept.add(rest(member, space, parts));
        if (!fixed.isEmpty()) kept.add(rest(sum ? Formula.sum(fixed) : Formula.product(fixed), space, parts));
        return kept;
    }

    private static Formula named(Formula part, Map<String, Formula> parts) {
        String name = "#" + parts.size();
        parts.put(name, part);
        return Formula.symbol(name);
    }
}
