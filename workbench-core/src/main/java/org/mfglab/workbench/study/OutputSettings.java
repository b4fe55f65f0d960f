package org.mfglab.workbench.study;

import java.util.List;
import org.mfglab.workbench.export.ExportFormat;

/// What a run writes.
///
/// @param every     which time levels
/// @param exports   in which further formats
/// @param figures   whether pictures are drawn
/// @param particles of how many agents the paths are written
public record OutputSettings(Every every, List<ExportFormat> exports, boolean figures, int particles) {

    /// More paths than that are taken for a slip of the hand.
    public static final int MOST_PARTICLES = 1_000_000;

    public OutputSettings {
        exports = List.copyOf(exports);
    }

    /// How time levels are thinned; the first and the last are always written.
    public sealed interface Every {

        /// Each n-th level.
        record Steps(int step) implements Every { }

        /// Levels at least so much time apart.
        record Time(double time) implements Every { }
    }
}
