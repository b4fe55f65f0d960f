package org.mfglab.workbench.view;

import java.io.IOException;
import java.util.Optional;
import java.util.OptionalDouble;
import org.mfglab.workbench.figure.Figure;
import org.mfglab.workbench.figure.HeatMap;
import org.mfglab.workbench.report.Numbers;
import org.mfglab.workbench.run.StoredRun;

/// A view with all that its user chose for it. The command line and the desktop app draw by this, so that the same choices give the same picture.
///
/// @param view     what is looked at
/// @param colours  on which colours
/// @param contours about how many lines of equal value are drawn on colours
/// @param arrows   whether the velocity of the agents is drawn on a field in the plane
/// @param window   the part of the plane that is seen; all of it where it is absent
public record Drawing(View view, Colours colours, int contours, boolean arrows, Optional<Window> window) {

    private static final int MOST_CONTOURS = 40;

    /// @throws IllegalArgumentException when there are too many contours
    public Drawing {
        if (contours < 0 || contours > MOST_CONTOURS)
            throw new IllegalArgumentException("The number of contours (%d) must lie in 0 .. %d.".formatted(contours, MOST_CONTOURS));
    }

    /// A view as it comes.
    public static Drawing of(View view) {
        return new Drawing(view, Colours.USUAL, 0, false, Optional.empty());
    }

    /// The view at every stored time.
    ///
    /// @throws IOException       if the run lacks what is to be drawn, in words for its owner
    /// @throws ImpossiblePicture if the view has no such picture
    public Reel reel(StoredRun run) throws IOException, ImpossiblePicture {
        return dressed(bare(run), run);
    }

    /// The view, with its arrows, without colours and lines. It takes a pass over the run.
    public Reel bare(StoredRun run) throws IOException, ImpossiblePicture {
        Reel plain = view.reel(run);
        return arrows ? Wind.on(plain, run) : plain;
    }

    /// The colours, lines and window that were chosen, on what [#bare] has made. It takes passes over the run only for robust limits.
    public Reel dressed(Reel bare, StoredRun run) throws IOException, ImpossiblePicture {
        return colours.on(bare).with(figure -> finished(figure, run));
    }

    /// The view at a time, or what shows all times best.
    public Figure figure(StoredRun run, OptionalDouble time) throws IOException, ImpossiblePicture {
        if (time.isPresent() && view.moves()) {
            Reel reel = reel(run);
            if (reel.moves()) return reel.figure(Level.at(time.getAsDouble(), reel.times()));
        }
        return finished(colours.of(view.figure(run, time)), run);
    }

    private Figure finished(Figure figure, StoredRun run) {
        Figure lined = contours > 0 && figure instanceof HeatMap map ? map.withContours(contours) : figure;
        Figure seen = window.map(part -> part.on(lined)).orElse(lined);
        return run.doubt().isEmpty() ? seen : seen.withTitle(StoredRun.titled(seen.title(), run.doubt()));
    }

    /// A figure of this drawing in words, for who cannot see it; of a density also its mass.
    public String words(Figure figure) {
        boolean density = view.word().equals(Stored.DENSITY.word());
        return density && figure instanceof HeatMap map ? figure.description() + " Mass " + Numbers.of(map.integral(), 4) + "." : figure.description();
    }
}
