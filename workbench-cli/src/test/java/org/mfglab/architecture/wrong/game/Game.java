package org.mfglab.architecture.wrong.game;

import org.mfglab.architecture.wrong.scheme.Step;

/// A game that knows how it is discretised.
public record Game(Step step) {}
