package org.mfglab.solve;

/// What one iteration left.
///
/// @param iteration     counted from 1
/// @param seconds       wall time since the start of the solve
/// @param hjb           bound of the HJB residual of the pair (u, Phi(m)), per unit time
/// @param fixedPoint    `max |Phi(m) - m| / max m` of the undamped map
/// @param massError     largest change of the total mass over time
/// @param verdict       whither the iteration goes
/// @param rate          decades of the fixed-point residual per iteration, over the last iterations; NaN at first
/// @param remaining     iterations to the tolerance at that rate; NaN where there is none
public record Residuals(int iteration, double seconds, double hjb, double fixedPoint, double massError, Verdict verdict, double rate, double remaining) { }
