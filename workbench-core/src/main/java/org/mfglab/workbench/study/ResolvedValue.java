package org.mfglab.workbench.study;

/// A value of a study and where it comes from.
///
/// @param key    dotted
/// @param toml   the value as TOML
/// @param origin `file:line`, `--set KEY` or `default`
public record ResolvedValue(String key, String toml, String origin) { }
