/// Figures as values, and one renderer for them.
///
/// A [org.mfglab.workbench.figure.Figure] says what is to be seen; a [org.mfglab.workbench.figure.Scale], made once per quantity and run, fixes its colours;
/// a [org.mfglab.workbench.figure.Picture] turns figures into PNG and GIF bytes. Nothing here knows solvers, files or a window system's fonts.
package org.mfglab.workbench.figure;
