package org.mfglab.gpu;

import org.mfglab.device.Buffer;
import org.mfglab.device.Lattice;

/// Sums of many parts that fall on the same cells, in the order of the processor's: slab by slab of the sources, and there in the order of the sources.
sealed interface ClDeposit permits WindowDeposit, SortedDeposit {

    /// Puts the mass of every cell down about the end of its move.
    ///
    /// @param out modified; not mass
    void run(Buffer[] moves, Buffer mass, Buffer out);

    /// The way that suits the device.
    ///
    /// @param program with [#kernels]
    static ClDeposit of(Session session, Lattice lattice, MoveProgram program) {
        return session.settings.processor() ? new WindowDeposit(session, lattice, program) : new SortedDeposit(session, lattice, program);
    }

    /// The file of the kernels of that way.
    static String kernels(Session session) {
        return session.settings.processor() ? "deposit_windows" : "deposit_sorted";
    }
}
