package org.mfglab.workbench.study;

/// Reports tables and keys that another kind of problem has.
record Misplaced(Values values, Kind kind) {

    Misplaced tables(String... names) {
        for (String name : names) values.node(name).ifPresent(node -> report(node, "[" + name + "]"));
        return this;
    }

    void key(Key<?> key) {
        values.node(key.path()).ifPresent(node -> report(node, "'" + key.path() + "'"));
    }

    private void report(Node node, String what) {
        values.issues().add(node.key(), IssueCode.E110, "A problem of kind %s has no %s.".formatted(kind.key(), what),
                kind == Kind.SGM ? "The model itself gives H, F, G, nu and no discount; remove it, or write kind = \"mfg\"." : "Remove it, or write kind = \"sgm\".");
    }
}
