package org.mfglab.architecture.wrong.gpu;

import org.mfglab.architecture.wrong.scheme.Step;

/// An accelerator that knows a scheme.
public record Card(Step step) {}
