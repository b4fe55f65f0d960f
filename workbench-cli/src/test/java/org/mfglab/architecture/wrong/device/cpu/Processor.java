package org.mfglab.architecture.wrong.device.cpu;

import org.mfglab.architecture.wrong.scheme.Step;

/// A back end that knows a scheme.
public record Processor(Step step) {}
