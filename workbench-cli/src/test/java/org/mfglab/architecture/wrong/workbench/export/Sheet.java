package org.mfglab.architecture.wrong.workbench.export;

import org.mfglab.architecture.wrong.workbench.Bench;

/// A format that knows the workbench around it.
public record Sheet(Bench bench) {}
