package org.mfglab.workbench.report;

import org.mfglab.workbench.figure.Figure;

/// The figures of a run.
///
/// @param density   m at a few times
/// @param value     u at a few times
/// @param residuals of the iteration
public record Pictures(Figure density, Figure value, Figure residuals) { }
