package org.mfglab.gpu;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.mfglab.device.Buffer;
import org.mfglab.device.FootStage;
import org.mfglab.device.Lattice;
import org.mfglab.formula.Formula;
import org.mfglab.grid.SpaceFunction;

/// A step along characteristics where nothing stops feet, one cell per item.
final class ClFootStage implements FootStage {

    private final Lattice lattice;
    private final double dt;
    private final ClMotion motion;
    private final ClCoefficient viscosity;
    private final MoveProgram program;
    private final ClSteepness steepness;
    private final ClDeposit deposit;
    private double time;

    ClFootStage(Session session, Ground ground, ClMotion motion, Formula nu, double dt, Map<String, ? extends SpaceFunction> fields) {
        this.lattice = new Lattice(ground.grid);
        this.dt = dt;
        this.motion = motion;
        this.viscosity = new ClCoefficient(session, ground, nu, fields);
        this.program = new MoveProgram(session, lattice, Workshop.resource("steepness"), Workshop.resource("foot"), Workshop.resource("move_boxes"), motion.text(),
                Workshop.resource("foot_search"), Workshop.resource("slabs"), Workshop.resource(ClDeposit.kernels(session)));
        this.steepness = new ClSteepness(session, lattice, program);
        this.deposit = ClDeposit.of(session, lattice, program, 2 * lattice.dimension);
    }

    @Override
    public void at(double t, Buffer m) {
        time = t;
        motion.at(t, m);
        viscosity.at(t, m);
    }

    @Override
    public void search(Buffer uNext, Buffer gain, Buffer[] moves, Buffer u) {
        steepness.take(ClBuffer.of(uNext));
        List<Object> arguments = shaken();
        for (ClAxisFlux.Slice slice : motion.slices()) arguments.addAll(List.of(slice.values(), slice.stride()));
        arguments.addAll(List.of(time, uNext, steepness.extremes, steepness.levels(), gain));
        arguments.addAll(Arrays.asList(moves));
        arguments.add(u);
        program.cells("search", arguments);
    }

    @Override
    public void gather(Buffer[] moves, Buffer x, Buffer out) {
        List<Object> arguments = new ArrayList<>(Arrays.asList(moves));
        arguments.addAll(shaken());
        arguments.addAll(List.of(x, out));
        program.cells("gather", arguments);
    }

    @Override
    public double deposit(Buffer[] moves, Buffer x, Buffer out) {
        deposit.run(moves, shaken(), x, out);
        return 0;
    }

    /// What kernels take to know how feet shake.
    private List<Object> shaken() {
        List<Object> arguments = new ArrayList<>(Arrays.stream(lattice.h).boxed().toList());
        arguments.addAll(List.of(viscosity.slice, viscosity.stride, dt));
        return arguments;
    }
}
