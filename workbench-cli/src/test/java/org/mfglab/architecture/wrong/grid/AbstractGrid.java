package org.mfglab.architecture.wrong.grid;

import java.nio.file.Path;
import org.mfglab.architecture.wrong.game.Game;

/// A grid that knows a game and a file.
public record AbstractGrid(Game game, Path file) {}
