package org.mfglab.gpu;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.mfglab.device.AxisStage;
import org.mfglab.device.Backend;
import org.mfglab.device.Buffer;
import org.mfglab.device.Convolution;
import org.mfglab.device.CoupledHamiltonian;
import org.mfglab.device.DeviceException;
import org.mfglab.device.DeviceException.Kind;
import org.mfglab.device.FootStage;
import org.mfglab.device.KernelTime;
import org.mfglab.device.LevelStage;
import org.mfglab.device.NumericalHamiltonian;
import org.mfglab.device.PointwiseKernel;
import org.mfglab.device.Precision;
import org.mfglab.device.SplineStage;
import org.mfglab.formula.Formula;
import org.mfglab.formula.SlopeFunction;
import org.mfglab.grid.Grid;
import org.mfglab.grid.SpaceFunction;

/// An OpenCL device. Values stay in its memory; numbers cross, and slices that somebody asks for.
///
/// What is made of + - * / and square roots has the bits that the processor gives.
final class OpenClBackend implements Backend {

    private final Session session;
    private final Slices slices;
    private final Map<Grid, Ground> grounds = new HashMap<>();

    private OpenClBackend(Session session) {
        this.session = session;
        this.slices = new Slices(session);
    }

    /// @throws DeviceException if it cannot; then nothing stays open
    static OpenClBackend open(OpenCl cl, OpenClDevice device, Settings settings) {
        Session session = new Session(cl, device, settings);
        try {
            return new OpenClBackend(session);
        } catch (DeviceException e) {
            Closing.after(e, session);
            throw e;
        }
    }

    @Override
    public String device() {
        return "opencl:" + session.device.facts().index();
    }

    @Override
    public String driver() {
        return "%s, %s, driver %s".formatted(session.device.facts().platform(), session.device.facts().name(), session.device.facts().driver());
    }

    @Override
    public int threads() {
        return session.device.facts().units();
    }

    @Override
    public List<KernelTime> kernelTimes() {
        return session.settings.stopwatch() == null ? List.of() : session.settings.stopwatch().times();
    }

    @Override
    public Precision precision() {
        return session.settings.precision();
    }

    @Override
    public long memory() {
        return session.residents.capacity();
    }

    @Override
    public Buffer allocate(int size) {
        return session.residents.guest(size);
    }

    private Ground ground(Grid grid) {
        return grounds.computeIfAbsent(grid, _ -> new Ground(session, grid));
    }

    @Override
    public PointwiseKernel pointwise(Formula formula, Grid grid, Map<String, ? extends SpaceFunction> fields, List<String> buffers, List<String> scalars) {
        return new ClPointwise(session, ground(grid), formula, fields, buffers, scalars);
    }

    @Override
    public AxisStage axisStage(Grid grid, int axis, SlopeFunction h, Formula nu, double dt, Map<String, ? extends SpaceFunction> fields) {
        return new ClAxisStage(session, ground(grid), axis, h, nu, dt, fields);
    }

    @Override
    public LevelStage levelStage(Grid grid, NumericalHamiltonian g, Formula nu, double dt, double discount, Map<String, ? extends SpaceFunction> fields) {
        return new ClLevelStage(session, ground(grid), g, nu, dt, discount, fields);
    }

    @Override
    public FootStage footStage(Grid grid, List<SlopeFunction> h, Formula nu, double dt, Map<String, ? extends SpaceFunction> fields) {
        if (grid.geometry().bounded()) throw noFeet();
        return new ClFootStage(session, ground(grid), ClMotion.of(session, ground(grid), h, fields), nu, dt, fields);
    }

    @Override
    public FootStage footStage(Grid grid, CoupledHamiltonian h, Formula nu, double dt, Map<String, ? extends SpaceFunction> fields) {
        return new ClFootStage(session, ground(grid), ClMotion.of(session, ground(grid), h, fields), nu, dt, fields);
    }

    private static DeviceException noFeet() {
        return new DeviceException(Kind.UNSUPPORTED, "The step of first order along characteristics (semi_lagrangian) runs on the processor only where there are exits, given values or obstacles. "
                + "Take scheme = \"semi_lagrangian_2\" or a scheme of finite differences, or device = \"cpu\".");
    }

    @Override
    public SplineStage splineStage(Grid grid, List<Formula> curvature, List<Formula> wind, double[] variance, double dt, Map<String, ? extends SpaceFunction> fields) {
        return new ClSplineStage(session, ground(grid), curvature, wind, variance, dt, fields);
    }

    @Override
    public Convolution convolution(Grid grid, Formula kernel) {
        return new ClConvolution(session, ground(grid), kernel);
    }

    @Override
    public void combine(Buffer out, double a, Buffer x, double b, Buffer y) {
        slices.combine(ClBuffer.of(out), a, ClBuffer.of(x), b, ClBuffer.of(y));
    }

    @Override
    public double dot(Buffer x, Buffer y, int row) {
        return slices.dot(ClBuffer.of(x), ClBuffer.of(y), row);
    }

    @Override
    public double sum(Buffer x, int row) {
        return slices.sum(ClBuffer.of(x), row);
    }

    @Override
    public double max(Buffer x) {
        return slices.max(ClBuffer.of(x));
    }

    @Override
    public double min(Buffer x) {
        return slices.min(ClBuffer.of(x));
    }

    @Override
    public double distance(Buffer x, Buffer y) {
        return slices.distance(ClBuffer.of(x), ClBuffer.of(y));
    }

    @Override
    public int firstNonFinite(Buffer x) {
        return slices.firstNonFinite(ClBuffer.of(x));
    }

    @Override
    public void close() {
        session.close();
    }
}
