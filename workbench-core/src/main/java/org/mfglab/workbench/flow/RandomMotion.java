package org.mfglab.workbench.flow;

import java.util.random.RandomGenerator;

/// Agents with noise follow `dX = v(t, X) dt + sqrt(2 nu) dW`: steps of Euler and Maruyama, reflected at closed faces (weak order 1 in the step;
/// Kloeden and Platen 1992, chapter 14).
///
/// A step is so short that the velocity carries an agent at most half a cell, and that the noise has a standard deviation of at most a
/// cell or a hundredth of the box, whichever is longer.
final class RandomMotion implements Motion {

    private static final double DRIFT = 0.5;
    private static final double PART_OF_BOX = 0.01;
    private static final double SHORTEST = 1e-9;
    /// No bridge of that many standard deviations meets an exit.
    private static final double FAR = 8;

    private final Room room;
    private final Noise viscosity;
    private final Corners corners;
    private final double[] v;
    private final double[] step;

    RandomMotion(Room room, Noise viscosity) {
        this.room = room;
        this.viscosity = viscosity;
        this.corners = new Corners(room.grid());
        this.v = new double[room.grid().dimension()];
        this.step = new double[v.length];
    }

    @Override
    public boolean move(Wind wind, double[] y, RandomGenerator chance) {
        double span = wind.to() - wind.from();
        double t = wind.from();
        while (wind.to() - t > SHORTEST * span) {
            corners.at(y);
            wind.at(t, corners, v);
            double nu = viscosity.at(t, room, y);
            double dt = Math.max(SHORTEST * span, Math.min(Math.min(wind.to() - t, quiet(nu)), DRIFT / Motion.size(v)));
            double noise = Math.sqrt(2 * nu * dt);
            for (int axis = 0; axis < step.length; axis++) step[axis] = v[axis] * dt + noise * chance.nextGaussian() / room.grid().h(axis);
            if (hasSlippedOut(y, noise, chance) || !room.move(y, step, Room.Contact.REFLECT)) return false;
            t += dt;
        }
        return true;
    }

    /// Whether the agent met an exit between the two ends of a step that both lie before it. A Brownian bridge from distance a to distance b meets 0 with the
    /// probability exp(-2 a b / variance); without it agents would leave too late (Gobet 2000, doi:10.1016/S0304-4149(99)00109-X).
    private boolean hasSlippedOut(double[] y, double noise, RandomGenerator chance) {
        for (int axis = 0; axis < step.length; axis++) {
            double spread = noise / room.grid().h(axis);
            for (int end = 0; end < 2; end++) {
                double before = room.toExit(y, axis, end == 1, FAR * spread);
                double after = before + (end == 1 ? -step[axis] : step[axis]);
                if (Double.isFinite(before) && after > 0 && chance.nextDouble() < Math.exp(-2 * before * after / (spread * spread))) return true;
            }
        }
        return false;
    }

    /// The longest step for the noise.
    private double quiet(double nu) {
        double length = Double.POSITIVE_INFINITY;
        for (int axis = 0; axis < v.length; axis++)
            length = Math.min(length, Math.max(room.grid().h(axis), PART_OF_BOX * room.grid().domain().axes().get(axis).length()));
        return length * length / (2 * nu);
    }
}
