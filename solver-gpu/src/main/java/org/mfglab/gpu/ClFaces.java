package org.mfglab.gpu;

import org.jocl.cl_mem;
import org.mfglab.device.DrivenFaces;
import org.mfglab.grid.BoundaryCondition;
import org.mfglab.grid.Geometry;
import org.mfglab.grid.Grid;

/// Where the lines along one axis end: closed faces, and faces on which u is given, with the values at the present time.
final class ClFaces {

    // The bits of a code.
    static final int SHUT_BELOW = 1;
    static final int SHUT_ABOVE = 2;
    static final int SOLID = 4;
    static final int DRIVEN_BELOW = 8;
    static final int DRIVEN_ABOVE = 16;

    final DrivenFaces driven;

    /// By cell: what its two faces are. Solid cells are shut on both sides.
    final cl_mem codes;

    /// By cell: the numbers of its driven faces, 0 where there is none; one entry where no face is driven.
    final cl_mem below;
    final cl_mem above;

    /// By number of the driven face: its cell, whether agents leave there, what u is there.
    final cl_mem cells;
    final ClBuffer absorbing;
    final ClBuffer given;

    ClFaces(Session session, Grid grid, int axis) {
        Geometry geometry = grid.geometry();
        driven = new DrivenFaces(geometry.faces(axis));
        int[] code = new int[grid.size()];
        int[] numberBelow = new int[driven.count() == 0 ? 1 : grid.size()];
        int[] numberAbove = new int[numberBelow.length];
        int[] cell = new int[driven.count()];
        double[] leaving = new double[driven.count()];
        int number = 0;
        for (Geometry.Face face : geometry.faces(axis))
            if (face.condition() instanceof BoundaryCondition.Wall) code[face.cell()] |= face.upper() ? SHUT_ABOVE : SHUT_BELOW;
            else {
                code[face.cell()] |= face.upper() ? DRIVEN_ABOVE : DRIVEN_BELOW;
                (face.upper() ? numberAbove : numberBelow)[face.cell()] = number;
                cell[number] = face.cell();
                leaving[number] = driven.absorbing[number] ? 1 : 0;
                number++;
            }
        for (int i = geometry.nextSolid(0); i >= 0; i = geometry.nextSolid(i + 1)) code[i] = SOLID | SHUT_BELOW | SHUT_ABOVE;
        codes = session.table(code);
        below = session.table(numberBelow);
        above = session.table(numberAbove);
        cells = session.table(cell);
        absorbing = session.slice(leaving);
        given = session.slice(driven.count());
    }

    int count() {
        return driven.count();
    }

    /// Brings the given values to a time.
    void at(double t) {
        if (driven.at(t)) given.write(driven.value);
    }
}
