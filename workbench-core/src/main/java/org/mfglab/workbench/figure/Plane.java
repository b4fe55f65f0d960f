package org.mfglab.workbench.figure;

import java.util.List;
import java.util.Optional;

/// A figure over two coordinates whose colours a bar explains.
public sealed interface Plane extends Figure permits HeatMap, PathPlot {

    /// The axis to the right.
    Axis x();

    /// The axis upward.
    Axis y();

    /// The colours.
    Scale scale();

    /// Where agents leave.
    List<Door> doors();

    /// Whether one unit is equally long in both directions.
    boolean physicalAspect();

    @Override
    Plane withTitle(String title);

    /// The values that are marked on the bar.
    default List<Double> marks() {
        return List.of();
    }

    /// A line below the picture that explains what the bar does not.
    default Optional<String> note() {
        return Optional.empty();
    }
}
