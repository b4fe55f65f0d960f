package org.mfglab.gpu;

import java.util.Arrays;
import org.mfglab.device.Lattice;
import org.mfglab.device.LineNoise;

/// The average over noise that is independent along every axis, one axis after the other.
final class ClNoise {

    private final Lattice lattice;
    private final int items;
    private final Routine routine;
    private final ClBuffer[] probability;
    private final ClBuffer between;

    /// @param variance by axis, in squares of cells
    ClNoise(Session session, Lattice lattice, double[] variance) {
        this.lattice = lattice;
        int share = MoveProgram.share(session);
        this.items = Math.ceilDiv(lattice.size, share);
        this.routine = session.workshop.wide("#define SHARE %d\n".formatted(share), Workshop.resource("wrap"), Workshop.resource("noise")).routine("shake");
        this.probability = Arrays.stream(variance).mapToObj(v -> session.slice(new LineNoise(v).probability())).toArray(ClBuffer[]::new);
        this.between = session.slice(lattice.dimension > 1 ? lattice.size : 0);
    }

    /// @param out modified; not x
    void average(ClBuffer x, ClBuffer out) {
        ClBuffer from = x;
        for (int k = 0; k < probability.length; k++) {
            // The last axis is written to out.
            ClBuffer next = (probability.length - 1 - k) % 2 == 0 ? out : between;
            routine.items(items, from, next, probability[k], probability[k].size() - 1, lattice.n[k], lattice.stride[k], lattice.periodic[k] ? 1 : 0, k > 0 ? 1 : 0, lattice.size);
            from = next;
        }
    }
}
