package org.mfglab.workbench.view;

import java.io.IOException;
import org.mfglab.workbench.figure.Arrows;
import org.mfglab.workbench.figure.Figure;
import org.mfglab.workbench.figure.HeatMap;
import org.mfglab.workbench.run.StoredRun;

/// The velocity of the agents as arrows on a field in the plane, all times on one scale.
final class Wind {

    private Wind() { }

    /// @throws ImpossiblePicture if the field is not one over x and y at one time
    static Reel on(Reel reel, StoredRun run) throws IOException, ImpossiblePicture {
        if (!reel.moves() || !(reel.figure(0) instanceof HeatMap))
            throw new ImpossiblePicture("Arrows are drawn on colours over x and y at one time.", "Look at a density or a value in the plane.");
        Velocities velocities = Velocities.of(run);
        VelocitySeries limits = VelocitySeries.of(velocities, new int[0]);
        if (!(limits.fastest() > 0)) return reel;
        return Reel.of(reel.times(), level -> {
            Figure field = reel.figure(level);
            return field instanceof HeatMap map ? map.withArrows(limits.at(velocities, level).arrows(0)) : field;
        });
    }
}
