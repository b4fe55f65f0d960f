package org.mfglab.workbench.study;

import java.util.List;

/// How a field of the problem file is given, and the keys that belong to it.
enum FieldType {

    FORMULA("formula", "expr"),
    MIXTURE("mixture", "weights", "means", "covariances"),
    SAMPLES("samples", "file", "key", "bandwidth"),
    IMAGE("image", "file", "invert", "blur"),
    NPY("npy", "file", "key"),
    PRESET("preset", "name");

    private final String key;
    private final List<String> keys;

    FieldType(String key, String... keys) {
        this.key = key;
        this.keys = List.of(keys);
    }

    /// The word of the problem file.
    String key() {
        return key;
    }

    /// Whether a key of a field belongs to another type than this.
    boolean excludes(String name) {
        if (keys.contains(name)) return false;
        for (FieldType type : values()) if (type.keys.contains(name)) return true;
        return false;
    }
}
