package org.mfglab.gpu;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.mfglab.device.Buffer;
import org.mfglab.device.Lattice;
import org.mfglab.device.SplineStage;
import org.mfglab.formula.Formula;
import org.mfglab.grid.SpaceFunction;

/// The parts of a step of second order along characteristics, one cell per item.
final class ClSplineStage implements SplineStage {

    private final Lattice lattice;
    private final double dt;
    private final MoveProgram program;
    private final ClNoise noise;
    private final ClDeposit deposit;
    private final List<ClCoefficient> curvature;
    private final List<ClCoefficient> wind;

    ClSplineStage(Session session, Ground ground, List<Formula> curvature, List<Formula> wind, double[] variance, double dt, Map<String, ? extends SpaceFunction> fields) {
        this.lattice = new Lattice(ground.grid);
        this.dt = dt;
        this.program = new MoveProgram(session, lattice, Stream.of("spline", "spline_search", "slabs", ClDeposit.kernels(session)).map(Workshop::resource).toArray(String[]::new));
        this.noise = new ClNoise(session, lattice, variance);
        this.deposit = ClDeposit.of(session, lattice, program, 1);
        this.curvature = curvature.stream().map(c -> new ClCoefficient(session, ground, c, fields)).toList();
        this.wind = wind.stream().map(b -> new ClCoefficient(session, ground, b, fields)).toList();
    }

    @Override
    public void shake(Buffer x, Buffer out) {
        noise.average(ClBuffer.of(x), ClBuffer.of(out));
    }

    @Override
    public void drift(double t, Buffer[] moves) {
        for (ClCoefficient b : wind) b.at(t, null);
        List<Object> arguments = new ArrayList<>(widths());
        for (ClCoefficient b : wind) arguments.addAll(List.of(b.slice, b.stride));
        arguments.add(dt);
        arguments.addAll(Arrays.asList(moves));
        program.cells("drift", arguments);
    }

    @Override
    public void search(double t, Buffer x, Buffer[] moves, Buffer out) {
        for (ClCoefficient c : curvature) c.at(t, null);
        List<Object> arguments = new ArrayList<>(widths());
        for (ClCoefficient c : curvature) arguments.add(c.slice);
        arguments.addAll(List.of(dt, x));
        arguments.addAll(Arrays.asList(moves));
        arguments.add(out);
        program.cells("search", arguments);
    }

    @Override
    public void gather(Buffer[] moves, Buffer x, Buffer out) {
        List<Object> arguments = new ArrayList<>(Arrays.asList(moves));
        arguments.addAll(List.of(x, out));
        program.cells("gather", arguments);
    }

    @Override
    public void deposit(Buffer[] moves, Buffer x, Buffer out) {
        deposit.run(moves, List.of(), x, out);
    }

    private List<Double> widths() {
        return Arrays.stream(lattice.h).boxed().toList();
    }
}
