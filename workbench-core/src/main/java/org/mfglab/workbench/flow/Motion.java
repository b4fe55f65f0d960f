package org.mfglab.workbench.flow;

import java.util.random.RandomGenerator;

/// How an agent moves between two times. Each thread has one of its own.
sealed interface Motion permits SmoothMotion, RandomMotion {

    /// Moves an agent through a wind, from its earlier to its later time.
    ///
    /// @param y      the place in cells; modified
    /// @param chance the agent's own
    /// @return whether the agent is still there; false if it left through an exit
    boolean move(Wind wind, double[] y, RandomGenerator chance);

    /// The motion of agents with some viscosity.
    static Motion of(Noise viscosity, Room room) {
        return viscosity.absent() ? new SmoothMotion(room) : new RandomMotion(room, viscosity);
    }

    /// The largest part of a vector.
    static double size(double[] v) {
        double size = 0;
        for (double part : v) size = Math.max(size, Math.abs(part));
        return size;
    }
}
