/// Results of other programs, neural flows above all, as run folders like any other: samples, trajectories, or densities on a grid, in physical
/// time and per unit area.
///
/// [org.mfglab.workbench.imported.Import] is the way in: it reads the arrays of a file ([org.mfglab.workbench.imported.SourceArrays]), decides which is
/// what ([org.mfglab.workbench.imported.Roles]), asks by message for what cannot be known, and writes the folder.
package org.mfglab.workbench.imported;
