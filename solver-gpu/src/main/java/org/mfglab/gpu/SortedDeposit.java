package org.mfglab.gpu;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jocl.cl_mem;
import org.mfglab.device.Buffer;
import org.mfglab.device.Lattice;

/// Sources sorted by where they fall, which every target adds up by itself: for devices with many items at once.
final class SortedDeposit implements ClDeposit {

    private final MoveProgram program;
    private final int slabs;
    private final int homes;
    private final int sources;
    private final RadixSort sort;
    private final cl_mem begins;

    /// @param feet of one cell: each is a source
    SortedDeposit(Session session, Lattice lattice, MoveProgram program, int feet) {
        this.program = program;
        this.slabs = lattice.slabs();
        this.homes = IntStream.range(0, lattice.dimension).map(k -> lattice.n[k] + (lattice.periodic[k] ? 0 : 1)).reduce(1, Math::multiplyExact);
        this.sources = Math.multiplyExact(feet, lattice.size);
        this.sort = new RadixSort(session, sources, homes);
        this.begins = session.memory((long) Integer.BYTES * (homes + 1));
    }

    @Override
    public void run(Buffer[] moves, List<Object> falling, Buffer mass, Buffer out) {
        List<Object> given = new ArrayList<>(Arrays.asList(moves));
        given.addAll(falling);
        given.add(mass);
        program.cells("home_of_sources", joined(given, homes, sort.keys(), sort.numbers()));
        sort.sort();
        program.each("begin", homes + 1, sort.keys(), sources, begins, homes + 1);
        program.cells("collect", joined(given, sort.numbers(), begins, slabs, out));
    }

    private static List<Object> joined(List<Object> first, Object... rest) {
        List<Object> all = new ArrayList<>(first);
        all.addAll(Arrays.asList(rest));
        return all;
    }
}
