package org.mfglab.workbench.study;

import org.mfglab.workbench.study.SolverSettings.SchemeChoice;

/// The discretisation that a study is solved with.
///
/// @param scheme never AUTO
/// @param reason why it was taken, beginning in lower case
/// @param convex whether the samples of the Hamiltonian show nothing else
public record ChosenScheme(SchemeChoice scheme, String reason, boolean convex) { }
