package org.mfglab.gpu;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.mfglab.device.Lattice;

/// Kernels over the cells of a lattice, which they are told of first.
final class MoveProgram {

    /// Cells that one item of a processor treats: a search may take long.
    private static final int SHARE = 256;

    private final int share;
    private final KernelProgram program;
    private final List<Object> shape = new ArrayList<>();
    private final int cells;

    /// @param parts texts
    MoveProgram(Session session, Lattice lattice, String... parts) {
        this.share = share(session);
        this.cells = lattice.size;
        String head = "#define AXES %d\n#define SHARE %d\n".formatted(lattice.dimension, share);
        this.program = session.workshop.scalar(Stream.concat(Stream.of(head, Workshop.resource("wrap"), Workshop.resource("lattice")), Stream.of(parts)).toArray(String[]::new));
        int periodic = 0;
        for (int k = 0; k < lattice.dimension; k++) {
            shape.add(lattice.n[k]);
            if (lattice.periodic[k]) periodic |= 1 << k;
        }
        shape.add(periodic);
    }

    /// The cells of one item.
    static int share(Session session) {
        return session.settings.processor() ? SHARE : 1;
    }

    /// Starts a kernel whose body is a loop CELLS over the cells.
    void cells(String kernel, List<?> arguments) {
        cells(kernel, cells, arguments);
    }

    /// Starts a kernel whose body is a loop CELLS over so many places.
    void cells(String kernel, int places, List<?> arguments) {
        List<Object> all = new ArrayList<>(arguments);
        all.add(places);
        items(kernel, Math.ceilDiv(places, share), all);
    }

    /// Starts a kernel that knows nothing of the lattice, whose body is a loop EACH over so many places.
    void each(String kernel, int places, Object... arguments) {
        program.routine(kernel).each(places, arguments);
    }

    /// Starts a kernel with so many items.
    void items(String kernel, int items, List<?> arguments) {
        List<Object> all = new ArrayList<>(shape);
        all.addAll(arguments);
        program.routine(kernel).items(items, all.toArray());
    }
}
