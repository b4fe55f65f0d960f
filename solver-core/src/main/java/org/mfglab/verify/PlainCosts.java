package org.mfglab.verify;

import org.mfglab.formula.Formula;
import org.mfglab.game.MeanFieldGame;

/// The costs F and G and the source s on slices, point by point, by the certifier's own evaluator; zero in solid cells.
final class PlainCosts {

    private final MeanFieldGame game;
    private final Symbols symbols;
    private final Closure running;
    private final Closure terminal;
    private final Closure source;

    PlainCosts(MeanFieldGame game, Symbols symbols) {
        this.game = game;
        this.symbols = symbols;
        this.running = symbols.closure(game.running().formula());
        this.terminal = symbols.closure(game.terminal().formula());
        this.source = symbols.closure(game.source());
    }

    /// `F(x, t, m)`.
    double[] running(double t, double[] m) {
        return on(game.running().formula(), running, t, m);
    }

    /// `G(x, m)`.
    double[] terminal(double[] m) {
        return on(game.terminal().formula(), terminal, game.horizon(), m);
    }

    /// `s(x, t)`.
    double[] source(double t) {
        return on(game.source(), source, t, null);
    }

    private double[] on(Formula text, Closure closure, double t, double[] m) {
        return symbols.at(t, m, text).values(closure);
    }
}
