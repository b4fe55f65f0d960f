/// How far densities and samples are from each other: transport distances, divergences, kernel discrepancies. It knows grids and numbers, and
/// nothing of runs.
package org.mfglab.workbench.distance;
