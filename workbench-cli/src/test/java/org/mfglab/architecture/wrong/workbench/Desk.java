package org.mfglab.architecture.wrong.workbench;

import org.mfglab.architecture.wrong.gpu.Card;

/// A workbench that knows the accelerator by name.
public record Desk(Card card) {}
