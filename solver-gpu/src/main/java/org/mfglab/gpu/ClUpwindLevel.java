package org.mfglab.gpu;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.mfglab.device.Buffer;
import org.mfglab.device.NumericalHamiltonian;
import org.mfglab.device.Precision;
import org.mfglab.formula.Formula;
import org.mfglab.formula.Function;
import org.mfglab.formula.SlopeFunction;
import org.mfglab.grid.SpaceFunction;

/// The upwind Hamiltonian `sum_k g_k + psi(R)`, `R^2 = sum_k min(a_k,0)^2 + max(b_k,0)^2`.
final class ClUpwindLevel implements ClLevelFlux {

    /// Below it R counts as zero, and so does `psi'(R)/R` times a slope; its square is a number still.
    private static final double TINY = 1e-150;
    private static final double TINY_IN_SINGLE_PRECISION = 1e-18;

    private final List<ClAxisFlux> parts = new ArrayList<>();
    private final Radial radial;

    ClUpwindLevel(Session session, Ground ground, ClCells cells, NumericalHamiltonian.Upwind g, Map<String, ? extends SpaceFunction> fields) {
        for (SlopeFunction h : g.axes()) parts.add(ClAxisFlux.of(session, ground, h, fields));
        radial = g.radial().map(psi -> new Radial(session, ground, cells, psi, g.radius(), fields)).orElse(null);
    }

    /// The part of |p|.
    private static final class Radial {

        private final ClCells cells;
        private final Routine squares;

        /// Of R and m.
        private final ClPointwise psi;
        private final ClPointwise quotient;
        private final ClBuffer length;
        private final ClBuffer value;
        private final ClBuffer rate;
        private final ClBuffer density;
        private double time;

        Radial(Session session, Ground ground, ClCells cells, Formula psi, String radius, Map<String, ? extends SpaceFunction> fields) {
            Formula safe = Formula.call(Function.MAX, Formula.symbol(radius), Formula.constant(session.settings.precision() == Precision.SINGLE ? TINY_IN_SINGLE_PRECISION : TINY));
            Formula quotient = psi.derivative(radius).substitute(Map.of(radius, safe)).over(safe);
            List<String> buffers = List.of(radius, "m");
            this.cells = cells;
            this.squares = ClLevelStage.coupled(session).routine("add_squares");
            this.psi = new ClPointwise(session, ground, psi, fields, buffers, List.of("t"));
            this.quotient = new ClPointwise(session, ground, quotient, fields, buffers, List.of("t"));
            this.length = session.slice(cells.box.size);
            this.value = session.slice(cells.box.size);
            this.rate = session.slice(cells.box.size);
            this.density = session.slice(cells.box.size);
        }

        void at(double t, Buffer m) {
            time = t;
            density.take(ClBuffer.of(m));
        }

        void prepare(ClBuffer u) {
            for (int axis = 0; axis < cells.box.dimension(); axis++) {
                List<Object> arguments = new ArrayList<>(List.of(cells.box.vectors, axis == cells.box.dimension() - 1 ? 1 : 0, cells.box.marks));
                arguments.addAll(cells.axis(axis));
                arguments.addAll(List.of(u, length));
                squares.each(cells.box.vectors, arguments.toArray());
            }
            Buffer[] inputs = {length, density};
            psi.apply(value, inputs, time);
            quotient.apply(rate, inputs, time);
        }
    }

    @Override
    public void at(double t, Buffer m) {
        for (ClAxisFlux part : parts) part.at(t, m);
        if (radial != null) radial.at(t, m);
    }

    @Override
    public void prepare(ClBuffer u) {
        if (radial != null) radial.prepare(u);
    }

    @Override
    public ClBuffer common() {
        return radial == null ? null : radial.value;
    }

    @Override
    public ClBuffer quotient() {
        return radial == null ? null : radial.rate;
    }

    @Override
    public String text(int axis) {
        return parts.get(axis).text();
    }

    @Override
    public List<ClAxisFlux.Slice> slices(int axis) {
        return parts.get(axis).slices();
    }

    @Override
    public double steepest(int axis) {
        return 0;
    }

    @Override
    public void dissipation(double[] theta) { }
}
