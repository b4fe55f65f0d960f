package org.mfglab.workbench.sweep;

import java.util.List;
import org.mfglab.workbench.study.Issue;

/// What is wrong with a problem of a sweep, and for which values.
///
/// @param points     where it is so
/// @param everywhere whether these are all that were looked at, so that the values are not what makes it
public record SweepIssue(Issue issue, List<SweepPoint> points, boolean everywhere) {

    private static final int MOST_SHOWN = 3;

    public SweepIssue {
        points = List.copyOf(points);
    }

    /// "with params.k=0, params.k=0.5 and 4 more"; empty where the values do not matter.
    public String values() {
        if (everywhere) return "";
        String shown = String.join(", or ", points.stream().limit(MOST_SHOWN).map(SweepPoint::label).toList());
        return "with " + shown + (points.size() > MOST_SHOWN ? ", or " + (points.size() - MOST_SHOWN) + " more" : "");
    }
}
