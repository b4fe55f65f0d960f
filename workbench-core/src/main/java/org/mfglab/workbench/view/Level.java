package org.mfglab.workbench.view;

import org.mfglab.workbench.report.Numbers;

/// Which stored level is drawn for a time.
final class Level {

    /// Times that differ by rounding only are equal.
    private static final double ROUNDING = 1e-9;

    private Level() { }

    /// The level next to a time, which the run must cover.
    static int at(double time, double[] times) throws ImpossiblePicture {
        double first = times[0];
        double last = times[times.length - 1];
        double slack = ROUNDING * (last - first);
        if (!(time >= first - slack && time <= last + slack))
            throw new ImpossiblePicture("The time (%s) must lie between %s and %s.".formatted(time, Numbers.of(first, 6), Numbers.of(last, 6)),
                    "These are the first and the last time of the run.");
        int nearest = 0;
        for (int i = 1; i < times.length; i++) if (Math.abs(times[i] - time) < Math.abs(times[nearest] - time)) nearest = i;
        return nearest;
    }
}
