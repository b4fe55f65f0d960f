package org.mfglab.architecture.wrong.solve;

import org.mfglab.architecture.wrong.device.cpu.Processor;

/// An iteration that knows one back end.
public record Loop(Processor processor) {}
