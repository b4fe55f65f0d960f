package org.mfglab.device.cpu;

import java.util.List;
import java.util.Map;
import org.mfglab.device.Buffer;
import org.mfglab.device.CoupledHamiltonian;
import org.mfglab.device.Lattice;
import org.mfglab.formula.SlopeFunction;
import org.mfglab.grid.Grid;
import org.mfglab.grid.SpaceFunction;

/// What all workers share of a Hamiltonian, and the makers of each worker's own search.
sealed interface MotionLaw {

    /// Brings the coefficients to a time and a density; by the caller of the team.
    void at(double t, Buffer m);

    /// The search of a worker.
    MoveSearch search(Lattice lattice, Feet feet, Steepness.Probe probe, double dt);

    /// The same where feet may be stopped.
    default MoveSearch search(Lattice lattice, Ground ground, Feet feet, BoundedFeet bounded, Steepness.Probe probe, double dt) {
        throw new IllegalArgumentException("Only a Hamiltonian that is a sum over axes can be had with obstacles, exits and given values.");
    }

    static MotionLaw of(CpuBackend backend, Team team, Grid grid, List<SlopeFunction> h, Map<String, ? extends SpaceFunction> fields) {
        return new Separable(h.stream().map(function -> AxisFlux.of(backend, team, grid, function, fields)).toList());
    }

    static MotionLaw of(CpuBackend backend, Grid grid, CoupledHamiltonian h, Map<String, ? extends SpaceFunction> fields) {
        return switch (h) {
            case CoupledHamiltonian.Radial radial -> new Radial(SlopeProgram.of(backend, grid, radial, fields),
                    radial.drift().stream().map(drift -> new Coefficient(backend, grid, drift, fields)).toList());
            case CoupledHamiltonian.Whole whole -> new Whole(SlopeProgram.of(backend, grid, whole, fields));
        };
    }

    /// A sum over axes.
    record Separable(List<AxisFlux> axes) implements MotionLaw {

        @Override
        public void at(double t, Buffer m) {
            for (AxisFlux axis : axes) axis.at(t, m);
        }

        @Override
        public MoveSearch search(Lattice lattice, Feet feet, Steepness.Probe probe, double dt) {
            return new ControlSearch(lattice, cost(), feet, probe, dt);
        }

        @Override
        public MoveSearch search(Lattice lattice, Ground ground, Feet feet, BoundedFeet bounded, Steepness.Probe probe, double dt) {
            MotionCost cost = cost();
            return new BoundedSearch(lattice, ground, cost, new ControlSearch(lattice, cost, feet, probe, dt), bounded, probe, dt);
        }

        private MotionCost cost() {
            return new SeparableCost(axes.stream().map(SeparableCost::of).toArray(SeparableCost.Axis[]::new));
        }
    }

    /// `psi(|p|) + drift.p`.
    record Radial(SlopeProgram psi, List<Coefficient> drift) implements MotionLaw {

        @Override
        public void at(double t, Buffer m) {
            psi.at(t, m);
            for (Coefficient part : drift) part.at(t, m);
        }

        @Override
        public MoveSearch search(Lattice lattice, Feet feet, Steepness.Probe probe, double dt) {
            return new PieceSearch(lattice, new RadialCost(psi.evaluator(), drift), feet, probe, dt);
        }
    }

    /// Any other.
    record Whole(SlopeProgram h) implements MotionLaw {

        @Override
        public void at(double t, Buffer m) {
            h.at(t, m);
        }

        @Override
        public MoveSearch search(Lattice lattice, Feet feet, Steepness.Probe probe, double dt) {
            return new PieceSearch(lattice, new WholeCost(h.evaluator(), lattice.dimension), feet, probe, dt);
        }
    }
}
