/// Runs in the formats of other programs: one class a format, one line in [org.mfglab.workbench.export.ExportFormat]. It knows
/// coordinates and arrays, and nothing of problems, solvers or run folders. Arrays are float64, row-major, x fastest, `[t, z, y, x]`,
/// and pass through level by level.
package org.mfglab.workbench.export;
