/// What people look at in a run: the figures and the page.
///
/// A [org.mfglab.workbench.report.FieldSource] is a field that can be read a level at a time, a [org.mfglab.workbench.report.FieldSeries] what is drawn of it,
/// [org.mfglab.workbench.report.Views] the figures, and [org.mfglab.workbench.report.Report] the page that holds them all.
package org.mfglab.workbench.report;
