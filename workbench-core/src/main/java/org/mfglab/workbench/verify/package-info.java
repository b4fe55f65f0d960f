/// Judges run folders: whether the inputs are those that were solved, whether the stored fields solve the equations as well as the
/// metrics claim, and whether solving again gives the same.
package org.mfglab.workbench.verify;
