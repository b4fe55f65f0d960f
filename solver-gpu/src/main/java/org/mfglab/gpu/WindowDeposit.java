package org.mfglab.gpu;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jocl.cl_mem;
import org.mfglab.device.Buffer;
import org.mfglab.device.Lattice;

/// A window for each slab, which one item fills: for devices with few items at once.
final class WindowDeposit implements ClDeposit {

    private final MoveProgram program;
    private final int slabs;
    private final ClBuffer windows;
    private final cl_mem ranges;

    WindowDeposit(Session session, Lattice lattice, MoveProgram program) {
        this.program = program;
        this.slabs = lattice.slabs();
        this.windows = session.slice(Math.multiplyExact(slabs, lattice.size));
        this.ranges = session.table(new int[2 * slabs]);
    }

    @Override
    public void run(Buffer[] moves, List<Object> falling, Buffer mass, Buffer out) {
        List<Object> arguments = new ArrayList<>(Arrays.asList(moves));
        arguments.addAll(falling);
        arguments.addAll(List.of(mass, windows, ranges, slabs, out.size()));
        program.items("fill", slabs, arguments);
        program.cells("add", List.of(windows, ranges, slabs, out));
    }
}
