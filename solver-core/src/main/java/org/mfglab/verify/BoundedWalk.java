package org.mfglab.verify;

import org.mfglab.grid.Grid;

/// Among obstacles and sides where u is given: first the move, then the noise.
final class BoundedWalk extends Walk {

    private final Faces faces;
    private final double time;
    private final PlainSpread spread;
    private final PlainPath path;
    private final BoundedFootSearch search;
    private final double[] still;
    private double gone;
    private double paid;

    /// @param t     prices are those of this time
    /// @param value before the noise
    BoundedWalk(Grid grid, Faces faces, double t, PlainSpread spread, BoundedFootSearch search, double[] value) {
        super(search, value);
        this.faces = faces;
        this.time = t;
        this.spread = spread;
        this.search = search;
        path = new PlainPath(grid, faces, t);
        still = new double[grid.dimension()];
    }

    @Override
    double[] noise(double[] noise) {
        return still;
    }

    @Override
    void place(double gain) {
        search.place(gain);
    }

    @Override
    double used() {
        return search.used();
    }

    @Override
    Departure putDown(Choice choice, double[] move, double sign, double[] balance) {
        double mass = sign * choice.mass();
        gone = paid = 0;
        path.go(choice.cell(), move);
        for (int c = 0; c < path.cells; c++) if (path.weight[c] != 0) shake(path.cell[c], path.weight[c], mass, balance);
        for (int e = 0; e < path.ends; e++) {
            int beside = path.beside[e];
            int face = path.face[e];
            if (faces.beyond(beside, face) == Faces.EXIT) {
                gone += path.share[e];
                paid += path.share[e] * faces.price(beside, face, time);
            } else shake(beside, path.share[e], mass, balance);
        }
        return new Departure(gone, paid);
    }

    private void shake(int cell, double share, double mass, double[] balance) {
        spread.add(cell, mass * share, balance);
        gone += share * spread.gone();
        paid += share * spread.paid();
    }
}
