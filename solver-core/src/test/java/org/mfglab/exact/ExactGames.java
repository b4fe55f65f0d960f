package org.mfglab.exact;

import java.util.List;
import java.util.stream.Stream;

/// All games with a known solution.
public final class ExactGames {

    private static final List<ExactGame> ALL =
            Stream.of(LinearQuadraticGame.all(), MovingTorusGame.all(), ColeHopfGame.all(), ScoreGame.all(), ManufacturedGames.all()).flatMap(List::stream).toList();

    private ExactGames() {}

    /// The games of the five families; they are built once, the linear-quadratic ones by shooting.
    public static List<ExactGame> all() {
        return ALL;
    }

    /// The game of that name.
    public static ExactGame named(String name) {
        return all().stream().filter(game -> game.name().equals(name)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No exact game is called '" + name + "'."));
    }
}
