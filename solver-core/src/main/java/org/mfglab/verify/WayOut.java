package org.mfglab.verify;

import java.util.ArrayList;
import java.util.List;
import org.mfglab.grid.Grid;

/// The ways from a cell straight out through faces where u is given, after a part of the step.
final class WayOut {

    /// So far, in cells, moves that leave stay away from the edges of faces.
    private static final double APART = 1e-11;
    private static final double WHOLE = 1 - 1e-11;
    private static final int THIRDS = 120;

    private final Grid grid;
    private final Faces faces;
    private final OpenGround ground;
    private final PlainMotion motion;
    private final double dt;
    private final int d;
    private final double[] from;
    private final double[] to;
    private final double[] move;
    private int cell;
    private double gain;
    private Offer offer;

    final List<Way> ways;

    /// Takes what is found.
    interface Offer {

        /// @param rate what the move costs per unit of time
        /// @param part of the step
        void of(double[] move, double total, double rate, double part);
    }

    /// @param t prices are those of this time
    WayOut(Grid grid, Faces faces, OpenGround ground, PlainMotion motion, double dt, double t) {
        this.grid = grid;
        this.faces = faces;
        this.ground = ground;
        this.motion = motion;
        this.dt = dt;
        d = grid.dimension();
        from = new double[d];
        to = new double[d];
        move = new double[d];
        ways = ways(t);
    }

    /// A face at which u is given.
    record Way(int cell, int face, double price) { }

    private List<Way> ways(double t) {
        List<Way> all = new ArrayList<>();
        for (int i = 0; i < grid.size(); i++)
            for (int face = 0; face < 2 * d; face++)
                if (!faces.solid(i) && faces.beyond(i, face) < Faces.CLOSED) all.add(new Way(i, face, faces.price(i, face, t)));
        return all;
    }

    /// Tries every face through which one may leave: by thirds of the part of the step that is used.
    ///
    /// @param gain    what is paid per unit of time wherever one goes
    /// @param claimed dearer ways are of no interest; like the totals without what is paid for the whole step wherever one goes
    /// @return whether there is any that could be worth it
    boolean look(int cell, double gain, double claimed, Offer offer) {
        this.cell = cell;
        this.gain = gain;
        this.offer = offer;
        boolean any = false;
        double standing = 0;
        for (int k = 0; k < d; k++) standing += motion.cost(k, 0);
        double idle = dt * Math.min(0, -standing - gain);
        for (Way way : ways) if (way.price + idle <= claimed) any |= leave(way, 0, new int[d], claimed - idle);
        return any;
    }

    /// Round periodic axes all turns are tried to which a part of the step may lead.
    private boolean leave(Way out, int axis, int[] offset, double worth) {
        if (axis == d) return leave(out, offset, worth);
        int way = grid.position(axis, out.cell) - grid.position(axis, cell);
        double drift = motion.velocity(axis, 0) * dt / grid.h(axis);
        int most = grid.periodic(axis) ? (int) Math.ceil(Math.abs(drift) / grid.n(axis)) + 1 : 0;
        boolean any = false;
        for (int turn = -most; turn <= most; turn++) {
            offset[axis] = way + turn * grid.n(axis);
            if (!motion.rigid(axis) || offset[axis] == 0 && axis != out.face / 2) any |= leave(out, axis + 1, offset, worth);
        }
        return any;
    }

    private boolean leave(Way out, int[] offset, double worth) {
        for (int k = 0; k < d; k++) {
            from[k] = offset[k] - 0.5 + APART;
            to[k] = offset[k] + 0.5 - APART;
            if (k == out.face / 2) from[k] = to[k] = offset[k] + (out.face % 2 == 1 ? 0.5 : -0.5);
        }
        if (out.price + dt * rate(dt) > worth || !ground.sees(cell, offset)) return false;
        double a = 0;
        double b = dt * WHOLE;
        double end = b;
        for (int third = 0; third < THIRDS; third++) {
            double left = a + (b - a) / 3, right = b - (b - a) / 3;
            if (total(left) < total(right)) b = right;
            else a = left;
        }
        double s = total(end) <= total(b) ? end : b;
        double all = total(s) + out.price - dt * gain;
        double rate = rate(s);
        for (int k = 0; k < d; k++) move[k] = velocity(k, s) * dt / grid.h(k);
        offer.of(move, all, rate, s / dt);
        return true;
    }

    private double total(double s) {
        return s * (rate(s) + gain);
    }

    private double rate(double s) {
        double sum = 0;
        for (int k = 0; k < d; k++) sum += motion.cost(k, velocity(k, s));
        return sum;
    }

    private double velocity(int k, double s) {
        return nearest(motion.velocity(k, 0), from[k] * grid.h(k) / s, to[k] * grid.h(k) / s);
    }

    /// Of an interval the number nearest to another; unlike [Math#clamp(double, double, double)] where its ends are zeros of two signs.
    static double nearest(double x, double low, double high) {
        return Math.min(high, Math.max(low, x));
    }
}
