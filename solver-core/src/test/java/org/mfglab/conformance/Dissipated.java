package org.mfglab.conformance;

import java.util.List;
import java.util.stream.IntStream;
import org.mfglab.device.Backend;
import org.mfglab.game.MeanFieldGame;
import org.mfglab.grid.BoundaryCondition;
import org.mfglab.grid.Grid;
import org.mfglab.grid.TimeGrid;
import org.mfglab.scheme.BellmanStep;

/// The scheme of Lax and Friedrichs with a dissipation theta that is given, and suffices for what a check does with the games of
/// [TextGame] and [Candidate.Shape]: `|H_p| <= 2 + 2 |p|` there.
///
/// @param maker     makes steps with theta
/// @param amplitude of values that jump from cell to cell; 0 for values that vary on the scale of the box, with slopes up to 1
public record Dissipated(Maker maker, double amplitude) implements StepFactory {

    /// Makes the steps of the scheme.
    public interface Maker {
        BellmanStep on(List<Double> theta, MeanFieldGame game, Grid grid, TimeGrid time, Backend backend);
    }

    public Dissipated(Maker maker) {
        this(maker, 0);
    }

    @Override
    public StepFactory within(double amplitude) {
        return new Dissipated(maker, amplitude);
    }

    @Override
    public BellmanStep on(MeanFieldGame game, Grid grid, TimeGrid time, Backend backend) {
        double reach = amplitude * (given(grid) ? 3 : 1);
        return maker.on(IntStream.range(0, grid.dimension()).mapToObj(axis -> 4 + 2 * reach / grid.h(axis)).toList(), game, grid, time, backend);
    }

    /// Whether u is given on a face: the mean slope beside it is up to `3 A/h`, elsewhere `A/h`.
    private static boolean given(Grid grid) {
        return IntStream.range(0, grid.dimension()).anyMatch(axis -> grid.geometry().faces(axis).stream()
                .anyMatch(face -> face.condition() instanceof BoundaryCondition.Exit || face.condition() instanceof BoundaryCondition.Value));
    }
}
