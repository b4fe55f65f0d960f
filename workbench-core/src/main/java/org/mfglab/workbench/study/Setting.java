package org.mfglab.workbench.study;

/// A value that replaces one of the file: `--set KEY=VALUE`, or an option of its own.
///
/// @param key    dotted
/// @param value  TOML; what is not TOML is text
/// @param option as its user wrote it: `--set KEY`, `--device`
public record Setting(String key, String value, String option) {

    /// A setting of `--set`.
    public Setting(String key, String value) {
        this(key, value, "--set " + key);
    }

    /// @throws IllegalArgumentException if there is no equals sign
    public static Setting parse(String option) {
        int equals = option.indexOf('=');
        if (equals < 1)
            throw new IllegalArgumentException("The setting '%s' must have the form KEY=VALUE, as in --set grid.n=[64,64].".formatted(option));
        return new Setting(option.substring(0, equals).strip(), option.substring(equals + 1).strip());
    }
}
