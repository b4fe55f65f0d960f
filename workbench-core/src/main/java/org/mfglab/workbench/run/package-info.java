/// A solve from a study to a run folder, and the folder read back.
///
/// [org.mfglab.workbench.run.Run] solves; what happens meanwhile are [org.mfglab.workbench.run.Event]s; every file is complete or absent
/// ([org.mfglab.workbench.run.AtomicFile]). [org.mfglab.workbench.run.StoredRun] opens a folder again and takes nothing on trust.
package org.mfglab.workbench.run;
