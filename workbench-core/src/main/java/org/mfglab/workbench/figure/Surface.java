package org.mfglab.workbench.figure;

import java.util.Locale;
import java.util.Objects;

/// A field over two coordinates as a surface whose height and colour are its values.
///
/// @param title           what stands above
/// @param x               the axis to the right and towards the reader
/// @param y               the axis to the right and away from the reader
/// @param values          `[y, x]`, x fastest; where one is not finite the floor is grey
/// @param scale           the colours, and the range of the heights
/// @param physicalAspect  whether one unit is equally long along x and y
public record Surface(String title, Axis x, Axis y, double[] values, Scale scale, boolean physicalAspect) implements Figure {

    /// @throws IllegalArgumentException when the number of values is not that of the nodes
    public Surface {
        Objects.requireNonNull(title, "title");
        if (values.length != x.count() * y.count())
            throw new IllegalArgumentException("The surface '%s' has %s values, but its axes have %s x %s nodes. Maybe a time level was not cut out."
                    .formatted(title, values.length, x.count(), y.count()));
    }

    /// The same with other colours and heights.
    public Surface withScale(Scale other) {
        return new Surface(title, x, y, values, other, physicalAspect);
    }

    @Override
    public Surface withTitle(String other) {
        return new Surface(other, x, y, values, scale, physicalAspect);
    }

    @Override
    public String description() {
        Scale.Extent extent = Scale.Extent.of(values);
        return String.format(Locale.ROOT, "Surface of %s, %s: from %.3g to %.3g.", scale.label(), title, extent.low(), extent.high());
    }
}
