package org.mfglab.architecture.wrong.verify;

import org.mfglab.architecture.wrong.scheme.Step;
import org.mfglab.architecture.wrong.solve.Loop;

/// A certifier that asks the accused.
public record Judge(Step step, Loop loop) {}
