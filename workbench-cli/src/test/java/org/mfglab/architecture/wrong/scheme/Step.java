package org.mfglab.architecture.wrong.scheme;

import org.mfglab.architecture.wrong.solve.Loop;

/// A step that knows the iteration it is used in.
public record Step(Loop loop) {}
