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
    public void move(Wind wind, double[] y, RandomGenerator chance) {
        double span = wind.to() - wind.from();
        double t = wind.from();
        while (wind.to() - t > SHORTEST * span) {
            corners.at(y);
            wind.at(t, corners, v);
            double nu = viscosity.at(t, room, y);
            double dt = Math.max(SHORTEST * span, Math.min(Math.min(wind.to() - t, quiet(nu)), DRIFT / Motion.size(v)));
            double noise = Math.sqrt(2 * nu * dt);
            for (int axis = 0; axis < step.length; axis++) step[axis] = v[axis] * dt + noise * chance.nextGaussian() / room.grid().h(axis);
            room.move(y, step, Room.Contact.REFLECT);
            t += dt;
        }
    }

    /// The longest step for the noise.
    private double quiet(double nu) {
        double length = Double.POSITIVE_INFINITY;
        for (int axis = 0; axis < v.length; axis++)
            length = Math.min(length, Math.max(room.grid().h(axis), PART_OF_BOX * room.grid().domain().axes().get(axis).length()));
        return length * length / (2 * nu);
    }
}
