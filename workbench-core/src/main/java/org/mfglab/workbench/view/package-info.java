/// The ways to look at a run, which the command line and the window share.
///
/// A [org.mfglab.workbench.view.View] turns a stored run into figures, a [org.mfglab.workbench.view.PictureFormat] puts them into a file.
package org.mfglab.workbench.view;
