package org.mfglab.workbench.study;

/// What a run writes.
///
/// @param every   which time levels
/// @param figures whether pictures are drawn
public record OutputSettings(Every every, boolean figures) {

    /// How time levels are thinned; the first and the last are always written.
    public sealed interface Every {

        /// Each n-th level.
        record Steps(int step) implements Every { }

        /// Levels at least so much time apart.
        record Time(double time) implements Every { }
    }
}
