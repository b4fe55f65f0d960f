package org.mfglab.verify;

import org.mfglab.grid.Grid;

/// The faces of one cell under one slice of u: what lies beyond, and the slope there. Faces are numbered as in [Faces].
final class CellFaces {

    private final Faces faces;
    private final double t;
    private final double[] width;

    /// A cell, or CLOSED, EXIT, VALUE.
    final int[] beyond;

    /// The slope in the direction of the axis; zero where closed.
    final double[] slope;

    /// Cost or value at an exit or value face.
    final double[] price;

    /// From the middle of the cell to where the value beyond stands.
    final double[] distance;

    CellFaces(Grid grid, Faces faces, double t) {
        this.faces = faces;
        this.t = t;
        this.width = new double[grid.dimension()];
        for (int axis = 0; axis < width.length; axis++) width[axis] = grid.h(axis);
        beyond = new int[2 * width.length];
        slope = new double[2 * width.length];
        price = new double[2 * width.length];
        distance = new double[2 * width.length];
    }

    int dimension() {
        return width.length;
    }

    double width(int axis) {
        return width[axis];
    }

    void place(double[] u, int cell) {
        for (int face = 0; face < beyond.length; face++) {
            int next = faces.beyond(cell, face);
            beyond[face] = next;
            distance[face] = next >= 0 ? width[face / 2] : width[face / 2] / 2;
            price[face] = next < Faces.CLOSED ? faces.price(cell, face, t) : 0;
            double outward = next == Faces.CLOSED ? 0 : ((next >= 0 ? u[next] : price[face]) - u[cell]) / distance[face];
            slope[face] = face % 2 == 1 ? outward : -outward;
        }
    }

    boolean closed(int face) {
        return beyond[face] == Faces.CLOSED;
    }

    /// `sum over the axes of (a - b)/h`.
    double laplacian() {
        double sum = 0;
        for (int axis = 0; axis < width.length; axis++) sum += (slope[2 * axis + 1] - slope[2 * axis]) / width[axis];
        return sum;
    }
}
