package org.mfglab.gpu;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.mfglab.device.Buffer;
import org.mfglab.device.NumericalHamiltonian;
import org.mfglab.formula.Formula;
import org.mfglab.formula.Program;
import org.mfglab.grid.SpaceFunction;

/// The Hamiltonian of Lax and Friedrichs, `g = H(p) - sum_k theta_k/2 (a_k - b_k)`, `p_k = (a_k + b_k)/2`. A closed face counts as the
/// slope that minimises H along its axis with the other slopes zero, and as 0 where there is none.
final class ClLaxFriedrichsLevel implements ClLevelFlux {

    private final ClCells cells;
    private final Routine means;
    private final Slices slices;
    private final ClPointwise value;
    private final Buffer[] inputs;
    private final ClBuffer density;
    private final ClBuffer common;
    private final List<Axis> axes = new ArrayList<>();
    private double time;

    /// @param derivative H_p of mean slopes and m
    /// @param rate       its values
    /// @param theta      one number
    private record Axis(ClMinimiser minimiser, ClPointwise derivative, ClBuffer rate, ClBuffer theta) { }

    ClLaxFriedrichsLevel(Session session, Ground ground, ClCells cells, NumericalHamiltonian.LaxFriedrichs g, Map<String, ? extends SpaceFunction> fields) {
        this.cells = cells;
        this.means = ClLevelStage.coupled(session).routine("means");
        this.slices = new Slices(session);
        List<String> buffers = new ArrayList<>(g.slopes());
        buffers.add("m");
        this.value = new ClPointwise(session, ground, g.value(), fields, buffers, List.of("t"));
        this.inputs = new Buffer[buffers.size()];
        for (int k = 0; k < inputs.length; k++) inputs[k] = session.slice(cells.box.size);
        this.density = ClBuffer.of(inputs[inputs.length - 1]);
        this.common = session.slice(cells.box.size);
        for (int axis = 0; axis < cells.box.dimension(); axis++)
            axes.add(new Axis(minimiser(session, ground, g, axis, fields), new ClPointwise(session, ground, g.derivatives().get(axis), fields, buffers, List.of("t")),
                    session.slice(cells.box.size), session.everywhere(0)));
    }

    private static ClMinimiser minimiser(Session session, Ground ground, NumericalHamiltonian.LaxFriedrichs g, int axis, Map<String, ? extends SpaceFunction> fields) {
        String slope = g.slopes().get(axis);
        Map<String, Formula> zeros = new HashMap<>();
        for (String other : g.slopes()) if (!other.equals(slope)) zeros.put(other, Formula.ZERO);
        Formula alone = g.derivatives().get(axis).substitute(zeros).simplify();
        List<String> names = alone.symbols().stream().filter(name -> !name.equals("t") && !name.equals(slope)).toList();
        List<String> symbols = new ArrayList<>(List.of(slope));
        symbols.addAll(names);
        symbols.add("t");
        List<ClCoefficient> coefficients = names.stream().map(name -> new ClCoefficient(session, ground, Formula.symbol(name), fields)).toList();
        return new ClMinimiser(session, Program.of(symbols, alone), ground.grid.size(), coefficients, alone.dependsOn("t"));
    }

    @Override
    public void at(double t, Buffer m) {
        time = t;
        density.take(ClBuffer.of(m));
        for (Axis axis : axes) axis.minimiser.at(t, m);
    }

    @Override
    public void prepare(ClBuffer u) {
        for (int k = 0; k < axes.size(); k++) {
            ClMinimiser minimiser = axes.get(k).minimiser;
            List<Object> arguments = new ArrayList<>(List.of(cells.box.vectors, cells.box.marks));
            arguments.addAll(cells.axis(k));
            arguments.addAll(List.of(minimiser.minimum, minimiser.stride, u, inputs[k]));
            means.each(cells.box.vectors, arguments.toArray());
        }
        value.apply(common, inputs, time);
        for (Axis axis : axes) axis.derivative.apply(axis.rate, inputs, time);
    }

    @Override
    public ClBuffer common() {
        return common;
    }

    @Override
    public ClBuffer quotient() {
        return null;
    }

    @Override
    public String text(int axis) {
        return Workshop.resource("central");
    }

    @Override
    public List<ClAxisFlux.Slice> slices(int axis) {
        Axis own = axes.get(axis);
        return List.of(new ClAxisFlux.Slice(own.rate, 1), new ClAxisFlux.Slice(own.minimiser.minimum, own.minimiser.stride), new ClAxisFlux.Slice(own.theta, 0));
    }

    @Override
    public double steepest(int axis) {
        return Math.max(slices.max(axes.get(axis).rate), -slices.min(axes.get(axis).rate));
    }

    @Override
    public void dissipation(double[] theta) {
        double[] values = new double[ClBuffer.LANES];
        for (int k = 0; k < axes.size(); k++) {
            Arrays.fill(values, theta[k]);
            axes.get(k).theta.write(values);
        }
    }
}
