package org.mfglab.gpu;

import java.util.List;
import org.mfglab.device.Buffer;
import org.mfglab.device.Lattice;

/// Sums of many parts that fall on the same cells, in the order of the processor's: slab by slab of the sources, and there in the order of the sources.
sealed interface ClDeposit permits WindowDeposit, SortedDeposit {

    /// Puts the mass of every cell down about the end of its move.
    ///
    /// @param falling what kernels take beside the moves, FALLING
    /// @param out     modified; not mass
    void run(Buffer[] moves, List<Object> falling, Buffer mass, Buffer out);

    /// The way that suits the device.
    ///
    /// @param program with [#kernels]
    /// @param feet    of one cell, at most
    static ClDeposit of(Session session, Lattice lattice, MoveProgram program, int feet) {
        return session.settings.processor() ? new WindowDeposit(session, lattice, program) : new SortedDeposit(session, lattice, program, feet);
    }

    /// The file of the kernels of that way.
    static String kernels(Session session) {
        return session.settings.processor() ? "deposit_windows" : "deposit_sorted";
    }
}
