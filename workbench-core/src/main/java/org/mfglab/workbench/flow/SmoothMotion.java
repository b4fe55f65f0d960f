package org.mfglab.workbench.flow;

import java.util.random.RandomGenerator;
import org.apache.commons.math3.ode.FirstOrderDifferentialEquations;
import org.apache.commons.math3.ode.nonstiff.DormandPrince54Integrator;

/// Agents without noise follow `dX = v(t, X) dt`: the adaptive method of Dormand and Prince 1980, doi:10.1016/0771-050X(80)90013-3.
///
/// Far from closed faces one integration crosses the whole interval. Near them it is cut where an agent has gone [#NEAR] cells, and an agent that
/// would pass a face slides along it: at a wall the velocity counts without its part into the wall.
final class SmoothMotion implements Motion {

    /// The local error that is allowed, in cells.
    private static final double TOLERANCE = 1e-8;
    private static final double NEAR = 0.4;
    /// No piece is a smaller part of an interval: rounding would stop the clock.
    private static final double SHORTEST = 1e-9;

    private final Room room;
    private final Corners corners;
    private final double[] v;
    private final double[] reached;

    SmoothMotion(Room room) {
        this.room = room;
        this.corners = new Corners(room.grid());
        this.v = new double[room.grid().dimension()];
        this.reached = new double[v.length];
    }

    @Override
    public boolean move(Wind wind, double[] y, RandomGenerator chance) {
        double span = wind.to() - wind.from();
        Flow flow = new Flow(wind);
        DormandPrince54Integrator integrator = new DormandPrince54Integrator(0, span, TOLERANCE, 0);
        double t = wind.from();
        while (wind.to() - t > SHORTEST * span) {
            corners.at(y);
            wind.at(t, corners, v);
            double reach = Math.max(NEAR, room.clearance(room.cell(y)));
            double piece = Math.max(SHORTEST * span, Math.min(reach / Motion.size(v), wind.to() - t));
            double until = Math.min(wind.to(), t + piece);
            integrator.integrate(flow, t, y, until, reached);
            for (int k = 0; k < y.length; k++) reached[k] -= y[k];
            if (!room.move(y, reached, Room.Contact.SLIDE)) return false;
            t = until;
        }
        return true;
    }

    private final class Flow implements FirstOrderDifferentialEquations {

        private final Wind wind;

        Flow(Wind wind) {
            this.wind = wind;
        }

        @Override
        public int getDimension() {
            return v.length;
        }

        @Override
        public void computeDerivatives(double t, double[] y, double[] yDot) {
            corners.at(y);
            wind.at(t, corners, yDot);
        }
    }
}
