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
    static ClDeposit of(Session session, Lattice lattice) {
        return session.settings.processor() ? new WindowDeposit(session, lattice) : new SortedDeposit(session, lattice);
    }

    /// How many slabs the processor makes of a slice.
    static int slabs(Lattice lattice) {
        return Math.min(8, Math.max(1, lattice.size / 16_384));
    }
}
