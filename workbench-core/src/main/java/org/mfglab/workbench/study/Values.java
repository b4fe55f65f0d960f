package org.mfglab.workbench.study;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// The values of a file, read by key. What is wrong becomes an issue, what is read is remembered with its origin.
final class Values {

    private final Node.Table root;
    private final SourceText source;
    private final Issues issues;
    private final List<ResolvedValue> resolved = new ArrayList<>();

    Values(Node.Table root, SourceText source, Issues issues) {
        this.root = root;
        this.source = source;
        this.issues = issues;
    }

    Issues issues() {
        return issues;
    }

    Optional<Node> node(String path) {
        Optional<Node> node = Optional.of(root);
        for (String name : path.split("\\."))
            node = node.flatMap(n -> n instanceof Node.Table table ? table.get(name) : Optional.empty());
        return node;
    }

    Optional<Node.Table> table(String path) {
        return node(path).flatMap(node -> node instanceof Node.Table table ? Optional.of(table) : Optional.empty());
    }

    /// The value of a key: that of the file, or its fallback; nothing if there is neither, or if the file's is wrong.
    <T> Optional<T> get(Key<T> key) {
        Optional<Node> node = node(key.path());
        if (node.isEmpty()) {
            key.fallback().ifPresent(value -> remember(key.path(), key.type().writer().apply(value), "default"));
            return key.fallback();
        }
        try {
            T value = key.type().read(node.get());
            remember(key.path(), node.get().toml(), node.get().origin());
            return Optional.of(value);
        } catch (Unreadable e) {
            issues.add(node.get().place(), e, key.path());
            return Optional.empty();
        }
    }

    /// The value of a key that must be there.
    <T> Optional<T> require(Key<T> key) {
        if (node(key.path()).isEmpty() && !issues.unreadable(key.name()) && (key.table().isEmpty() || node(key.table()).map(Node.Table.class::isInstance).orElse(true)))
            issues.add(place(key.table()), IssueCode.E106, "The key '%s' is missing: %s.".formatted(key.path(), key.help()),
                    "It must be " + key.type().words() + ".");
        return get(key);
    }

    /// The value of a key, or its fallback where the file's is wrong, so that reading can go on.
    <T> T getOrFallback(Key<T> key) {
        return get(key).orElseGet(() -> key.fallback().orElseThrow());
    }

    /// The place of a key's value; of its table or of the file's beginning if it is not there.
    Place place(String path) {
        if (path.isEmpty()) return source.start();
        Optional<Node> node = node(path);
        if (node.isPresent()) return node.get().place();
        return place(path.contains(".") ? path.substring(0, path.lastIndexOf('.')) : "");
    }

    /// Remembers a value in place of the one that was read, such as an absolute path.
    void derive(String key, String toml) {
        for (int i = 0; i < resolved.size(); i++) {
            ResolvedValue value = resolved.get(i);
            if (value.key().equals(key)) resolved.set(i, new ResolvedValue(key, toml, value.origin()));
        }
    }

    void remember(String key, String toml, String origin) {
        resolved.add(new ResolvedValue(key, toml, origin));
    }

    /// In the order of the schema.
    List<ResolvedValue> resolved() {
        return resolved.stream().sorted(Comparator.comparingInt(value -> Schema.order(value.key()))).toList();
    }
}
