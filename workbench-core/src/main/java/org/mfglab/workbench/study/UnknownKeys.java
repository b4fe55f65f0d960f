package org.mfglab.workbench.study;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// Finds keys of a file that the schema does not have.
final class UnknownKeys {

    private final Issues issues;

    private UnknownKeys(Issues issues) {
        this.issues = issues;
    }

    static void report(Node.Table root, Issues issues) {
        new UnknownKeys(issues).table("", "", root);
    }

    /// @param pattern the path of the table in the schema, with `*` for free names
    /// @param path    its path in the file
    private void table(String pattern, String path, Node.Table table) {
        Set<String> known = Schema.namesIn(pattern);
        table.entries().forEach((name, node) -> {
            String childPattern = join(pattern, known.contains(name) || !known.contains("*") ? name : "*");
            String childPath = join(path, name);
            var instead = Schema.insteadOf(childPattern);
            if (instead.isPresent())
                issues.add(node.key(), IssueCode.E108, "'%s' is not in this version.".formatted(childPath), instead.get());
            else if (!known.contains(name) && !known.contains("*"))
                issues.add(node.key(), IssueCode.E102, "Unknown key '%s'%s.".formatted(name, path.isEmpty() ? "" : " in [" + path + "]"), suggest(name, pattern, known));
            else if (Schema.key(childPattern).isEmpty()) inner(childPattern, childPath, node);
        });
    }

    private void inner(String pattern, String path, Node node) {
        if (node instanceof Node.Table inner) table(pattern, path, inner);
        else issues.add(node.key(), IssueCode.E103, "'%s' must be a table, not %s.".formatted(path, Node.describe(node)), "Write [%s] and its keys below.".formatted(path));
    }

    private static String suggest(String name, String pattern, Set<String> known) {
        var near = Spelling.nearest(name, known);
        List<String> homes = Schema.tablesWith(name);
        if (near.isEmpty() && !homes.isEmpty() && !homes.contains(pattern))
            return "Maybe it belongs " + homes.stream().map(home -> home.isEmpty() ? "before the first table" : "into [" + home.replace("*", "NAME") + "]")
                    .distinct().collect(Collectors.joining(" or ")) + ".";
        return Spelling.suggest(name, known);
    }

    private static String join(String path, String name) {
        return path.isEmpty() ? name : path + "." + name;
    }
}
