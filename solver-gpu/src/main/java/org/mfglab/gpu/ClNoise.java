package org.mfglab.gpu;

import java.util.stream.IntStream;
import org.mfglab.device.Lattice;
import org.mfglab.device.LineNoise;

/// The average over noise that is independent along every axis, one axis after the other. Lines along the first are padded with their images, so many at once as a slice has room for.
final class ClNoise {

    /// Vectors that a processor treats together.
    private static final int BLOCK = 4;

    private final Lattice lattice;
    private final int share;
    private final int many;
    private final int padding;
    private final int linesAtOnce;
    private final Routine pad;
    private final Routine along;
    private final Routine across;
    private final ClBuffer[] probability;
    private final ClBuffer padded;
    private final ClBuffer between;

    /// @param variance by axis, in squares of cells
    ClNoise(Session session, Lattice lattice, double[] variance) {
        this.lattice = lattice;
        this.share = MoveProgram.share(session);
        int block = session.settings.processor() ? BLOCK : 1;
        this.many = block * session.workshop.width();
        KernelProgram program = session.workshop.wide("#define SHARE %d\n#define BLOCK %d\n".formatted(share, block), Workshop.resource("wrap"), Workshop.resource("noise"));
        this.pad = program.routine("pad");
        this.along = program.routine("shake_along");
        this.across = program.routine("shake_across");
        this.probability = IntStream.range(0, lattice.dimension).mapToObj(k -> session.slice(new LineNoise(variance[k], lattice.turn(k)).probability())).toArray(ClBuffer[]::new);
        this.padding = lattice.n[0] + 2 * reach(0);
        this.linesAtOnce = Math.max(1, Math.min(lattice.size / lattice.n[0], lattice.size / padding));
        this.padded = session.slice(linesAtOnce * padding);
        this.between = session.slice(lattice.dimension > 1 ? lattice.size : 0);
    }

    private int reach(int axis) {
        return probability[axis].size() - 1;
    }

    /// @param out modified; not x
    void average(ClBuffer x, ClBuffer out) {
        ClBuffer from = x;
        for (int k = 0; k < lattice.dimension; k++) {
            // The last axis is written to out.
            ClBuffer to = (lattice.dimension - 1 - k) % 2 == 0 ? out : between;
            if (k == 0) along(from, to);
            else across.items(Math.ceilDiv(lattice.size, share), from, to, probability[k], reach(k), lattice.n[k], lattice.stride[k], lattice.turn(k), lattice.size);
            from = to;
        }
    }

    private void along(ClBuffer from, ClBuffer to) {
        int n = lattice.n[0];
        int lines = lattice.size / n;
        for (int line = 0; line < lines; line += linesAtOnce) {
            int count = Math.min(linesAtOnce, lines - line);
            pad.each(count * padding, from, line * n, padded, reach(0), n, lattice.periodic[0] ? 1 : 0, count * padding);
            int parts = count * Math.ceilDiv(n, many);
            along.items(Math.ceilDiv(parts, share / many), padded, to, line * n, probability[0], reach(0), n, parts);
        }
    }
}
