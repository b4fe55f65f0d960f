package org.mfglab.scheme;

/// What may be wrong with a scheme that solves all axes at once.
enum LevelFlaw {
    NONE(false),
    /// The largest of the squares, and not their sum.
    RADIAL_BY_MAXIMUM(false),
    RADIAL_PART_NOT_TRANSPORTED(false),
    DISCOUNT_IN_TRANSPORT(false),
    DISCOUNT_OF_NEXT_LEVEL(false),
    NONE_WITH_DISSIPATION(true),
    DISSIPATION_QUARTERED(true),
    DISSIPATION_MISSING_IN_TRANSPORT(true),
    /// A closed face counts as a slope of zero, and not as the cheapest one.
    CLOSED_FACES_LEVEL(true);

    /// Whether slopes are central, with the dissipation of Lax and Friedrichs.
    final boolean central;

    LevelFlaw(boolean central) {
        this.central = central;
    }
}
