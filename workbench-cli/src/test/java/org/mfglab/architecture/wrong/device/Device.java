package org.mfglab.architecture.wrong.device;

import org.mfglab.architecture.wrong.game.Game;

/// A device that knows what a game is.
public record Device(Game game) {}
