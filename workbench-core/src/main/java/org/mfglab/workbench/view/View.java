package org.mfglab.workbench.view;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.mfglab.workbench.figure.Figure;
import org.mfglab.workbench.run.StoredRun;

/// A way to look at a run.
public sealed interface View permits FieldView, ControlView, PathsView, ResidualsView, SpaceTimeView, SurfaceView {

    /// All of them, in the order of the help.
    List<View> ALL = List.of(new FieldView(Stored.DENSITY), new FieldView(Stored.VALUE), new ControlView(), new PathsView(), new ResidualsView(),
            new SpaceTimeView(Stored.DENSITY), new SurfaceView(Stored.DENSITY));

    /// The view of a name; empty if there is none.
    static Optional<View> named(String word) {
        return ALL.stream().filter(view -> view.word().equals(word)).findFirst();
    }

    /// The word of the command line.
    String word();

    /// Whether it shows one time after the other; otherwise all of them at once.
    default boolean moves() {
        return true;
    }

    /// The same view of another field.
    ///
    /// @throws ImpossiblePicture if the view has no choice
    default View showing(Stored field) throws ImpossiblePicture {
        throw new ImpossiblePicture("The view '%s' has no choice of a quantity.".formatted(word()), "--quantity goes with --view space-time and surface.");
    }

    /// The picture.
    ///
    /// @param time the time to draw; where it is absent, what shows all times best
    /// @throws IOException       if the run lacks what is to be drawn, in words for its owner
    /// @throws ImpossiblePicture if this view has no such picture
    Figure figure(StoredRun run, OptionalDouble time) throws IOException, ImpossiblePicture;

    /// The view at every stored time, with limits that are locked over all of them; one still figure where it shows all times at once.
    ///
    /// @throws IOException       if the run lacks what is to be drawn, in words for its owner
    /// @throws ImpossiblePicture if this view has no picture of the run
    default Reel reel(StoredRun run) throws IOException, ImpossiblePicture {
        return Reel.still(figure(run, OptionalDouble.empty()));
    }
}
