package org.mfglab.workbench.view;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.mfglab.workbench.figure.Figure;
import org.mfglab.workbench.report.FieldSeries;

/// A view at every stored time of a run. Figures are made when they are asked for, from one level each and on the limits of all,
/// so that the memory does not grow with the number of levels.
public final class Reel {

    /// Makes the figure of a stored level.
    @FunctionalInterface
    interface Drawing {
        Figure at(int level) throws IOException;
    }

    private final double[] times;
    private final boolean moves;
    private final Drawing drawing;

    private Reel(double[] times, boolean moves, Drawing drawing) {
        this.times = times.clone();
        this.moves = moves;
        this.drawing = drawing;
    }

    static Reel of(double[] times, Drawing drawing) {
        return new Reel(times, true, drawing);
    }

    /// A figure that shows all times at once.
    static Reel still(Figure figure) {
        return new Reel(new double[] {0}, false, _ -> figure);
    }

    /// Whether time changes anything.
    public boolean moves() {
        return moves;
    }

    /// The stored times, increasing; a single 0 where nothing moves.
    public double[] times() {
        return times.clone();
    }

    public int levels() {
        return times.length;
    }

    public double time(int level) {
        return times[level];
    }

    /// The stored level next to a time; the earlier of two that are equally near.
    public int nearest(double time) {
        int nearest = 0;
        for (int i = 1; i < times.length; i++) if (Math.abs(times[i] - time) < Math.abs(times[nearest] - time)) nearest = i;
        return nearest;
    }

    /// The figure at a stored level.
    ///
    /// @throws IOException if the level can no longer be read, in words for its owner
    public Figure figure(int level) throws IOException {
        try {
            return drawing.at(level);
        } catch (UncheckedIOException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    /// The same with a change to each figure.
    Reel with(UnaryOperator<Figure> change) {
        return new Reel(times, moves, level -> change.apply(drawing.at(level)));
    }

    /// At most so many figures, evenly spaced in their numbers, the first and the last among them.
    List<Figure> evenly(int most) throws IOException {
        List<Figure> figures = new ArrayList<>();
        for (int level : FieldSeries.evenly(times.length, most)) figures.add(figure(level));
        return figures;
    }
}
