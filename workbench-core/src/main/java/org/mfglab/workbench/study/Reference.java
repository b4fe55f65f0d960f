package org.mfglab.workbench.study;

import java.util.Optional;
import org.mfglab.formula.Formula;

/// An exact solution to compare with, as formulas in x y z t.
///
/// @param value   u
/// @param density m
public record Reference(Optional<Formula> value, Optional<Formula> density) { }
