package org.mfglab.device.cpu;

import java.util.ArrayList;
import java.util.List;
import org.mfglab.device.Buffer;
import org.mfglab.device.DrivenFaces;
import org.mfglab.grid.BoundaryCondition;
import org.mfglab.grid.Geometry;
import org.mfglab.grid.Geometry.Face;
import org.mfglab.grid.Grid;

/// Where the lines of one axis end, batch by batch: closed faces, and faces on which u is given. Places are those of the dense arrays
/// of [LineBatches]. Solid cells are shut off on both sides.
final class LineEnds {

    /// The ends in one batch; the lists of driven faces hold their numbers.
    private record Ends(int[] shutBelow, int[] shutAbove, int[] solid, int[] drivenBelow, int[] drivenAbove, int[] placeBelow, int[] placeAbove) { }

    final DrivenFaces driven;
    private final LineBatches batches;
    private final boolean wraps;
    private final double h;
    private final Ends[] ends;

    LineEnds(Grid grid, int axis, LineBatches batches) {
        Geometry geometry = grid.geometry();
        this.batches = batches;
        this.wraps = grid.periodic(axis);
        this.h = grid.h(axis);
        this.driven = new DrivenFaces(geometry.faces(axis));
        Collector collector = new Collector(batches);
        int number = 0;
        for (Face face : geometry.faces(axis))
            if (face.condition() instanceof BoundaryCondition.Wall) collector.shut(face);
            else collector.driven(face, number++);
        for (int cell = geometry.nextSolid(0); cell >= 0; cell = geometry.nextSolid(cell + 1)) collector.solid(cell);
        ends = collector.ends();
    }

    /// Sorts the faces into batches.
    private static final class Collector {
        private final LineBatches batches;
        private final List<List<List<Integer>>> lists = new ArrayList<>();

        Collector(LineBatches batches) {
            this.batches = batches;
            for (int list = 0; list < 7; list++) {
                lists.add(new ArrayList<>());
                for (int batch = 0; batch < batches.count(); batch++) lists.get(list).add(new ArrayList<>(0));
            }
        }

        private void add(int list, int cell, int entry) {
            lists.get(list).get(batches.batch(cell)).add(entry);
        }

        void shut(Face face) {
            add(face.upper() ? 1 : 0, face.cell(), batches.place(face.cell()));
        }

        void solid(int cell) {
            for (int list = 0; list < 3; list++) add(list, cell, batches.place(cell));
        }

        void driven(Face face, int number) {
            add(face.upper() ? 4 : 3, face.cell(), number);
            add(face.upper() ? 6 : 5, face.cell(), batches.place(face.cell()));
        }

        Ends[] ends() {
            Ends[] ends = new Ends[batches.count()];
            for (int b = 0; b < ends.length; b++)
                ends[b] = new Ends(array(0, b), array(1, b), array(2, b), array(3, b), array(4, b), array(5, b), array(6, b));
            return ends;
        }

        private int[] array(int list, int batch) {
            return lists.get(list).get(batch).stream().mapToInt(Integer::intValue).toArray();
        }
    }

    void at(double t) {
        driven.at(t);
    }

    /// The slopes on the faces: `face[i]` below point i, one line longer than the values; zero where a line is closed.
    ///
    /// @param linear whether the given values count as zero: for differences of two solutions
    void slopes(int batch, double[] values, double[] face, boolean linear) {
        int lanes = batches.lanes(batch);
        int size = batches.points() * lanes;
        double inverse = 1 / h;
        for (int i = lanes; i < size; i++) face[i] = inverse * (values[i] - values[i - lanes]);
        for (int l = 0, last = size - lanes; l < lanes; l++) {
            double wrap = wraps ? inverse * (values[l] - values[last + l]) : 0;
            face[l] = wrap;
            face[size + l] = wrap;
        }
        Ends e = ends[batch];
        for (int i : e.shutBelow) face[i] = 0;
        for (int i : e.shutAbove) face[i + lanes] = 0;
        for (int k = 0; k < e.placeBelow.length; k++) {
            int i = e.placeBelow[k];
            face[i] = 2 * inverse * (values[i] - (linear ? 0 : driven.value[e.drivenBelow[k]]));
        }
        for (int k = 0; k < e.placeAbove.length; k++) {
            int i = e.placeAbove[k];
            face[i + lanes] = 2 * inverse * ((linear ? 0 : driven.value[e.drivenAbove[k]]) - values[i]);
        }
    }

    /// Sets what belongs to closed faces to zero.
    void shut(int batch, double[] ofAbove, double[] ofBelow) {
        for (int i : ends[batch].shutAbove) ofAbove[i] = 0;
        for (int i : ends[batch].shutBelow) ofBelow[i] = 0;
    }

    /// Where the face above is closed.
    int[] shutAbove(int batch) {
        return ends[batch].shutAbove;
    }

    /// Where the face below is closed.
    int[] shutBelow(int batch) {
        return ends[batch].shutBelow;
    }

    /// Sets the values of solid cells to zero.
    void clear(int batch, double[] values) {
        for (int i : ends[batch].solid) values[i] = 0;
    }

    /// Moves the rates across driven faces from the couplings to the leak of each.
    ///
    /// @param up   modified: zero where the face above is driven
    /// @param down modified
    /// @param leak modified: by the number of the face
    void collect(int batch, double[] up, double[] down, double[] leak) {
        Ends e = ends[batch];
        for (int k = 0; k < e.placeAbove.length; k++) {
            leak[e.drivenAbove[k]] = 2 * up[e.placeAbove[k]];
            up[e.placeAbove[k]] = 0;
        }
        for (int k = 0; k < e.placeBelow.length; k++) {
            leak[e.drivenBelow[k]] = 2 * down[e.placeBelow[k]];
            down[e.placeBelow[k]] = 0;
        }
    }

    /// Adds the leaks to the row sums of their cells.
    ///
    /// @param leaving whether only those count through which agents leave
    void add(int batch, double[] leak, boolean leaving, double[] base) {
        Ends e = ends[batch];
        for (int k = 0; k < e.placeAbove.length; k++)
            if (!leaving || driven.absorbing[e.drivenAbove[k]]) base[e.placeAbove[k]] += leak[e.drivenAbove[k]];
        for (int k = 0; k < e.placeBelow.length; k++)
            if (!leaving || driven.absorbing[e.drivenBelow[k]]) base[e.placeBelow[k]] += leak[e.drivenBelow[k]];
    }

    /// Sets the row sums of the cells at driven faces.
    void reset(int batch, double[] base, double value) {
        for (int i : ends[batch].placeAbove) base[i] = value;
        for (int i : ends[batch].placeBelow) base[i] = value;
    }
}
