package org.mfglab.workbench.study;

import java.util.Optional;

/// One key of the problem file.
///
/// @param path     dotted; `*` stands for any name
/// @param type     what its value can be
/// @param fallback its value where the file gives none; empty: none
/// @param help     one sentence
public record Key<T>(String path, Type<T> type, Optional<T> fallback, String help) {

    /// The key of one member of a family: `field.*.expr` at `initial` is `field.initial.expr`.
    Key<T> at(String member) {
        return new Key<>(path.replace("*", member), type, fallback, help);
    }

    /// The same key with another value where the file gives none.
    Key<T> orElse(T value) {
        return new Key<>(path, type, Optional.of(value), help);
    }

    /// The part of the path after the last point.
    public String name() {
        return path.substring(path.lastIndexOf('.') + 1);
    }

    /// The part of the path before the last point; empty for a key outside tables.
    public String table() {
        return path.contains(".") ? path.substring(0, path.lastIndexOf('.')) : "";
    }
}
