package org.mfglab.exact;

import java.util.List;
import java.util.stream.Stream;

/// All games with a known solution.
public final class ExactGames {

    private ExactGames() {}

    public static List<ExactGame> all() {
        return Stream.of(LinearQuadraticGame.all(), MovingTorusGame.all(), ColeHopfGame.all(), ScoreGame.all())
                .flatMap(List::stream).toList();
    }

    /// The game of that name.
    public static ExactGame named(String name) {
        return all().stream().filter(game -> game.name().equals(name)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No exact game is called '" + name + "'."));
    }
}
