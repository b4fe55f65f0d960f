package org.mfglab.workbench.imported;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mfglab.workbench.run.Exit;
import org.mfglab.workbench.run.Message;
import org.mfglab.workbench.run.Refusal;
import org.mfglab.workbench.study.Spelling;

/// What `--map KEY=NAME` says: the name of an array for a role, or a value. Only `t` may be given twice, once as an array and once as a formula.
///
/// @param values by role, in the order given
record Mapping(Map<Role, List<String>> values) {

    /// @throws Refusal if an option is not of that form, or names no role
    static Mapping parse(List<String> options) throws Refusal {
        Map<Role, List<String>> values = new EnumMap<>(Role.class);
        for (String option : options) {
            int equals = option.indexOf('=');
            if (equals < 1 || option.substring(equals + 1).isBlank())
                throw wrong("The option --map '%s' must have the form KEY=NAME.".formatted(option), "As in --map samples=x_gen or --map t='1 - t'.");
            Role role = role(option.substring(0, equals).strip());
            List<String> given = values.computeIfAbsent(role, _ -> new ArrayList<>());
            if (given.size() == (role == Role.T ? 2 : 1)) throw wrong("The option --map gives '%s' too often.".formatted(role.key()), "Leave one of them away.");
            given.add(option.substring(equals + 1).strip());
        }
        return new Mapping(values);
    }

    private static Role role(String key) throws Refusal {
        for (Role role : Role.values()) if (role.key().equals(key)) return role;
        throw wrong("The option --map has no key '%s'.".formatted(key), Spelling.suggest(key, Role.keys()));
    }

    static Refusal wrong(String what, String... advice) {
        return new Refusal(Exit.USAGE, new Message("C515", what, List.of(), List.of(advice)));
    }

    List<String> all(Role role) {
        return values.getOrDefault(role, List.of());
    }

    Optional<String> one(Role role) {
        return all(role).stream().findFirst();
    }

    boolean gives(Role role) {
        return values.containsKey(role);
    }
}
