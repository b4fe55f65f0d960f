package org.mfglab.workbench.study;

import java.util.Optional;
import org.mfglab.grid.Interval;

/// A number that formulas may name.
///
/// @param value its value
/// @param range between which values it is interesting; not a limit
/// @param help  what it means; may be empty
public record Parameter(double value, Optional<Interval> range, String help) { }
