package org.mfglab.workbench.imported;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import org.mfglab.workbench.run.Exit;
import org.mfglab.workbench.run.Message;
import org.mfglab.workbench.run.Refusal;
import org.mfglab.workbench.study.Spelling;

/// Which array of a file is what: as `--map` says, else by its name, where its shape fits.
final class Roles {

    private final SourceArrays arrays;
    private final Mapping mapping;

    /// @throws Refusal if `--map` names an array that the file does not have
    Roles(SourceArrays arrays, Mapping mapping) throws Refusal {
        this.arrays = arrays;
        this.mapping = mapping;
        for (Role role : List.of(Role.SAMPLES, Role.PATHS, Role.M, Role.LOGM, Role.U, Role.X, Role.Y, Role.Z, Role.DATA))
            for (String name : mapping.all(role))
                if (!arrays.has(name))
                    throw Mapping.wrong("The file '%s' has no array '%s' for --map %s.".formatted(arrays.file().getFileName(), name, role.key()),
                            Spelling.suggest(name, arrays.names()), "It holds " + arrays.described() + ".");
    }

    SourceArrays arrays() {
        return arrays;
    }

    Mapping mapping() {
        return mapping;
    }

    /// What the results are.
    ///
    /// @throws Refusal if the file does not tell
    ResultKind kind() throws Refusal {
        if (find(Role.M).isPresent() || find(Role.LOGM).isPresent()) return ResultKind.FIELDS;
        if (find(Role.PATHS).isPresent()) return ResultKind.TRAJECTORIES;
        if (find(Role.SAMPLES).isPresent()) return ResultKind.SAMPLES;
        throw unknown("What the arrays of '%s' are cannot be told from their names and shapes.".formatted(arrays.file().getFileName()),
                "--map samples=NAME, --map paths=NAME or --map m=NAME", "--as samples, trajectories or fields");
    }

    /// The array of a role.
    Optional<String> find(Role role) {
        Optional<String> given = mapping.one(role);
        if (given.isPresent() && arrays.has(given.get())) return given;
        if (!arrays.named()) return only(role);
        return role.names().stream().flatMap(name -> arrays.names().stream().filter(there -> there.toLowerCase(Locale.ROOT).equals(name)))
                .filter(name -> fits(role).test(arrays.shape(name))).filter(name -> notMeant(role, name)).findFirst();
    }

    /// An array that `--map` gives to one role is not guessed to be another.
    private boolean notMeant(Role role, String name) {
        return mapping.values().entrySet().stream().noneMatch(e -> e.getKey() != role && e.getValue().contains(name));
    }

    private Optional<String> only(Role role) {
        return switch (role) {
            case SAMPLES, PATHS -> fits(role).test(arrays.shape(SourceArrays.ONLY)) ? Optional.of(SourceArrays.ONLY) : Optional.empty();
            case M, LOGM, U, T, X, Y, Z, DATA, MEAN, STD, ORDER -> Optional.empty();
        };
    }

    /// Names alone mislead: `x` is samples in one file and an axis in another.
    private static Predicate<List<Integer>> fits(Role role) {
        return switch (role) {
            case SAMPLES, DATA -> shape -> shape.size() == 2 && isDimension(shape.get(1)) || shape.size() == 1 && shape.getFirst() > 1;
            case PATHS -> shape -> shape.size() == 3 && isDimension(shape.get(2));
            case T, X, Y, Z -> shape -> shape.size() == 1;
            case M, LOGM, U -> shape -> !shape.isEmpty() && shape.size() <= 4;
            case MEAN, STD -> shape -> shape.size() <= 2;
            case ORDER -> _ -> false;
        };
    }

    private static boolean isDimension(int length) {
        return length >= 1 && length <= 3;
    }

    /// The array that a kind of results cannot do without. With `--as` the only array of a file is what it is said to be.
    String require(Role role) throws Refusal {
        Optional<String> found = find(role);
        if (found.isPresent()) return found.get();
        if (!arrays.named()) return SourceArrays.ONLY;
        throw unknown("The file '%s' has no array that is known to be %s: %s.".formatted(arrays.file().getFileName(), role.key(), role.meaning()),
                "--map %s=NAME".formatted(role.key()));
    }

    Refusal unknown(String what, String... advice) {
        return new Refusal(Exit.USAGE, new Message("C511", what, List.of("It holds " + arrays.described() + "."), List.of(advice)));
    }
}
