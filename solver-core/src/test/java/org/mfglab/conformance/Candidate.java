package org.mfglab.conformance;

import java.util.List;
import java.util.function.IntFunction;
import org.mfglab.device.Backend;

/// A scheme under test, and what it claims beyond what all schemes must keep.
///
/// @param scheme   makes its steps
/// @param split    whether the axes are solved one after the other: the discount is then a factor of the whole step, and densities that
///                 are products stay products; otherwise the axes may be exchanged in every game
/// @param central  whether it takes the mean of the slopes on both sides, with a viscosity of its own, and not the upwind one
/// @param slack    what iterative solves may leave, in ulps of the values for each unit of the largest diagonal entry of `dt J`;
///                 0 where solves are direct
/// @param accuracy the largest part that its errors may be of those of an upwind scheme
/// @param more     Hamiltonians of other kinds that it can treat beside quadratic ones
/// @param rooms    those that it can treat
/// @param axes     the most axes that it can treat
public record Candidate(StepFactory scheme, boolean split, boolean central, double slack, double accuracy, List<Shape> more, List<Room> rooms, int axes) {

    private static final double ULP = Math.ulp(1.0);

    /// Kinds of Hamiltonians beside those that are quadratic along each axis.
    public enum Shape {
        /// Convex along each axis.
        CONVEX(List.of("sqrt(1 + p_x^2) - 1 + (0.4*sin(2*pi*x) + 0.3)*p_x", "0.7*abs(p_y)^1.5 - 0.2*p_y", "(0.5 + 0.3*cos(2*pi*z))*p_z"), ""),
        /// The same, steered along every axis.
        STEERED(List.of("sqrt(1 + p_x^2) - 1 + (0.4*sin(2*pi*x) + 0.3)*p_x", "0.7*abs(p_y)^1.5 - 0.2*p_y", "0.3*p_z^2 + (0.5 + 0.3*cos(2*pi*z))*p_z"), ""),
        /// A power of the length of the slope, dearer in a crowd, with a wind.
        RADIAL(List.of("(0.4*sin(2*pi*x) + 0.3)*p_x", "0.3*p_y^2 - 0.2*p_y", "0.3*p_z"), " + 0.7*norm(p)^1.5/(1 + 0.3*m)"),
        /// A quadratic form with mixed terms.
        COUPLED(List.of("0.5*p_x^2 + 0.4*sin(2*pi*x)*p_x", "0.5*p_y^2 + 0.3*p_x*p_y/(1 + m)", "0.4*p_z^2 - 0.2*p_y*p_z"), "");

        private final List<String> parts;
        private final String radial;

        Shape(List<String> parts, String radial) {
            this.parts = parts;
            this.radial = radial;
        }

        /// The Hamiltonian in one to three dimensions.
        public String hamiltonian(int dimension) {
            return String.join(" + ", parts.subList(0, dimension)) + radial;
        }
    }

    /// A scheme for every room.
    public Candidate(StepFactory scheme, boolean split, boolean central, double slack, double accuracy, List<Shape> more) {
        this(scheme, split, central, slack, accuracy, more, List.of(Room.values()), 3);
    }

    /// A scheme of direct solves, axis after axis.
    public static Candidate split(StepFactory scheme) {
        return new Candidate(scheme, true, false, 0, 1, List.of());
    }

    /// The scheme on another device than the processor.
    ///
    /// @param device opens it for a number of threads, which it may disregard
    public Candidate on(IntFunction<Backend> device) {
        return new Candidate(new OnDevice(scheme, device), split, central, slack, accuracy, more, rooms, axes);
    }

    /// The same scheme, asked of fewer rooms.
    ///
    /// @param dimension the most axes
    public Candidate in(int dimension, Room... some) {
        return new Candidate(scheme, split, central, slack, accuracy, more, List.of(some), dimension);
    }

    boolean treats(Place place) {
        return rooms.contains(place.room()) && place.dimension() <= axes;
    }

    /// A bar for what must hold up to rounding: 8 ulps, and what the solves may leave.
    ///
    /// @param scale     the size of the values
    /// @param stiffness the largest diagonal entry of `dt J`, or a bound
    double rounding(double scale, double stiffness) {
        return (8 + slack * stiffness) * ULP * scale;
    }
}
