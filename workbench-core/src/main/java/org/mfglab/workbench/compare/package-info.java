/// Runs of any origin beside each other: on one axis of physical time, with one set of metrics and tolerances, for the command line, the desktop app and the
/// report alike.
///
/// [org.mfglab.workbench.compare.RunInCompare] is a run that takes part, [org.mfglab.workbench.compare.Pairing] the baseline and another one on common times and
/// points, [org.mfglab.workbench.compare.Metric] a number of a run or between two, and [org.mfglab.workbench.compare.Comparison] all of it.
package org.mfglab.workbench.compare;
