package org.mfglab.architecture.wrong.verify;

import org.mfglab.architecture.wrong.device.Device;
import org.mfglab.architecture.wrong.scheme.Step;

/// A certifier that asks the accused.
public record Judge(Step step, Device device) {}
