package org.mfglab.scheme;

import org.mfglab.device.Buffer;

/// The derivative DS of a Bellman step at one point.
public interface Tangent {

    /// `out = DS du`.
    ///
    /// @param out modified; may be du
    void value(Buffer du, Buffer out);

    /// The Fokker-Planck step `mNext = (DS)^T m`, without the discount factor (MATH 3.1): positive, and of the same mass but for
    /// what leaves through exits. Where u is given on a side, no agent leaves there, and this is not the transpose.
    ///
    /// @param m     not modified
    /// @param mNext modified; neither m nor u of [BellmanStep#at]
    /// @return what left: the sum of m minus that of mNext
    double transport(Buffer m, Buffer mNext);
}
