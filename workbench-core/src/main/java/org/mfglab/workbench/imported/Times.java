package org.mfglab.workbench.imported;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.mfglab.workbench.report.Numbers;
import org.mfglab.workbench.run.Exit;
import org.mfglab.workbench.run.Message;
import org.mfglab.workbench.run.Refusal;

/// The physical times of the levels of a file.
///
/// @param values increasing
/// @param order  which level of the file each of them is: the file may begin at the end
/// @param map    how they were found, in words
record Times(double[] values, int[] order, String map) {

    /// The times of so many levels.
    ///
    /// @param horizon of the problem, if one is given
    /// @throws Refusal if the times cannot be known, or do not go one way
    static Times of(Roles roles, int levels, Optional<Double> horizon) throws Refusal {
        Optional<double[]> t = array(roles, levels);
        Optional<String> formula = formula(roles);
        if (formula.isEmpty() && t.isEmpty() && levels == 1 && horizon.isPresent()) return new Times(new double[] {horizon.get()}, new int[] {0}, "T of the problem");
        if (formula.isEmpty() && t.isEmpty()) throw missing(levels);
        if (formula.isEmpty() && decreasing(t.get())) throw backwards(t.get());
        TimeMap map = formula.isPresent() ? TimeMap.parse(formula.get(), known(t, horizon)) : TimeMap.IDENTITY;
        double[] mapped = IntStream.range(0, levels).mapToDouble(k -> map.at(t.map(values -> values[k]), k, levels - 1, horizon)).toArray();
        return ordered(mapped, map.text());
    }

    /// The array of times: of `--map t=NAME`, or one that is called so and is as long as there are levels.
    private static Optional<double[]> array(Roles roles, int levels) throws Refusal {
        List<String> given = roles.mapping().all(Role.T).stream().filter(text -> !isFormula(text, roles)).toList();
        Optional<String> name = given.isEmpty() ? roles.find(Role.T).filter(found -> roles.arrays().shape(found).equals(List.of(levels))) : Optional.of(given.getFirst());
        if (name.isEmpty()) return Optional.empty();
        double[] t = roles.arrays().read(name.get()).values();
        if (t.length != levels)
            throw new Refusal(Exit.FILE, new Message("C513", "The array '%s' has %s times for %s levels.".formatted(name.get(), t.length, levels), List.of("It holds " + roles.arrays().described() + "."),
                    List.of("--map t=NAME names the array of times.", "--map order=ntd or tnd says which axis of trajectories is time.")));
        return Optional.of(t);
    }

    private static Optional<String> formula(Roles roles) {
        return roles.mapping().all(Role.T).stream().filter(text -> isFormula(text, roles)).findFirst();
    }

    /// What is no name of an array; and `t` where nothing else is given, which says that time is physical as it is.
    private static boolean isFormula(String text, Roles roles) {
        boolean alone = roles.mapping().all(Role.T).size() == 1;
        return alone && text.equals(TimeMap.IDENTITY.text()) || !roles.arrays().has(text);
    }

    private static Set<String> known(Optional<double[]> t, Optional<Double> horizon) {
        Set<String> known = new TreeSet<>(Set.of("k", "K"));
        if (t.isPresent()) known.add("t");
        if (horizon.isPresent()) known.add("T");
        return known;
    }

    private static boolean decreasing(double[] t) {
        return t.length > 1 && t[t.length - 1] < t[0];
    }

    private static Refusal missing(int levels) {
        String many = "The file does not say at which times its %s levels are.".formatted(levels);
        return new Refusal(Exit.USAGE, new Message("C512", levels == 1 ? "The file does not say at which time its points are." : many, List.of(),
                levels == 1 ? List.of("--map t=1 for the time 1", "--problem FILE for the end T of a problem")
                        : List.of("--map t=NAME, an array of times", "--map t='k/K' for equal steps from 0 to 1")));
    }

    private static Refusal backwards(double[] t) {
        String first = Numbers.of(t[0], 4);
        return new Refusal(Exit.USAGE, new Message("C512", "The times of the file run backwards, from %s to %s.".formatted(first, Numbers.of(t[t.length - 1], 4)),
                List.of("In physical time the start is 0 and the end is T."), List.of("--map t='%s - t' if the first level is the start".formatted(first), "--map t=t if the last level is the start")));
    }

    private static Times ordered(double[] t, String map) throws Refusal {
        for (int k = 0; k < t.length; k++)
            if (!Double.isFinite(t[k])) throw wrong("The time of level %s is %s.".formatted(k, t[k]), map);
        boolean reversed = decreasing(t);
        int[] order = IntStream.range(0, t.length).map(k -> reversed ? t.length - 1 - k : k).toArray();
        double[] values = Arrays.stream(order).mapToDouble(k -> t[k]).toArray();
        for (int k = 1; k < values.length; k++)
            if (!(values[k] > values[k - 1]))
                throw wrong("The times do not go one way: level %s is at %s and level %s at %s.".formatted(order[k - 1], Numbers.of(values[k - 1], 6), order[k], Numbers.of(values[k], 6)), map);
        return new Times(values, order, map);
    }

    private static Refusal wrong(String what, String map) {
        return new Refusal(Exit.USAGE, new Message("C512", what, List.of("The time map is '%s'.".formatted(map)), List.of("--map t=... with a formula that grows or falls over all levels")));
    }

    int count() {
        return values.length;
    }
}
