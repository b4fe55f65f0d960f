/// Problem files and the immutable [org.mfglab.workbench.study.Study] that each of them describes.
///
/// [org.mfglab.workbench.study.Schema] lists the keys once: files are read, checked, completed and written back from it. Reading reports everything
/// that is wrong at once, as [org.mfglab.workbench.study.Issue]s with a place, a reason and a suggestion.
package org.mfglab.workbench.study;
