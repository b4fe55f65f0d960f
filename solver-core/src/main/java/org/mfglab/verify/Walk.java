package org.mfglab.verify;

/// How agents come from level to level.
abstract class Walk {

    final MoveFinder search;
    /// The value that moves lead to.
    final double[] value;

    Walk(MoveFinder search, double[] value) {
        this.search = search;
        this.value = value;
    }

    /// Where the density of a cell goes.
    ///
    /// @param rival another move that is equally good, which it may have taken; null where there is none
    /// @param mass  per unit of time
    record Choice(int cell, double[] move, double[] rival, double[] noise, double mass) { }

    /// The share of a cell's agents that leave, and what they pay.
    record Departure(double gone, double paid) {

        static final Departure NONE = new Departure(0, 0);
    }

    /// The noise of a cell while it moves.
    double[] noise(double[] noise) {
        return noise;
    }

    /// Takes what is paid per unit of time wherever one goes.
    void place(double gain) { }

    /// The part of the step that the last move takes.
    double used() {
        return 1;
    }

    /// @param sign    of what is added
    /// @param balance modified
    abstract Departure putDown(Choice choice, double[] move, double sign, double[] balance);
}
