package org.mfglab.game;

import java.util.Arrays;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;
import org.mfglab.grid.Field;
import org.mfglab.grid.Grid;
import org.mfglab.grid.SpaceFunction;

/// The population m0 at t = 0.
///
/// @param shape any function; values below the floor are raised to it
/// @param mass  the total mass to scale to on the grid; empty: as given
/// @param floor at least 0
public record InitialDensity(SpaceFunction shape, OptionalDouble mass, double floor) {

    public InitialDensity {
        if (!(floor >= 0))
            throw new IllegalArgumentException("The floor of a density (%s) must not be negative.".formatted(floor));
        if (mass.isPresent() && !(mass.getAsDouble() > 0))
            throw new IllegalArgumentException("The mass of a density (%s) must be positive.".formatted(mass.getAsDouble()));
    }

    /// A density of mass 1.
    public static InitialDensity normalised(SpaceFunction shape) {
        return new InitialDensity(shape, OptionalDouble.of(1), 0);
    }

    /// A density taken as it is.
    public static InitialDensity asGiven(SpaceFunction shape) {
        return new InitialDensity(shape, OptionalDouble.empty(), 0);
    }

    /// The density on a grid, zero inside obstacles.
    ///
    /// @throws IllegalArgumentException where it is not finite, or without mass
    public Field on(Grid grid) {
        double[] values = DoubleStream.of(Field.sample(grid, shape).values()).map(v -> Math.max(v, floor)).toArray();
        double sum = 0;
        for (int i = 0; i < values.length; i++) {
            if (grid.solid(i)) values[i] = 0;
            if (!Double.isFinite(values[i]))
                throw new IllegalArgumentException("The initial density is %s at %s. It must be finite everywhere.".formatted(values[i], Arrays.toString(grid.point(i))));
            sum += values[i];
        }
        if (!(sum > 0))
            throw new IllegalArgumentException("The initial density is zero at every grid point. Maybe it lies outside the domain.");
        double scale = mass.isPresent() ? mass.getAsDouble() / (sum * grid.cellVolume()) : 1;
        for (int i = 0; i < values.length; i++) values[i] *= scale;
        return Field.of(grid, values);
    }
}
