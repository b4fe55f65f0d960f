package org.mfglab.gpu;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.mfglab.device.Lattice;

/// The extremes of the slopes of a slice, and its least values, over blocks of 2, 4, 8 .. cells along every axis: level by level in one buffer, as kernels read it.
final class ClSteepness {

    private final MoveProgram program;

    /// Of each level how many blocks there are, and with which number the first of them begins.
    private final List<Level> levels = new ArrayList<>();
    final ClBuffer extremes;

    private record Level(int blocks, int start) { }

    /// @param program with the kernels of the file steepness
    ClSteepness(Session session, Lattice lattice, MoveProgram program) {
        this.program = program;
        int longest = Arrays.stream(lattice.n).max().orElseThrow();
        int start = 0;
        do {
            int shift = levels.size() + 1;
            int blocks = IntStream.of(lattice.n).map(n -> (n - 1 >> shift) + 1).reduce(1, Math::multiplyExact);
            levels.add(new Level(blocks, start));
            start = Math.addExact(start, Math.multiplyExact(blocks, 1 + 2 * lattice.dimension));
        } while (longest - 1 >> levels.size() > 0);
        extremes = session.slice(start);
    }

    int levels() {
        return levels.size();
    }

    /// Sees a new slice.
    void take(ClBuffer u) {
        program.cells("measure", levels.getFirst().blocks, List.of(u, extremes));
        for (int l = 1; l < levels.size(); l++) program.cells("merge", levels.get(l).blocks, List.of(l + 1, levels.get(l - 1).start, levels.get(l).start, extremes));
    }
}
