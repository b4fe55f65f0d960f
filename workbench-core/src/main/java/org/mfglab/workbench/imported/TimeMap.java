package org.mfglab.workbench.imported;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.mfglab.formula.Formula;
import org.mfglab.formula.FormulaException;
import org.mfglab.formula.Parser;
import org.mfglab.formula.Scope;
import org.mfglab.workbench.run.Exit;
import org.mfglab.workbench.run.Message;
import org.mfglab.workbench.run.Refusal;

/// From the time of a program to physical time, the one in which m(0) is the start and m(T) the end: a formula such as `1 - t`. Score models count
/// their time backwards.
///
/// @param text    as it was given
/// @param formula of `t` (the time in the file), `k` and `K` (the number of a level, from 0, and of the last), `T` (the horizon of the problem), as far as
///                they are known
public record TimeMap(String text, Formula formula) {

    /// Time that is physical already.
    public static final TimeMap IDENTITY = new TimeMap("t", Formula.symbol("t"));

    /// @param known the symbols that have a value
    /// @throws Refusal if the text is no formula of these
    static TimeMap parse(String text, Set<String> known) throws Refusal {
        try {
            return new TimeMap(text, Parser.parse(text, new Scope(known, Map.of())));
        } catch (FormulaException e) {
            String missing = known.contains("t") ? "" : " The file has no times t that are known.";
            throw new Refusal(Exit.USAGE, new Message("C512", "The time map '%s' is not a formula of %s.".formatted(text, String.join(", ", new TreeSet<>(known))),
                    List.of(e.issues().getFirst() + missing), List.of("As in --map t='1 - t'; the times of the file: --map t=NAME, the name of an array.")));
        }
    }

    /// The physical time of a level.
    double at(Optional<Double> t, int k, int last, Optional<Double> horizon) {
        Map<String, Double> values = new HashMap<>(Map.of("k", (double) k, "K", (double) last));
        t.ifPresent(value -> values.put("t", value));
        horizon.ifPresent(value -> values.put("T", value));
        return formula.evaluate(values);
    }
}
