package org.mfglab.scheme;

import org.mfglab.device.Buffer;

/// The derivative DS of a Bellman step at one point.
public interface Tangent {

    /// `out = DS du`.
    void value(Buffer du, Buffer out);

    /// The Fokker-Planck step `mNext = (DS)^T m`, without the discount factor (MATH 3.1): positive, and of the same mass.
    void transport(Buffer m, Buffer mNext);
}
