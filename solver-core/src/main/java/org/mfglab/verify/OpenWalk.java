package org.mfglab.verify;

import org.mfglab.grid.Grid;

/// Between walls and round periodic axes: move and noise at once.
final class OpenWalk extends Walk {

    private final PlainFoot foot;

    OpenWalk(Grid grid, MoveFinder search, double[] u) {
        super(search, u);
        foot = new PlainFoot(grid);
    }

    @Override
    Departure putDown(Choice choice, double[] move, double sign, double[] balance) {
        int d = move.length;
        for (int k = 0; k < d; k++)
            for (int way = -1; way <= 1; way += 2) {
                foot.go(choice.cell(), move, k, way * choice.noise()[k]);
                for (int c = 0; c < foot.cells; c++) balance[foot.cell[c]] += sign * choice.mass() * foot.weight[c] / (2 * d);
            }
        return Departure.NONE;
    }
}
